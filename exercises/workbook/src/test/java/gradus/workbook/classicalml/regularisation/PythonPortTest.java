package gradus.workbook.classicalml.regularisation;

import static gradus.engine.expect.Expect.expect;

import gradus.datasets.DataSets;
import gradus.datasets.bridge.Numbers;
import gradus.engine.check.Agreement;
import gradus.engine.check.Inputs;
import gradus.engine.exercise.Exercise;
import gradus.engine.exercise.ExplainedIn;
import gradus.engine.exercise.Hint;
import gradus.engine.exercise.Kind;
import gradus.engine.exercise.Needs;
import gradus.fundamentals.linearalgebra.Matrix;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The script's numbers are those of scikit-learn 1.2.1: {@code classical-ml/src/test/peers/peer_regularisation_port.py}. */
@Exercise(
        lesson = "regularisation",
        number = 4,
        title = "The numbers of a Python script",
        kind = Kind.FIX,
        points = 5,
        minutes = 20)
@ExplainedIn("regularisation#how-professionals-do-it")
@Hint(
        "Take the four methods one by one, each with the sentence of the documentation about it beside the Javadoc of what is called here.")
@Hint(
        "Multiply Ridge's objective by whatever makes its first term ours. What has become of alpha? Do the same for Lasso.")
@Hint("r2_score can be negative, and changes when all predictions are 10 too high.")
class PythonPortTest {
    private static final List<String> MEASURED =
            List.of("age", "sex", "bmi", "bp", "tc", "ldl", "hdl", "tch", "ltg", "glu");
    private static final Matrix ALL =
            Matrix.of(Numbers.matrix(DataSets.DIABETES.table(), MEASURED.toArray(String[]::new)));
    private static final double[] TARGETS = Numbers.vector(DataSets.DIABETES.table(), "progression");
    private static final Matrix KNOWN = ALL.rowsAt(IntStream.range(0, 342).toArray());
    private static final Matrix OTHERS = ALL.rowsAt(IntStream.range(342, 442).toArray());
    private static final double[] KNOWN_TARGETS = Arrays.copyOf(TARGETS, 342);
    private static final double[] OTHER_TARGETS = Arrays.copyOfRange(TARGETS, 342, 442);

    @Test
    void three_numbers_are_scaled_by_hand() {
        Matrix known = Matrix.ofColumns(new double[] {3, 5, 7});
        expect(
                        "5, 7, 13 scaled by 3, 5, 7",
                        PythonPort.scaled(known, Matrix.ofColumns(new double[] {5, 7, 13}))
                                .column(0))
                .ifCloseTo(
                        new double[] {0, 1, 4}, "That is with the divisor n − 1. np.std has ddof = 0: it divides by n.")
                .when(
                        z -> Math.abs(Arrays.stream(z).sum()) < 1e-9,
                        "The rows were scaled by their own mean: learn it from the known rows.")
                .usually("The mean is 5 and np.std is √(8/3).")
                .toBeCloseTo(new double[] {0, 2 / Math.sqrt(8 / 3.0), 8 / Math.sqrt(8 / 3.0)}, 1e-12);
    }

    @Test
    void a_feature_that_does_not_vary_is_centred() {
        Matrix flat = Matrix.ofColumns(new double[] {1, 2, 6}, new double[] {7, 7, 7}, new double[] {0.1, 0.1, 0.1});
        Matrix asked = Matrix.ofColumns(new double[] {3, 4}, new double[] {7, 9}, new double[] {0.1, 1.1});
        Object came;
        try {
            Matrix scaled = PythonPort.scaled(flat, asked);
            came = Stream.of(scaled.get(0, 1), scaled.get(1, 1), scaled.get(0, 2), scaled.get(1, 2))
                    .map(z -> Math.rint(1e9 * z) / 1e9 + 0.0)
                    .toList();
        } catch (IllegalArgumentException e) {
            came = "refused";
        }
        expect("7, 9 scaled by 7, 7, 7, and 0.1, 1.1 scaled by 0.1, 0.1, 0.1,", came)
                .ifEqual(
                        "refused",
                        "StandardScaler refuses nothing here: a feature that does not vary is centred and not scaled.")
                .usually("A feature that does not vary is centred and not scaled: 7 becomes 0 and 9 becomes 2.")
                .toEqual(List.of(0.0, 2.0, 0.0, 1.0));
        Matrix small = Matrix.ofColumns(new double[] {3e-12, 5e-12, 7e-12});
        expect("3e-12, 5e-12, 7e-12, scaled,", PythonPort.scaled(small, small).column(0))
                .usually(
                        "Small numbers vary too: compare them with each other, not their deviation with a small number.")
                .toBeCloseTo(new double[] {-Math.sqrt(1.5), 0, Math.sqrt(1.5)}, 1e-9);
    }

    @Test
    @Needs("three_numbers_are_scaled_by_hand")
    void the_first_other_patient_is_scaled_as_in_the_script() {
        expect(
                        "the first other patient, scaled,",
                        PythonPort.scaled(KNOWN, OTHERS).row(0))
                .usually("np.std of the 342 known patients.")
                .toBeCloseTo(
                        new double[] {
                            1.14616471557,
                            1.08551552225,
                            0.475570354925,
                            1.19067210518,
                            -0.151630905218,
                            0.380835773299,
                            -0.673835109062,
                            -0.0533907916855,
                            -0.500608668159,
                            0.51702396825
                        },
                        1e-9);
    }

