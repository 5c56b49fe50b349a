package gradus.workbook.deployment.serving;

import static gradus.engine.expect.Expect.expect;
import static gradus.engine.expect.Law.law;
import static gradus.kit.http.ThreadWatch.awaitUnlessStill;
import static gradus.kit.http.Waits.await;
import static gradus.kit.http.Waits.pause;

import gradus.engine.exercise.Exercise;
import gradus.engine.exercise.Hint;
import gradus.engine.exercise.Kind;
import gradus.engine.exercise.Needs;
import gradus.kit.http.Queueing;
import gradus.kit.http.RawConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@Exercise(
        lesson = "serving",
        number = 3,
        title = "64 clients, four fragile models, no error",
        kind = Kind.REACH,
        points = 7,
        minutes = 30,
        seconds = 30)
@Hint(
        "A request that finds every copy busy is no error: it can wait. Which collection lets a thread wait for an element?")
@Hint(
        "What happens to the copy that a request holds when the prediction throws? After as many failures as there are copies?")
@Hint(
        "Stopping is two things: letting nobody in, and waiting for those inside. The lesson's server does both in two lines of its set-up.")
class SteadyServerTest extends SteadyCase {
    @Test
    void one_client_is_answered_with_its_prediction() throws Exception {
        serve(SteadyCase::truth);
        expect("the answer to the features [1.5, 2], for which the model says 5.0", ask("[1.5, 2]"))
                .when(a -> !a.matches("200 [-0-9.E]+"), "The status must be 200, and the body {\"prediction\": 5.0}.")
                .toEqual("200 5.0");
        expect("the answer to the features [-1, 0.25]", ask("[-1, 0.25]")).toEqual("200 -1.75");
        expect("the answer to the features [0.1, 1e-9], for which the model says 0.200000001", ask("[0.1, 1e-9]"))
                .usually("Give the prediction as the model gave it, with all its digits.")
                .toEqual("200 0.200000001");
    }

    @Test
    void what_is_no_array_of_numbers_is_answered_400() throws Exception {
        serve(features -> 1);
        for (String body : List.of(
                "{\"features\": [1.5, ",
                "",
                "{\"features\": \"1, 2\"}",
                "{\"features\": [1, \"2\"]}",
                "{\"features\": [null, 2]}",
                "{\"x\": [1, 2]}",
                "[1, 2]")) {
            expect("the status for the body " + body, status(body))
                    .when(
                            status -> status.startsWith("200"),
                            "Something in it is no number, and the model was asked all the same.")
                    .ifEqual("500", "The client is wrong, not the server: an exception has come through.")
                    .ifEqual(
                            "no answer",
                            "It waits for a copy that nobody gives back: did an earlier bad request keep its copy?")
                    .toEqual("400");
        }
    }

    @Test
    @Needs("one_client_is_answered_with_its_prediction")
    void a_model_that_throws_costs_one_answer_and_nothing_more() {
        serve(features -> {
            if (features[0] == -1) {
                throw new IllegalStateException("the vendor's model does not like it");
            } else if (features[0] == -2) {
                throw new StackOverflowError();
            }
            return truth(features);
        });
        for (int i = 0; i < 3 * COPIES; i++) {
            boolean error = i % 2 == 1;
            expect(
                            "the status of a prediction that throws an " + (error ? "error" : "exception") + ", after "
                                    + i + " others that threw",
                            status("{\"features\": [" + (error ? -2 : -1) + ", 0]}"))
                    .ifEqual(
                            "no answer",
                            "No answer came: each failure has taken a copy with it. It must be given back whatever happens, in finally.")
                    .ifEqual("400", "That blames the client for the model's failure.")
                    .toEqual("500");
        }
        expect("the answer to [1, 2] after " + 3 * COPIES + " predictions that threw", ask("[1, 2]"))
                .usually("Each failure has taken a copy with it. It must be given back whatever happens.")
                .toEqual("200 4.0");
        expect("the number of models built by then, for " + COPIES + " copies", built())
                .usually(
                        "A copy that threw was replaced by a new one. Use no more copies than allowed, ever: give the same one back.")
                .toBeAtMost(COPIES);
    }

