package gradus.workbook.deployment.serving;

import static gradus.engine.expect.Expect.expect;
import static gradus.kit.http.Waits.await;

import gradus.engine.check.Agreement;
import gradus.engine.check.Inputs;
import gradus.engine.exercise.Exercise;
import gradus.engine.exercise.ExplainedIn;
import gradus.engine.exercise.Hint;
import gradus.engine.exercise.Kind;
import gradus.engine.exercise.Needs;
import gradus.kit.http.Answer;
import gradus.kit.http.ThreadWatch;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@Exercise(
        lesson = "serving",
        number = 2,
        title = "The alarm at night and the other patient's weight",
        kind = Kind.FIX,
        points = 5,
        minutes = 15)
@Hint(
        "The request is complete, but only half a document is in it. Which exception leaves readTree, and which handler meets it?")
@Hint("Javalin lets the handler of the most specific exception class answer. Leave the one for everything else alone.")
@Hint(
        "Two threads are inside the model. Go through it line by line: which variables do they share, and who writes them?")
@ExplainedIn("serving#who-is-at-fault")
class WeightEndpointTest extends WeightCase {
    private static final double[][] PATIENTS = {{190, 100}, {160, 70}, {200, 60}, {150, 110}};
    private static final double[] WEIGHTS = {100, 55, 90, 65};

    @Test
    void a_good_request_is_answered_as_before() {
        serve(REGRESSION);
        Answer good = post("{\"height_cm\": 180, \"waist_cm\": 90}");
        expect("the status for height 180 and waist 90", good.status()).toEqual(200);
        expect("the answer to height 180 and waist 90 (both standardised to 1: 70 + 10 + 5)", good.body())
                .toEqual("{\"weight_kg\":85.0}");
        expect("the content type of that answer", good.type()).toEqual("application/json");
        expect("the answer to a good document with more text after it", shown(post(patient("90") + " and so on")))
                .usually("The endpoint reads the first document and ignores the rest. That was no complaint: leave it.")
                .toEqual("200 {\"weight_kg\":85.0}");
    }

    @Test
    void json_with_unusable_values_is_answered_422_as_before() {
        serve(REGRESSION);
        for (String waist : List.of("null", "\"77\"", "\"wide\"", "true", "[77]")) {
            expect("the answer to a waist of " + waist, shown(post(patient(waist))))
                    .when(
                            a -> a.startsWith("200"),
                            "It is no JSON number, but was taken for one: asDouble turns text into a number. Leave the question isNumber.")
                    .usually("This is JSON with an unusable value; it was answered 422 and must go on so.")
                    .toEqual("422 {\"status\":422,\"detail\":\"waist_cm must be a number\"}");
        }
        for (String body : List.of("null", "[]", "17", "\"height=180\"", "")) {
            expect("the answer to " + (body.isEmpty() ? "an empty body" : "the body " + body), shown(post(body)))
                    .when(
                            a -> a.startsWith("400"),
                            "readTree does not throw at it, so it was not what rang the alarm. Only what it refuses to read becomes 400.")
                    .usually("It was answered 422 and must go on so.")
                    .toEqual("422 {\"status\":422,\"detail\":\"height_cm must be a number\"}");
        }
    }

    @Test
    void a_body_that_is_not_json_is_answered_400() {
        serve(REGRESSION);
        for (String body : List.of("{\"height_cm\": 18", "{", "height=180", "{\"height_cm\": NaN}")) {
            Answer answer = post(body);
            expect("the status for the body " + body, answer.status())
                    .ifEqual(500, """
                            readTree throws at half a document, and only the handler for everything is there to answer: 500, and the alarm \
                            rings. (Or it was caught and answered, and the code went on without return.)""")
                    .ifEqual(422, """
                            422 is for JSON with values that cannot be used. What is not JSON is answered 400. (If it was: the code \
                            went on without return, and answered a second time.)""")
                    .when(
                            status -> status == 200 && answer.body().contains("400"),
                            "The body speaks of 400, but the answer's own status is still 200: ctx.status sets it, as in answerProblem.")
                    .ifEqual(200, "It was answered as if it were good.")
                    .toEqual(400);
            expect("the answer to the body " + body, answer.body())
                    .when(
                            String::isEmpty,
                            "A status with an empty answer tells the client nothing. Say that the body is not JSON.")
                    .when(
                            b -> !b.contains("\"detail\""),
                            "The answer must be a problem with a member detail, as answerProblem writes it.")
                    .usually("The word JSON is not in it. The detail must say that the body is not JSON.")
                    .to(
                            "be a problem whose detail says JSON",
                            b -> b.contains("\"detail\"")
                                    && b.toLowerCase(Locale.ROOT).contains("json"));
            expect("the content type of the answer to the body " + body, answer.type())
                    .usually("The answer must be a problem, as answerProblem writes it.")
                    .toEqual("application/problem+json");
        }
    }

