package gradus.workbook.deployment.packaging;

import static gradus.engine.expect.Expect.expect;
import static gradus.engine.expect.Expect.expectRefusal;
import static gradus.engine.expect.Law.law;
import static gradus.workbook.deployment.packaging.Birds.CLASSES;
import static gradus.workbook.deployment.packaging.Birds.COLUMNS;
import static gradus.workbook.deployment.packaging.Birds.ROWS;
import static gradus.workbook.deployment.packaging.Birds.byTribuo;
import static gradus.workbook.deployment.packaging.Birds.closed;
import static gradus.workbook.deployment.packaging.Birds.inverse;
import static gradus.workbook.deployment.packaging.Birds.model;
import static gradus.workbook.deployment.packaging.Birds.order;
import static gradus.workbook.deployment.packaging.Birds.rare;
import static gradus.workbook.deployment.packaging.Birds.rows;
import static gradus.workbook.deployment.packaging.Birds.sample;
import static gradus.workbook.deployment.packaging.Birds.sessions;
import static gradus.workbook.deployment.packaging.Birds.wrongInOnnx;

import ai.onnxruntime.OrtSession;
import gradus.engine.check.Agreement;
import gradus.engine.check.Inputs;
import gradus.engine.check.Untouched;
import gradus.engine.exercise.Exercise;
import gradus.engine.exercise.ExplainedIn;
import gradus.engine.exercise.Hint;
import gradus.engine.exercise.Kind;
import gradus.engine.exercise.Needs;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@Exercise(
        lesson = "packaging",
        number = 3,
        title = "The same model in ONNX Runtime",
        kind = Kind.USE,
        points = 6,
        minutes = 30)
@Hint("For each of your columns the model tells its place in the graph. Write each number to the place of its column.")
@Hint(
        "Try a permutation of three columns that is not its own inverse: from b, c, a to a, b, c. Which index is on which side of the assignment?")
@Hint(
        "try (…; …) closes what it has opened, in reverse order. What must stay open between two calls, and who closes it?")
@ExplainedIn("packaging#three-formats-one-model")
class ServedByOnnxTest {
    private final List<ServedByOnnx> open = new ArrayList<>();

    @AfterEach
    void close() {
        open.forEach(ServedByOnnx::close);
    }

    private ServedByOnnx served(List<String> columns, String label, double[][] samples) {
        ServedByOnnx served = ServedByOnnx.of(model(), columns, label, samples);
        open.add(served);
        return served;
    }

    @Test
    void every_class_is_as_probable_as_in_tribuo() {
        for (String label : CLASSES) {
            double[] right = byTribuo(model(), COLUMNS, label, ROWS);
            double[] unordered = byTribuo(model(), order(), label, ROWS);
            double[] inverse = byTribuo(model(), inverse(), label, ROWS);
            double[] came = served(COLUMNS, label, new double[0][]).probabilities(ROWS);
            expect("the number of answers to 40 rows", came.length).toEqual(ROWS.length);
            for (int i = 0; i < came.length; i++) {
                expect("the probability of " + label + " for row " + i, came[i])
                        .ifCloseTo(
                                unordered[i],
                                "The graph wants its columns in its own order, and got them in the table's.")
                        .ifCloseTo(
                                inverse[i],
                                "The columns were put in order the other way round: place j of the row goes to the place of its name.")
                        .usually(
                                "The probability of another class, or of another row: the model numbers its classes itself.")
                        .toBeCloseTo(right[i], 1e-5);
            }
        }
    }