    @Test
    void a_score_is_not_a_correlation() {
        expect(
                        "the score of the predictions 11, 12, 13 for 1, 2, 3",
                        PythonPort.r2Score(new double[] {1, 2, 3}, new double[] {11, 12, 13}))
                .ifCloseTo(1, "That is the squared correlation. The predictions are all 10 too high, and that costs.")
                .usually("1 − 300 / 2.")
                .toBeCloseTo(-149.0, 1e-9);
        expect(
                        "the score of the predictions 2, 2, 5 for 1, 2, 6",
                        PythonPort.r2Score(new double[] {1, 2, 6}, new double[] {2, 2, 5}))
                .ifCloseTo(
                        1 - 2 / 6.0,
                        "The two are exchanged: the squared error is divided by that of the mean of the true values.")
                .usually("1 − (1 + 0 + 1) / (4 + 1 + 9): the squared error by that of the mean of the true values.")
                .toBeCloseTo(1 - 2 / 14.0, 1e-12);
    }

    @Test
    @Needs("the_first_other_patient_is_scaled_as_in_the_script")
    void a_prediction_does_not_depend_on_who_else_is_asked() {
        Matrix first = OTHERS.rowsAt(0);
        expect("ridge(100.0) and lasso(2.0) for the first other patient, asked about by itself,", new double[] {
                    PythonPort.ridge(KNOWN, KNOWN_TARGETS, 100, first)[0],
                    PythonPort.lasso(KNOWN, KNOWN_TARGETS, 2, first)[0]
                })
                .usually("The other rows were scaled by their own mean or deviation: a leak, and one row has none.")
                .toBeCloseTo(
                        new double[] {
                            PythonPort.ridge(KNOWN, KNOWN_TARGETS, 100, OTHERS)[0],
                            PythonPort.lasso(KNOWN, KNOWN_TARGETS, 2, OTHERS)[0]
                        },
                        1e-4);
    }

    @Test
    @Needs("a_prediction_does_not_depend_on_who_else_is_asked")
    void ridge_predicts_as_the_script_does() {
        double[] predicted = PythonPort.ridge(KNOWN, KNOWN_TARGETS, 100, OTHERS);
        expect("the first three predictions of ridge(100.0)", Arrays.copyOf(predicted, 3))
                .when(
                        p -> Math.abs(p[0] - 155) < 5 && Math.abs(p[1] - p[2]) < 2,
                        "All are near the mean: the penalty is far too large. Ours stands beside the"
                                + " mean of the squares, alpha beside their sum.")
                .usually("Divide ||y − Xw||² + alpha ||w||² by 2n: our λ is alpha / n.")
                .toBeCloseTo(new double[] {165.437814755, 156.884147162, 143.185275674}, 1e-6);
        expect("r2_score of ridge(100.0)", PythonPort.r2Score(OTHER_TARGETS, predicted))
                .usually("The predictions are right: look at the score.")
                .toBeCloseTo(0.531812852643, 1e-9);
    }

    @Test
    @Needs("a_prediction_does_not_depend_on_who_else_is_asked")
    void lasso_predicts_as_the_script_does() {
        double[] predicted = PythonPort.lasso(KNOWN, KNOWN_TARGETS, 2, OTHERS);
        double[] least = PythonPort.ridge(KNOWN, KNOWN_TARGETS, 1e-9, OTHERS);
        expect("the first three predictions of lasso(2.0)", Arrays.copyOf(predicted, 3))
                .when(
                        p -> Math.abs(p[0] - least[0]) < 0.1,
                        "They are those of least squares, nearly: the penalty is far too small."
                                + " The 1/(2n) of Lasso's objective is in ours as well.")
                .usually("Lasso's objective is ours, letter by letter: alpha is our penalty.")
                .toBeCloseTo(new double[] {165.489794099, 155.503684996, 145.701525564}, 1e-4);
        expect("r2_score of lasso(2.0)", PythonPort.r2Score(OTHER_TARGETS, predicted))
                .usually(
                        "The first three predictions are right. Is it the score, or a lasso that was stopped too early?")
                .toBeCloseTo(0.542613110181, 1e-6);
    }

    private record Question(double[][] known, double[] targets, double[][] others, double alpha) {}

    @Test
    @Needs
    void agrees_with_the_solution() {
        Inputs<Question> questions = Inputs.from(
                List.of(
                        new Question(new double[][] {{1}}, new double[] {4}, new double[][] {{9}}, 1),
                        new Question(
                                new double[][] {{1, 3}, {1, 4}}, new double[] {4, 4}, new double[][] {{2, 3}}, 0.5)),
                PythonPortTest::draw,
                question -> Stream.<Question>empty());
        Agreement.on(questions)
                .ask(
                        "{others} scaled by {known}",
                        q -> PythonPort.scaled(Matrix.of(q.known()), Matrix.of(q.others()))
                                .toArray())
                .within(1e-9)
                .ask(
                        "ridge({alpha}) of {known} with {targets}, for {others},",
                        q -> PythonPort.ridge(Matrix.of(q.known()), q.targets(), q.alpha(), Matrix.of(q.others())))
                .within(1e-7)
                .ask(
                        "lasso({alpha}) of {known} with {targets}, for {others},",
                        q -> PythonPort.lasso(Matrix.of(q.known()), q.targets(), q.alpha(), Matrix.of(q.others())))
                .within(1e-3)
                .questions(150)
                .holds();
    }

    private static Question draw(RandomGenerator random) {
        int n = random.nextInt(2, 9);
        int d = random.nextInt(1, 4);
        double[] targets = random.ints(n, -9, 10).asDoubleStream().toArray();
        return new Question(
                rows(random, n, d), targets, rows(random, 2, d), new double[] {0.05, 0.5, 2, 30}[random.nextInt(4)]);
    }

    private static double[][] rows(RandomGenerator random, int n, int d) {
        double[][] rows = new double[n][];
        Arrays.setAll(rows, i -> random.ints(d, -3, 9).asDoubleStream().toArray());
        return rows;
    }
}