    @Test
    void a_failure_of_our_own_is_still_answered_500() {
        AtomicReference<RuntimeException> failing = new AtomicReference<>();
        serve(z -> {
            throw failing.get();
        });
        for (RuntimeException failure : List.of(
                new IllegalStateException("a secret path"),
                new IllegalArgumentException("a secret path"),
                new IllegalStateException("the JSON of the model is broken"),
                new ArithmeticException())) {
            failing.set(failure);
            Answer answer = post(patient("90"));
            expect("the status for a good request while the model throws " + failure, answer.status())
                    .ifEqual(
                            400,
                            "That blames the client for the server's own failure, and the alarm stays silent when it should ring.")
                    .toEqual(500);
            expect("the answer while the model fails", answer.body())
                    .usually("What went wrong inside is for the log, not for strangers.")
                    .to("not tell what is inside", b -> !b.contains("secret"));
        }
    }

    @Test
    @ExplainedIn("serving#what-goes-wrong")
    void patients_one_after_the_other_get_their_own_weights() {
        WeightEndpoint.Model model = model(REGRESSION);
        for (int i = 0; i < PATIENTS.length; i++) {
            expect("the weight of " + words(i) + ", with nobody else there", model.predict(PATIENTS[i].clone()))
                    .usually(
                            "The model was asked by one thread only. Does it keep something from one patient for the next?")
                    .toBeCloseTo(WEIGHTS[i], 1e-9);
        }
    }

    @Test
    @Needs("patients_one_after_the_other_get_their_own_weights")
    @ExplainedIn("serving#what-goes-wrong")
    void a_patient_whom_another_overtakes_gets_the_right_weight() throws Exception {
        for (boolean early : List.of(true, false)) {
            Turnstile turnstile = new Turnstile();
            WeightEndpoint.Model model = new WeightEndpoint.Model(
                    List.of(HEIGHT, waist -> {
                        turnstile.pass(early);
                        return WAIST.applyAsDouble(waist);
                    }),
                    z -> {
                        turnstile.pass(!early);
                        return REGRESSION.applyAsDouble(z);
                    });
            FutureTask<Double> tall = new FutureTask<>(() -> model.predict(new double[] {190, 100}));
            new Thread(tall).start();
            turnstile.awaitHeld(tall);
            FutureTask<Double> small = new FutureTask<>(() -> model.predict(new double[] {160, 70}));
            Thread second = new Thread(small);
            second.start();
            boolean locked = ThreadWatch.awaitEndOrWait(second);
            turnstile.open();
            String cause = early && !locked ? """
                    The array is kept in the model, where the other's call replaces it, or what is in it: a copy made \
                    afterwards comes too late. Keep it in a local variable of the call, from the start.""" : """
                    Both wrote into one array before the first was read: it belongs to the model, not to the call. A lock \
                    that is released before the array is read does not help.""";
            String place = early ? "before the waist was standardised" : "before the regression";
            expect("the weight of a tall patient (100 kg), whom a small one (55 kg) overtook " + place, tall.get())
                    .usually(cause)
                    .toBeCloseTo(100.0, 1e-9);
            expect("the weight of the small patient (55 kg)", small.get())
                    .usually(cause)
                    .toBeCloseTo(55.0, 1e-9);
        }
    }