    @Test
    @Needs("every_class_is_as_probable_as_in_tribuo")
    void a_table_with_its_columns_in_another_order_gets_the_same_answers() {
        List<String> columns = new ArrayList<>(List.of("mass", "wing", "age", "bill"));
        double[][] rows = Arrays.stream(ROWS)
                .map(x -> new double[] {x[3], x[0], x[1], x[2]})
                .toArray(double[][]::new);
        ServedByOnnx served = served(columns, "auk", rows);
        columns.clear();
        served(COLUMNS, "gull", ROWS);
        ServedByOnnx.of(model(), COLUMNS, "swift", ROWS).close(); // others live beside it, and end before it
        double[] right = byTribuo(model(), COLUMNS, "auk", ROWS);
        double[] came = served.probabilities(rows);
        expect("the probability of auk for the last row, its columns as mass, wing, age, bill,", came[39])
                .usually(
                        "Each number goes to the place of its column's name, and each object keeps its own places: nothing static.")
                .toBeCloseTo(right[39], 1e-5);
    }

    @Test
    void columns_and_labels_that_the_model_does_not_have_are_refused() {
        refused(
                List.of("wing", "age", "bill", "tail"),
                "auk",
                "A column that the model does not know was let in, or its feature that is missing was not.",
                "");
        refused(
                List.of("wing", "age", "bill", "mass", "tail"),
                "auk",
                "A column that the model does not know was let in, or its name is not told.",
                "tail");
        refused(
                List.of("wing", "age", "bill", "mass", "wing"),
                "auk",
                "A column that stands twice was let in, or its name is not told.",
                "wing");
        refused(
                List.of("wing", "age", "bill"),
                "auk",
                "A feature of the model that is missing is 0 to the graph; it was let in, or its name is not told.",
                "mass");
        refused(COLUMNS, "owl", "A label that the model does not know was let in, or its name is not told.", "owl");
    }

    private void refused(List<String> columns, String label, String cause, String word) {
        expectRefusal(
                "the columns " + columns + " with the label " + label,
                IllegalArgumentException.class,
                cause,
                () -> open.add(ServedByOnnx.of(model(), columns, label, new double[0][])),
                word);
    }

    @Test
    @Needs("every_class_is_as_probable_as_in_tribuo")
    @ExplainedIn("packaging#how-does-a-model-travel-and-how-do-you-know-what-is-inside")
    void an_export_that_answers_otherwise_is_refused() {
        served(COLUMNS, "gull", ROWS); // that of the other trainer does not
        double[] even = sample(0.5);
        otherwise("ten samples", rows(10, 5), "The export was not compared with the model.");
        otherwise(
                "two samples, of which only the second is answered otherwise,",
                new double[][] {even, {2, 1, 0, 0}},
                "Only the first sample was compared, it seems, or the last one was not.");
        otherwise(
                "a sample whose answer is too low",
                new double[][] {sample(0.2)},
                "An answer that is too low differs as well: take the size of the difference.");
        otherwise(
                "a sample whose answer is off by 5 in 100,000",
                new double[][] {sample(0.500025)},
                "More than 1 in 100,000 is too much.");
        otherwise(
                "a sample whose probability is below a billionth",
                new double[][] {rare()},
                "The difference is below 1e-5, but so is the answer: a difference is large or small relative to the answer.");
    }

    private void otherwise(String what, double[][] samples, String cause) {
        expectRefusal(
                "LibLinear's model of two classes, whose export doubles the logit, with " + what,
                IllegalStateException.class,
                cause,
                () -> open.add(ServedByOnnx.of(wrongInOnnx(), COLUMNS, "swift", samples)));
    }

    @Test
    @Needs("every_class_is_as_probable_as_in_tribuo")
    void rows_are_counted_and_left_as_they_are() {
        ServedByOnnx served = served(COLUMNS, "auk", ROWS);
        expect("the number of answers to no rows", answersToNothing(served))
                .usually(
                        "No rows are no answers. (ONNX Runtime takes an empty FloatBuffer, but no empty array of arrays.)")
                .toEqual("0");
        for (int length : new int[] {0, 3, 5}) {
            double[][] rows = {ROWS[0], new double[length]};
            expectRefusal(
                    "a row of " + length + " numbers behind one of 4",
                    IllegalArgumentException.class,
                    "How many numbers a row has must be asked of each row, and told.",
                    () -> served.probabilities(rows),
                    "" + length);
        }
        double[][] rows = rows(3, 9);
        Untouched.of("the rows", rows).by("a batch", () -> served.probabilities(rows));
        double[] first = served.probabilities(rows);
        double before = first[0];
        served.probabilities(rows(3, 10));
        expect("the first answer to three rows, after three other rows were asked,", first[0])
                .usually("Each batch needs an array of its own.")
                .toBeCloseTo(before, 1e-12);
    }