    @Test
    @Needs("one_client_is_answered_with_its_prediction")
    void a_client_whose_body_is_still_coming_holds_no_copy() throws Exception {
        serve(SteadyCase::truth);
        String body = "{\"features\": [1, 2]}";
        List<RawConnection> slow = new ArrayList<>();
        try {
            for (int i = 0; i < COPIES; i++) {
                slow.add(RawConnection.to(server.port())
                        .write(
                                "POST /predict HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nConnection: close\r\n"
                                        + "Content-Length: " + body.length() + "\r\n\r\n" + body.substring(0, 9)));
            }
            threads.awaitInside(COPIES);
            threads.ignoreThoseOfNow(); // they wait for the rest, rightly
            expect("the answer to [1, 2] while " + COPIES + " clients have sent half a body", status(body))
                    .ifEqual(
                            "no answer",
                            "Each slow client holds a copy that it cannot use yet. Read the body first, then take a copy.")
                    .toEqual("200 4.0");
        } finally {
            for (RawConnection connection : slow) {
                connection.close();
            }
        }
    }

    @Test
    @Needs
    void sixty_four_clients_at_once_each_get_their_own_answer() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        serve(features -> {
            await(release, 8);
            pause(2); // long enough for clients to meet
            return truth(features);
        });
        List<CompletableFuture<String>> answers = sendEach(0, 64);
        Queueing wait = Queueing.of(threads, COPIES, answers);
        release.countDown();
        List<String> actual = joined(answers);
        expect(
                        "the number of clients answered while all " + COPIES + " copies were busy, of 64",
                        wait.gaveUp().size())
                .usually("They got " + Set.copyOf(wait.gaveUp())
                        + ". A request that finds every copy busy is no error: let it wait,"
                        + " however long it takes.")
                .toEqual(0);
        expect("the number of waiting requests found in Thread.sleep", wait.asleep())
                .usually(
                        "There nothing wakes them when a copy is given back: it is idle until they look again. Wait in a way"
                                + " that ends when a copy is there, as take() of a BlockingQueue does.")
                .toEqual(0L);
        expect("the number of waiting requests that were running, at the quietest of several looks", wait.restless())
                .usually(
                        "They look for a copy again and again. Wait in a way that ends when a copy is there, as take() of a"
                                + " BlockingQueue does.")
                .toEqual(0L);
        List<Integer> wrong = IntStream.range(0, 64)
                .filter(i -> !actual.get(i).equals(answer(i)))
                .boxed()
                .toList();
        String example = wrong.stream()
                .map(i -> "Client " + i + " should get " + answer(i) + " but got " + actual.get(i) + ".")
                .findFirst()
                .orElse("");
        expect("the number of clients with a wrong answer, of 64", wrong.size())
                .usually(example)
                .toEqual(0);
        expectNoCollision();
        expect("the number of models built for " + COPIES + " copies", built())
                .when(
                        n -> builtAtStart() > COPIES,
                        "So many were there when the server had started: look at the end of your loop.")
                .usually("Build the copies when the server starts, not when a request comes.")
                .to("be at most " + COPIES, n -> n <= COPIES);
    }

    @Test
    @Needs("sixty_four_clients_at_once_each_get_their_own_answer")
    void all_copies_work_while_there_is_work_for_them() throws Exception {
        CountDownLatch inside = new CountDownLatch(COPIES);
        CountDownLatch slow = new CountDownLatch(COPIES - 1);
        CountDownLatch first = new CountDownLatch(1);
        CountDownLatch second = new CountDownLatch(1);
        serve(features -> {
            if (features[1] == 0.5) {
                inside.countDown();
                await(first, 8);
            } else if (features[1] == -1) {
                slow.countDown();
                await(second, 8);
            }
            return truth(features);
        });
        List<CompletableFuture<String>> answers = sendEach(0, 2 * COPIES);
        awaitUnlessStill(() -> inside.getCount() == 0);
        int together = COPIES - (int) inside.getCount();
        first.countDown();
        answers.forEach(CompletableFuture::join);
        expect("the number of predictions under way at once, of 8 asked for and with " + COPIES + " copies", together)
                .ifEqual(
                        1,
                        "They ran one after the other. Let requests run on several threads, each with a copy of its own.")
                .usually("All " + COPIES + " copies should work while requests are waiting.")
                .toEqual(COPIES);
        expectNoCollision();
        try {
            for (int i = 1; i < COPIES; i++) {
                send("{\"features\": [0, -1]}");
            }
            awaitUnlessStill(() -> slow.getCount() == 0);
            for (int i = 0; i < COPIES; i++) {
                expect(
                                "the answer to [" + i + ", 1] while one of four copies is idle and the others are slow",
                                ask("[" + i + ", 1]"))
                        .ifEqual(
                                "no answer",
                                "It waits for a copy that is busy while another is idle: let it take whichever is idle.")
                        .toEqual("200 " + (2.0 * i + 1));
            }
        } finally {
            second.countDown();
        }
    }

    @Test
    @Needs("all_copies_work_while_there_is_work_for_them")
    void a_copy_that_is_given_back_goes_to_the_request_that_waits() {
        law("a copy that is given back should go at once to a request that waits for it", !liesIdle())
                .usually(
                        "It looked for a copy now and then, and the copy was idle meanwhile. Let the copy's return wake it, as"
                                + " take() of a BlockingQueue does.")
                .toHold();
    }

    @Test
    @Needs
    void other_numbers_of_copies_are_kept_to_as_well() {
        for (int copies : new int[] {1, 12}) {
            CountDownLatch inside = new CountDownLatch(copies);
            CountDownLatch finish = new CountDownLatch(1);
            serveApart(copies, features -> {
                inside.countDown();
                await(finish, 8);
                return truth(features);
            });
            List<CompletableFuture<String>> answers = sendEach(0, copies + 3);
            awaitUnlessStill(() -> inside.getCount() == 0);
            long together = copies - inside.getCount();
            finish.countDown();
            answers.forEach(CompletableFuture::join);
            expect("the number of models built for " + copies + " copies and " + answers.size() + " requests", built())
                    .usually("Every request may use a copy, but none may build one beyond what is allowed.")
                    .to("be from 1 to " + copies, n -> n >= 1 && n <= copies);
            expect("the number of predictions under way at once, with " + copies + " copies", together)
                    .usually("Some copies are always idle. Are there fewer threads than copies?")
                    .toEqual((long) copies);
            stopAside(server);
            server = null;
        }
    }

    @Test
    @Needs
    void a_stop_answers_every_request_that_was_begun() throws Exception {
        Stop stop = Stop.of(this);
        expect("the answers to four predictions under way when the server was told to stop", stop.inside())
                .usually(
                        "They were cut off. Stopping must wait for the requests that have begun; Jetty does if its server"
                                + " was told how long, with setStopTimeout.")
                .toEqual(answers(0, COPIES));
        expect("the answers to four that waited for a copy when the server was told to stop", stop.waiting())
                .usually("The server had begun these, too: stop when no request is left, not when no copy is at work.")
                .toEqual(answers(COPIES, 2 * COPIES));
        law("close should wait for the predictions under way", !stop.early())
                .usually("Whoever calls close ends the process next. Return when the last request is answered.")
                .toHold();
        expect("the answer to a client that comes while the server stops", stop.late())
                .usually("It was let in and served. First close the door, then wait for those inside.")
                .to("be no prediction", status -> !status.startsWith("200"));
        expect(
                        "the answer to a client that comes meanwhile over a connection that was open before the stop",
                        stop.onOldConnection())
                .usually(
                        "It was let in over a connection that was open before. Closing the door keeps out new connections alone:"
                                + " requests on old ones must be refused, as Jetty's GracefulHandler does.")
                .to("be no prediction", status -> !status.startsWith("200"));
        expect("the answer to a client after the stop", stop.after())
                .usually("After close has returned, nobody may be listening on the port.")
                .toEqual("no answer");
    }
}