    @Test
    @Needs("a_patient_whom_another_overtakes_gets_the_right_weight")
    @ExplainedIn("serving#what-goes-wrong")
    void threads_that_predict_without_pause_never_mix_patients() throws Exception {
        WeightEndpoint.Model model = model(REGRESSION);
        AtomicBoolean stop = new AtomicBoolean();
        long end = System.nanoTime() + 40_000_000;
        List<FutureTask<Double>> last = IntStream.range(0, PATIENTS.length)
                .mapToObj(i -> new FutureTask<>(() -> {
                    double weight = WEIGHTS[i];
                    while (weight == WEIGHTS[i] && !stop.get() && System.nanoTime() - end < 0) {
                        weight = model.predict(PATIENTS[i].clone());
                    }
                    stop.set(true); // at the first wrong answer
                    return weight;
                }))
                .toList();
        last.forEach(task -> new Thread(task).start());
        for (int i = 0; i < PATIENTS.length; i++) {
            expect(
                            "the weight of " + words(i) + ", while three threads predict other patients",
                            last.get(i).get())
                    .usually("Two threads met between writing a shared array and reading it. Share nothing.")
                    .toBeCloseTo(WEIGHTS[i], 1e-9);
        }
    }

    @Test
    @Needs("a_good_request_is_answered_as_before")
    @ExplainedIn("serving#what-goes-wrong")
    void four_patients_at_once_do_not_queue() {
        CountDownLatch inside = new CountDownLatch(4);
        CountDownLatch go = new CountDownLatch(1);
        serve(z -> {
            inside.countDown();
            await(go, 8);
            return REGRESSION.applyAsDouble(z);
        });
        List<CompletableFuture<Answer>> answers = Stream.of(170, 180, 190, 200)
                .map(height -> send("{\"height_cm\": " + height + ", \"waist_cm\": 80}"))
                .toList();
        new ThreadWatch(WeightEndpoint.class, WeightCase.class)
                .awaitUnlessWaiting(
                        () -> inside.getCount() == 0 || answers.stream().anyMatch(CompletableFuture::isDone));
        long together = 4 - inside.getCount();
        go.countDown();
        List<Answer> came = answers.stream().map(CompletableFuture::join).toList();
        expect("the number of predictions under way together, of four asked for at once", together)
                .when(
                        n -> came.stream().anyMatch(a -> a.status() != 200),
                        "The others were refused: a busy server may let a patient wait, but share nothing and none needs to.")
                .usually("A lock around the prediction makes patients queue. Share nothing, and no lock is needed.")
                .toEqual(4L);
        expect(
                        "the answers to heights 170, 180, 190 and 200, asked for at once",
                        came.stream().map(Answer::body).toList())
                .usually(
                        "They have written into one array before it was read: it belongs to the model, not to the call.")
                .toEqual(List.of(
                        "{\"weight_kg\":70.0}",
                        "{\"weight_kg\":80.0}",
                        "{\"weight_kg\":90.0}",
                        "{\"weight_kg\":100.0}"));
    }

    private static String words(int i) {
        return "the patient of height " + PATIENTS[i][0] + " and waist " + PATIENTS[i][1];
    }

    /** The weight of somebody whose features become z = (x₀ / 2, x₁ − 1), in a model of 1 + z₀ + 3 z₁. */
    private static double weight(List<Double> features) {
        List<DoubleUnaryOperator> scales = List.of(x -> x / 2, x -> x - 1);
        return new WeightEndpoint.Model(scales, z -> 1 + z[0] + 3 * z[1])
                .predict(new double[] {features.get(0), features.get(1)});
    }

    @Test
    @Needs
    @ExplainedIn("serving#what-goes-wrong")
    void agrees_with_the_solution() {
        Agreement.on(Inputs.number().and(Inputs.number(), List::of))
                .ask("1 + x₀/2 + 3(x₁ − 1) by a model, for the features {}", WeightEndpointTest::weight)
                .within(1e-12)
                .questions(100)
                .holds();
    }
}