    private static String answersToNothing(ServedByOnnx served) {
        try {
            return "" + served.probabilities(new double[0][]).length;
        } catch (RuntimeException e) {
            return e.getClass().getSimpleName();
        }
    }

    @Test
    @Needs("every_class_is_as_probable_as_in_tribuo")
    void what_is_closed_is_closed_and_stays_so() throws Exception {
        ServedByOnnx served = ServedByOnnx.of(model(), COLUMNS, "auk", ROWS);
        List<OrtSession> sessions = sessions(served);
        served.close();
        for (double[][] rows : new double[][][] {ROWS, {}}) {
            expectRefusal(
                    "a question of " + rows.length + " rows after close",
                    IllegalStateException.class,
                    "A closed session cannot be asked; say so before anything else.",
                    () -> served.probabilities(rows));
        }
        String second = "quiet";
        try {
            served.close();
        } catch (RuntimeException e) {
            second = e.getClass().getSimpleName();
        }
        expect("the outcome of close, called a second time,", second)
                .usually("ONNX Runtime does not let a session be closed a second time: remember that it is closed.")
                .toEqual("quiet");
        for (OrtSession session : sessions) {
            law("the session should be closed with its owner", closed(session))
                    .usually("The session is still open, and its memory is outside the heap, where no collector looks.")
                    .toHold();
        }
    }

    @Test
    @Needs("every_class_is_as_probable_as_in_tribuo")
    void a_batch_is_one_run() {
        ServedByOnnx served = served(COLUMNS, "auk", ROWS);
        double[][] rows = rows(200, 7);
        expect("the probability of auk for the last of 200 rows", served.probabilities(rows)[199])
                .toBeCloseTo(byTribuo(model(), COLUMNS, "auk", rows)[199], 1e-5);
        double together = Double.MAX_VALUE;
        double each = Double.MAX_VALUE;
        for (int repetition = 0; repetition < 3; repetition++) {
            together = Math.min(together, nanoseconds(() -> served.probabilities(rows)));
            each = Math.min(each, nanoseconds(() -> {
                for (double[] row : rows) {
                    served.probabilities(new double[][] {row});
                }
            }));
        }
        expect("how many times as much 200 rows cost one by one as in a batch", each / together)
                .usually(
                        "A batch costs nearly as much as its rows one by one: one run for each row, it seems. Put all rows into one tensor.")
                .toBeAtLeast(2.5);
    }

    private static double nanoseconds(Runnable task) {
        var threads = ManagementFactory.getThreadMXBean();
        long start = threads.getCurrentThreadCpuTime();
        task.run();
        return threads.getCurrentThreadCpuTime() - start;
    }

    /** What comes of some columns: refused, or the probability for a row of 1, 2, 3 and so on, in per cent. */
    private static String outcome(List<String> columns) {
        double[] row = columns.stream()
                .mapToDouble(column -> 0.1 * column.length() + columns.indexOf(column))
                .toArray();
        try (ServedByOnnx served = ServedByOnnx.of(model(), columns, "gull", new double[][] {})) {
            return Math.round(100 * served.probabilities(new double[][] {row})[0]) + "%";
        } catch (IllegalArgumentException e) {
            return "refused";
        }
    }

    @Test
    @Needs
    void agrees_with_the_solution() {
        Agreement.on(Inputs.listOf(Inputs.choice("wing", "age", "bill", "mass", "tail"), 5)
                        .or(Inputs.choice(
                                List.of("mass", "bill", "age", "wing"), List.of("age", "wing", "mass", "bill"))))
                .ask("the answer of a model with the columns {}", ServedByOnnxTest::outcome)
                .questions(15)
                .holds();
    }
}
