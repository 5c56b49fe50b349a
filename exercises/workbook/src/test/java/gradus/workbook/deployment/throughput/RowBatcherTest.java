package gradus.workbook.deployment.throughput;

import static gradus.engine.expect.Expect.expect;
import static gradus.engine.expect.Law.law;
import static gradus.workbook.deployment.throughput.Callers.submit;

import gradus.engine.exercise.Exercise;
import gradus.engine.exercise.ExplainedIn;
import gradus.engine.exercise.Hint;
import gradus.engine.exercise.Kind;
import gradus.engine.exercise.Needs;
import gradus.kit.http.Waits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

@Exercise(
        lesson = "throughput",
        number = 3,
        title = "Thirty callers, one call",
        kind = Kind.BUILD,
        points = 10,
        minutes = 45)
@Hint(
        "Three reasons make a batch due. For which of them does somebody have to wake the thread, and which comes with the clock?")
@Hint(
        "Hold the lock to look at the line and to take from it, and give it back before the model is asked: that may take long.")
@Hint(
        "What must be true of each future that submit has returned, whatever the model throws, and when close has returned?")
@ExplainedIn("throughput#batches-that-gather-themselves")
class RowBatcherTest extends BatcherCase {
    @Test
    void a_full_batch_goes_at_once() {
        List<CompletableFuture<Double>> answers = submit(batcher(3, LONG, 9), 1, 2, 3);
        expect("the answers to rows 1, 2, 3, three to a batch,", callers.told(answers))
                .when(
                        list -> list.indexOf("no answer") > 0,
                        "Some of the three were asked, and not the others: a batch takes all that have a place in it, and a thread that was woken looks again whether the batch is due.")
                .when(
                        list -> list.contains("no answer"),
                        "A full batch is due, however long a row may wait. Usually nobody woke the thread, or it looks at the time only.")
                .when(
                        list -> list.equals(List.of("30.0", "20.0", "10.0")),
                        "The answers are in the order of the rows that the model was given, and each future belongs to one of them.")
                .usually("The model answers ten times the row; each future gets its own row's answer.")
                .toEqual(List.of("10.0", "20.0", "30.0"));
        expect("the calls of the model for rows 1, 2, 3, three to a batch,", model.calls())
                .ifEqual(List.of("3 2 1"), "The oldest row comes first.")
                .when(
                        list -> list.size() > 1,
                        "The three go together: a batch is due when it is full, and not before, unless its oldest row has waited long enough.")
                .toEqual(List.of("1 2 3"));
        submit(batcher(2, LONG, 9), 4);
        expect(
                        "the answers of a batcher to its rows 5 and 6, while another one has row 4,",
                        callers.told(submit(batcher(2, LONG, 9), 5, 6)))
                .usually("Row 4 came between them: each batcher has a line of its own, which is not static.")
                .toEqual(List.of("50.0", "60.0"));
    }

    @Test
    @Needs("a_full_batch_goes_at_once")
    void a_row_that_stays_alone_is_answered_in_time() {
        long begin = System.nanoTime();
        String told = told(batcher(100, Duration.ofMillis(30), 100), 7);
        long waited = (System.nanoTime() - begin) / 1_000_000;
        expect("the answer to a single row that may wait for 30 ms", told)
                .ifEqual(
                        "no answer",
                        "It waits for ever: for a full batch, or because what was left of the 30 ms became wait(0), which has no end.")
                .toEqual("70.0");
        law("a single row that may wait for 30 ms should be held back for 30 ms, in case others come", waited >= 30)
                .but("it was answered after " + waited + " ms")
                .toHold();
        expect("the answer to a single row that may not wait", told(batcher(100, Duration.ZERO, 100), 8))
                .ifEqual(
                        "no answer",
                        "With a wait of zero a batch is due as soon as there is a row. Mind that wait(0) waits for ever.")
                .toEqual("80.0");
    }

    @Test
    @Needs("a_row_that_stays_alone_is_answered_in_time")
    void the_oldest_row_decides_how_long() {
        law(
                        "a row should be asked when it has waited for as long as it may, while others drip in",
                        goesWhileOthersDripIn())
                .but("it goes when no other has come for as long")
                .usually("Each new row began the wait again. It counts from the oldest row in the line.")
                .toHold();
    }

    @Test
    @Needs("a_full_batch_goes_at_once")
    void rows_gather_while_the_model_is_busy() {
        RowBatcher batcher = batcher(3, Duration.ZERO, 9);
        List<CompletableFuture<Double>> answers = held(batcher, 1);
        String blocked = callers.thrown(() -> answers.addAll(submit(batcher, 2, 3, 4, 5)));
        expect("what submit throws while the model is busy", blocked)
                .ifEqual(
                        "does not return",
                        "It waits for a lock that is held while the model is asked. Take the batch under the lock, and ask without it.")
                .toEqual("nothing");
        model.release();
        expect("the answers to rows 1 to 5, of which four came while the model was busy,", callers.told(answers))
                .toEqual(List.of("10.0", "20.0", "30.0", "40.0", "50.0"));
        expect("the calls of the model for rows 1 to 5, three to a batch,", model.calls())
                .when(list -> list.size() == 5, "Rows that wait go together, also where none has to wait for others.")
                .when(
                        list -> list.stream().anyMatch(call -> call.split(" ").length > 3),
                        "At most three rows make a batch; the others wait for the next.")
                .toEqual(List.of("1", "2 3 4", "5"));
    }

    @Test
    @Needs({"a_row_that_stays_alone_is_answered_in_time", "rows_gather_while_the_model_is_busy"})
    void a_wait_begins_when_the_row_comes() {
        law(
                        "a row that has waited for as long as it may while the model was busy should be asked once that is free",
                        goesOnceTheModelIsFree())
                .but("it waits for as long once more")
                .usually("Its wait began when the model was free. It begins when the row comes.")
                .toHold();
    }

    @Test
    @Needs("a_full_batch_goes_at_once")
    void a_waking_makes_no_batch() {
        RowBatcher batcher = batcher(3, LONG, 9);
        List<CompletableFuture<Double>> answers = new ArrayList<>();
        for (int row = 1; row <= 3; row++) {
            answers.addAll(submit(batcher, row));
            Waits.pause(8); // the thread has looked, and waits again
        }
        callers.told(answers);
        expect("the calls of the model for rows 1, 2, 3, which come 8 ms apart, three to a batch,", model.calls())
                .usually(
                        "The batch left early: a thread that was woken looks again whether the batch is due. That takes a loop.")
                .toEqual(List.of("1 2 3"));
    }

    @Test
    @Needs("rows_gather_while_the_model_is_busy")
    void one_row_too_many_is_refused() {
        RowBatcher batcher = batcher(2, Duration.ZERO, 3);
        List<CompletableFuture<Double>> answers = held(batcher, 1);
        expect(
                        "what submit throws for three rows and three places, while the model is busy with another,",
                        callers.thrown(() -> answers.addAll(submit(batcher, 2, 3, 4))))
                .ifEqual(
                        "RejectedExecutionException",
                        "Three places take three rows. One that the model is being asked about waits no longer, and takes none.")
                .toEqual("nothing");
        expect("what submit throws for a fourth row and three places", callers.thrown(() -> submit(batcher, 5)))
                .ifEqual(
                        "nothing",
                        "A fourth row was let in where three have a place. A line without an end eats the memory when the model is slow, and the last in it wait for minutes.")
                .ifEqual("does not return", "It waits for a place. The caller wants to know at once.")
                .toEqual("RejectedExecutionException");
        long refusing = Callers.shortest(40, () -> Callers.nanos(() -> callers.thrown(() -> submit(batcher, 5))));
        law("submit should refuse a row at once", refusing < 40)
                .but("it took " + refusing + " ms")
                .usually("It waited for a place first.")
                .toHold();
        model.release();
        callers.told(answers);
        expect("the answer to a row after the line was empty again", told(batcher, 6))
                .toEqual("60.0");
        expect("the rows that the model was asked about, with one refused,", model.rows())
                .usually("A row that was refused is not asked, and all others are.")
                .toEqual(List.of(1, 2, 3, 4, 6));
    }

    @Test
    @Needs("a_full_batch_goes_at_once")
    void a_failure_belongs_to_its_row() {
        RowBatcher batcher = batcher(3, LONG, 9);
        List<CompletableFuture<Double>> answers = submit(batcher, 1, -2, 3);
        expect("the answers to rows 1, −2, 3, of which the model refuses −2,", callers.told(answers))
                .when(
                        list -> list.contains("no answer"),
                        "Somebody waits for ever: the exception ended the thread, or a future was forgotten.")
                .when(
                        list -> list.stream().noneMatch(one -> one.endsWith(".0")),
                        "Everybody got the error of one. Ask again about each row by itself.")
                .usually(
                        "The other two are asked by themselves, and answered; the failure is that of the row's own call.")
                .toEqual(List.of("10.0", "IllegalArgumentException: -2 of 1", "30.0"));
        expect("the calls of the model for rows 1, −2, 3,", model.calls())
                .usually("First together, then each by itself, in their order, once.")
                .toEqual(List.of("1 -2 3", "1", "-2", "3"));
        expect("the answers to three rows after a failure", callers.told(submit(batcher, 4, 5, 6)))
                .usually("A failure ends no thread: the next batch is answered as if nothing had been.")
                .toEqual(List.of("40.0", "50.0", "60.0"));
        RowBatcher single = batcher(1, LONG, 9);
        int before = model.calls().size();
        expect("the answer to row −7 in a batch of its own", told(single, -7))
                .toEqual("IllegalArgumentException: -7 of 1");
        expect(
                        "the calls of the model for row −7 in a batch of its own",
                        model.calls().size() - before)
                .usually("It was asked by itself already.")
                .toEqual(1);
    }

    @Test
    @Needs("a_failure_belongs_to_its_row")
    void answers_without_a_row_go_to_nobody() {
        for (int number : new int[] {1, 3, 0}) {
            model.answers(number);
            RowBatcher batcher = batcher(2, LONG, 9);
            List<CompletableFuture<Double>> answers = submit(batcher, 1, 2);
            expect("the answers to two rows where the model gives " + number, callers.told(answers))
                    .when(
                            list -> list.contains("no answer"),
                            "Somebody waits for ever. Compare the two numbers before you hand out anything.")
                    .when(list -> list.contains("10.0"), "Who knows whose answers these are? Both fail.")
                    .toEqual(List.of("IllegalStateException", "IllegalStateException"));
            model.answers(-1);
            expect("the answers to two rows after that", callers.told(submit(batcher, 3, 4)))
                    .toEqual(List.of("30.0", "40.0"));
        }
        model.answers(0);
        expect(
                        "the answers to rows 1 and −2, where the model refuses −2 and gives no answer to 1 by itself,",
                        callers.told(submit(batcher(2, LONG, 9), 1, -2)))
                .usually("A row that is asked by itself may get a wrong number of answers, too.")
                .toEqual(List.of("IllegalStateException", "IllegalArgumentException: -2 of 1"));
        expect("the rows that the model was asked about, where it gave other numbers of answers,", model.rows())
                .usually("Nobody is asked again where the model did not throw; where it threw, each by itself, once.")
                .toEqual(List.of(1, 2, 3, 4, 1, 2, 3, 4, 1, 2, 3, 4, 1, -2, 1, -2));
    }

    @Test
    @Needs
    void closing_loses_nobody() {
        RowBatcher batcher = batcher(2, LONG, 3);
        List<CompletableFuture<Double>> answers = held(batcher, 1, 2);
        answers.addAll(submit(batcher, 3, 4, 5)); // all places are taken
        CompletableFuture<Boolean> answeredAll = Callers.closing(batcher, answers);
        String refused = callers.thrown(() -> submit(batcher, 6));
        model.release();
        expect("what submit throws after close", refused)
                .ifEqual("nothing", "It still takes rows, which nobody will answer.")
                .ifEqual(
                        "RejectedExecutionException",
                        "It still takes rows, which nobody will answer, where there is a place; or it looks at the places first.")
                .toEqual("IllegalStateException");
        expect("the answers to rows 1 to 5, of which three waited when it was closed,", callers.told(answers))
                .when(
                        list -> list.contains("no answer"),
                        "Lost: who waits when the batcher is closed is answered too, though the last batch is not full.")
                .toEqual(List.of("10.0", "20.0", "30.0", "40.0", "50.0"));
        expect("whether all were answered when close returned,", Callers.soon(answeredAll))
                .usually("It returns before they are answered, or never.")
                .toEqual(true);
        law("a model that is being asked should be left in peace by close", !model.wasInterrupted())
                .but("its thread was interrupted")
                .usually("Wake the thread with notifyAll: an interrupt may break off what the model does.")
                .toHold();
        expect("what closing again throws", callers.thrown(batcher::close)).toEqual("nothing");
        expect("the calls of the model for rows 1 to 5, two to a batch,", model.calls())
                .toEqual(List.of("1 2", "3 4", "5"));
    }

    @Test
    @Needs("closing_loses_nobody")
    void its_thread_ends() {
        RowBatcher idle = batcher(2, LONG, 9);
        submit(idle, 1, 2).forEach(callers::told);
        Thread thread = model.thread();
        law("all calls of the model should come from the batcher's own thread", thread != Thread.currentThread())
                .but("the model was asked by whoever submitted the row")
                .toHold();
        expect("what closing an idle batcher throws", callers.thrown(idle::close))
                .ifEqual("does not return", "The thread waits for rows, and nobody tells it that none will come.")
                .toEqual("nothing");
        law("the batcher's thread should have ended when close returns", !thread.isAlive())
                .toHold();
    }

    @Test
    @Needs
    void many_callers_each_get_their_own() {
        RowBatcher batcher = batcher(7, Duration.ofMillis(1), 10_000);
        for (String wrong : Callers.firstWrongOfEight(batcher)) {
            expect("the first wrong answer of a caller, of 8 with 50 rows each,", wrong)
                    .usually(
                            "Rows were lost, or answers mixed: several threads touch the line, and each of them must hold the lock.")
                    .toEqual("none");
        }
        expect("the number of rows that the model was asked about", model.rows().size())
                .toEqual(400);
    }
}
