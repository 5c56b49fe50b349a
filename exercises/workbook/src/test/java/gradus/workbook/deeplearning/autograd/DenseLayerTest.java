package gradus.workbook.deeplearning.autograd;

import static gradus.engine.expect.Expect.expect;
import static gradus.engine.expect.Expect.expectRefusal;

import gradus.engine.check.Agreement;
import gradus.engine.check.Inputs;
import gradus.engine.check.Untouched;
import gradus.engine.exercise.Exercise;
import gradus.engine.exercise.ExplainedIn;
import gradus.engine.exercise.Hint;
import gradus.engine.exercise.Kind;
import gradus.engine.exercise.Needs;
import gradus.fundamentals.linearalgebra.Matrix;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@Exercise(
        lesson = "autograd",
        number = 2,
        title = "A layer that is used twice",
        kind = Kind.BUILD,
        points = 10,
        minutes = 30)
@Hint(
        "Three gradients come out of one way back: by X, by W, by b. Their shapes are those of X, W and b; write down which products can have them.")
@Hint(
        "First take upstream through ReLU: that is the gradient G by the sums. Then b has gone into every row, and X · W is the lesson's product.")
@Hint(
        "What must a pass know when the layer has meanwhile seen another batch, and has even made a step? A Matrix never changes; keep the one you need.")
@ExplainedIn("autograd#from-numbers-to-matrices")
class DenseLayerTest {
    private static final double CLOSE = 1e-9;
    /** Two inputs, three units. */
    private static final Matrix W = Matrix.of(new double[][] {{1, -1, 2}, {0.5, 1, -1}});

    private static final double[] B = {0.5, -1, 1};
    /** The sums are {2.5, 0, 1} and {−1.75, 2, −4.5}. */
    private static final Matrix X = Matrix.of(new double[][] {{1, 2}, {-2.5, 0.5}});

    private static final Matrix UPSTREAM = Matrix.of(new double[][] {{3, 7, -2}, {11, 5, 13}});

    private final DenseLayer layer = new DenseLayer(W, B.clone());

    @Test
    void the_caller_s_bias_stays_the_caller_s() {
        double[] bias = B.clone();
        DenseLayer mine = new DenseLayer(W, bias);
        Untouched.of("the bias that the layer was made of", bias)
                .because("It moved with the layer's own: the caller's bias array was kept. Keep a copy.")
                .by("a step", () -> {
                    mine.forward(X).backward(UPSTREAM);
                    mine.step(1);
                });
        double before = mine.forward(X).output().get(0, 0);
        bias[0] = 1000;
        expect(
                        "the output of a layer after its caller has written 1000 into the array of biases",
                        mine.forward(X).output().get(0, 0))
                .because("The layer reads the array that it was given: the caller's bias array was kept. Keep a copy.")
                .toBeCloseTo(before, CLOSE);
    }

    @Test
    void the_layer_s_gradient_stays_the_layer_s() {
        layer.forward(X).backward(UPSTREAM);
        double before = layer.biasGradient()[0];
        layer.biasGradient()[0] = 1000;
        expect(
                        "the gradient of bias 0 after a caller has written 1000 into the array that came",
                        layer.biasGradient()[0])
                .ifEqual(1000.0, "Whoever gets it can change it: the layer's own array was handed out.")
                .toBeCloseTo(before, 0);
    }

    @Test
    void forward_adds_the_bias_and_cuts_at_zero() {
        expect(
                        "the output of the batch {1, 2}, {−2.5, 0.5}",
                        layer.forward(X).output().toArray())
                .ifCloseTo(
                        new double[][] {{2, 1, 0}, {0, 3, 0}},
                        "These are X · W cut at zero: the bias is not in the sum.")
                .toBeCloseTo(new double[][] {{2.5, 0, 1}, {0, 2, 0}}, CLOSE);
        expect("the gradient of the biases before any way back", layer.biasGradient())
                .toBeCloseTo(new double[3], 0);
        expect(
                        "the gradient of the weights before any way back",
                        layer.weightGradient().toArray())
                .toBeCloseTo(new double[2][3], 0);
    }

    @Test
    @Needs("forward_adds_the_bias_and_cuts_at_zero")
    void each_row_says_something_of_the_biases() {
        layer.forward(X).backward(UPSTREAM);
        expect("the gradient of the biases", layer.biasGradient())
                .ifCloseTo(
                        new double[] {14, 12, 11}, "In this answer what comes back goes through units that were off.")
                .ifCloseTo(
                        new double[] {14, 12, 13},
                        "That is upstream cut at zero: ReLU is judged by what came back instead of by what went out.")
                .ifCloseTo(
                        new double[] {3, 12, -2},
                        "Unit 1 was at 0 in the first row, and got 7: a unit whose sum is 0 passes something back.")
                .ifCloseTo(
                        new double[] {0, 5, 0},
                        "That is the last row's share: the bias has only one row's gradient, but it went into both rows.")
                .ifCloseTo(
                        new double[] {3, 0, -2},
                        "That is the first row's share: the bias has only one row's gradient, but it went into both rows.")
                .ifCloseTo(
                        new double[] {1.5, 2.5, -1},
                        "Half of each sum: the gradients were divided by the number of rows.")
                .toBeCloseTo(new double[] {3, 5, -2}, CLOSE);
    }

    @Test
    @Needs("each_row_says_something_of_the_biases")
    void the_weights_get_inputs_times_what_came_back() {
        layer.forward(X).backward(UPSTREAM);
        double[][] right = {{3, -12.5, -2}, {6, 2.5, -4}};
        expect("the gradient of the weights", layer.weightGradient().toArray())
                .usually("It is Xᵀ · G, where G is upstream after ReLU.")
                .toBeCloseTo(right, CLOSE);
    }

    @Test
    @Needs("each_row_says_something_of_the_biases")
    void the_batch_gets_what_came_back_through_the_weights() {
        expect("the gradient of the batch", layer.forward(X).backward(UPSTREAM).toArray())
                .usually("It is G · Wᵀ, where G is upstream after ReLU.")
                .toBeCloseTo(new double[][] {{-1, 3.5}, {-5, 5}}, CLOSE);
    }

    @Test
    @Needs("the_weights_get_inputs_times_what_came_back")
    void a_pass_knows_its_own_batch() {
        Matrix other = Matrix.of(new double[][] {{4, 4}, {1, 1}});
        DenseLayer.Pass first = layer.forward(X);
        layer.forward(other);
        first.backward(UPSTREAM);
        expect(
                        "the gradient of the weights by a batch that went forward before another",
                        layer.weightGradient().toArray())
                .usually(
                        "Usually only the last batch that went forward is known, in a field of the layer: a pass must keep its own.")
                .toBeCloseTo(new double[][] {{3, -12.5, -2}, {6, 2.5, -4}}, CLOSE);
    }

    @Test
    @Needs("a_pass_knows_its_own_batch")
    void two_passes_add_up_in_any_order() {
        Matrix other = Matrix.of(new double[][] {{4, 4}});
        DenseLayer.Pass first = layer.forward(X);
        DenseLayer.Pass second = layer.forward(other);
        first.backward(UPSTREAM);
        second.backward(Matrix.of(new double[] {1, 1, 1}));
        layer.forward(other);
        expect("the gradient of the biases after two batches", layer.biasGradient())
                .ifCloseTo(
                        new double[] {1, 0, 1},
                        "That is the second batch's own: here a second pass overwrites the first one's gradient.")
                .ifCloseTo(
                        new double[3],
                        "Nothing is left of them: a third batch went forward in the meantime, and only a step may clear the gradients.")
                .toBeCloseTo(new double[] {4, 5, -1}, CLOSE);
    }

    @Test
    @Needs("the_batch_gets_what_came_back_through_the_weights")
    void a_step_goes_downhill_and_begins_at_zero() {
        layer.forward(X).backward(UPSTREAM);
        layer.step(0.1);
        expect(
                        "the output of {1, 2} after a step of 0.1",
                        layer.forward(Matrix.of(new double[] {1, 2})).output().row(0))
                .ifCloseTo(
                        new double[] {4.3, 0, 0},
                        "The gradient points to where the loss grows, and a step goes uphill if it is added.")
                .toBeCloseTo(new double[] {0.7, 0.25, 2.2}, CLOSE);
        expect("the gradient of the biases after the step", layer.biasGradient())
                .ifCloseTo(
                        new double[] {3, 5, -2}, "The next way back would add to it: a step leaves the old gradients.")
                .toBeCloseTo(new double[3], 0);
        expect(
                        "the gradient of the weights after the step",
                        layer.weightGradient().toArray())
                .because("The next way back would add to it: a step leaves the old gradients.")
                .toBeCloseTo(new double[2][3], 0);
    }

    @Test
    @Needs("a_step_goes_downhill_and_begins_at_zero")
    void a_step_is_as_long_as_the_rate_says() {
        layer.forward(X).backward(UPSTREAM);
        layer.step(0);
        expect("the gradient of the biases after a step of 0", layer.biasGradient())
                .because("A step begins new gradients at zero, however short it is.")
                .toBeCloseTo(new double[3], 0);
        layer.forward(X).backward(UPSTREAM);
        layer.step(0.0001);
        Matrix row = Matrix.of(new double[] {1, 2});
        expect(
                        "the output of {1, 2} after a step of 0.0001",
                        layer.forward(row).output().row(0))
                .ifCloseTo(new double[] {2.5, 0, 1}, "Nothing has moved, though the rate is not 0.")
                .toBeCloseTo(new double[] {2.4982, 0.00025, 1.0012}, CLOSE);
        layer.step(1);
        expect(
                        "the output of {1, 2} after a step that no batch has come before",
                        layer.forward(row).output().row(0))
                .because("The gradients are zeros, so nothing may move: is an earlier step still pushing?")
                .toBeCloseTo(new double[] {2.4982, 0.00025, 1.0012}, CLOSE);
    }

    @Test
    @Needs("each_row_says_something_of_the_biases")
    void small_numbers_are_numbers() {
        DenseLayer small = new DenseLayer(Matrix.of(new double[][] {{0.1, 1}}), new double[] {0.2, 0});
        Matrix almostNothing = Matrix.of(new double[] {1e-12});
        expect(
                        "the first unit's output for an input of 1e-12, a weight of 0.1 and a bias of 0.2",
                        small.forward(almostNothing).output().get(0, 0))
                .toBeCloseTo(0.2, 1e-12);
        small.forward(almostNothing).backward(Matrix.of(new double[] {0, 1}));
        expect("the gradient of a bias whose unit was at 1e-12", small.biasGradient()[1])
                .because("Its sum is above 0, however little: the unit is on.")
                .toBeCloseTo(1.0, CLOSE);
        expect(
                        "the first unit's output for an input of 1, a weight of 0.1 and a bias of 0.2",
                        small.forward(Matrix.identity(1)).output().get(0, 0))
                .because("Are all numbers kept as doubles?")
                .toBeCloseTo(0.3, 1e-12);
    }

    @Test
    @Needs("each_row_says_something_of_the_biases")
    void each_layer_has_its_own_gradients() {
        layer.forward(X).backward(UPSTREAM);
        DenseLayer another = new DenseLayer(W, B.clone());
        another.forward(X).backward(Matrix.of(new double[2][3]));
        expect("the gradient of the biases after another layer was made and used", layer.biasGradient())
                .because("They belong to this layer: are they in a static field?")
                .toBeCloseTo(new double[] {3, 5, -2}, CLOSE);
        expect(
                        "the gradient of the weights after another layer was made and used",
                        layer.weightGradient().toArray())
                .because("They belong to this layer: are they in a static field?")
                .toBeCloseTo(new double[][] {{3, -12.5, -2}, {6, 2.5, -4}}, CLOSE);
    }

    @Test
    @Needs("a_step_goes_downhill_and_begins_at_zero")
    void a_pass_goes_back_through_the_weights_it_came_by() {
        DenseLayer.Pass early = layer.forward(X);
        layer.forward(X).backward(UPSTREAM);
        layer.step(0.1);
        expect(
                        "the gradient of a batch that went forward before a step and backward after it",
                        early.backward(UPSTREAM).toArray())
                .usually(
                        "Usually it goes back through weights that have moved since: keep those by which the output was computed.")
                .toBeCloseTo(new double[][] {{-1, 3.5}, {-5, 5}}, CLOSE);
    }

    @Test
    void what_does_not_fit_is_refused() {
        String cause = "Name the argument, what it must be and what it was.";
        for (int biases : new int[] {2, 4}) {
            expectRefusal(
                    "a layer of 3 units with " + biases + " biases",
                    IllegalArgumentException.class,
                    cause,
                    () -> new DenseLayer(W, new double[biases]),
                    "bias");
        }
        for (int columns : new int[] {1, 3}) {
            expectRefusal(
                    "a batch of " + columns + (columns == 1 ? " column" : " columns"),
                    IllegalArgumentException.class,
                    cause,
                    () -> layer.forward(Matrix.identity(columns)),
                    "X");
        }
        for (Matrix wrong : List.of(
                Matrix.identity(3),
                Matrix.identity(2),
                Matrix.of(B),
                Matrix.of(new double[2][4]),
                Matrix.of(new double[][] {{1, 1}, {1, 1}, {1, 1}}))) {
            expectRefusal(
                    "an upstream that is a " + wrong,
                    IllegalArgumentException.class,
                    cause,
                    () -> layer.forward(X).backward(wrong),
                    "upstream");
        }
        expect("the gradient of the biases after nothing but refusals", layer.biasGradient())
                .because("What is refused must leave no trace: look at the shape before anything is added.")
                .toBeCloseTo(new double[3], 0);
    }

    /** Two batches through one layer. */
    private record Batches(int inputs, int units, List<Integer> numbers) {}

    private record Answers(
            double[][] output,
            double[][] byX,
            double[][] byOther,
            double[][] weights,
            double[] biases,
            double[][] afterStep,
            double[][] byOtherAfterStep,
            double[][] afterTwoSteps) {}

    @Test
    @Needs
    void any_layer_does_what_the_solution_does() {
        Inputs<Batches> batches = Inputs.whole(1, 4)
                .and(Inputs.whole(1, 4), (inputs, units) -> new int[] {inputs, units})
                .and(
                        Inputs.listOf(Inputs.whole(-6, 6), 30),
                        (sizes, numbers) -> new Batches(sizes[0], sizes[1], numbers));
        Agreement.on(batches)
                .ask(
                        "what a layer of {inputs} inputs and {units} units makes of two batches of the numbers {numbers}",
                        DenseLayerTest::answers)
                .within(1e-9)
                .questions(300)
                .holds();
    }

    private static Answers answers(Batches asked) {
        int in = asked.inputs();
        int out = asked.units();
        DenseLayer layer = new DenseLayer(
                matrix(in, out, 0, asked), matrix(1, out, 5, asked).row(0));
        DenseLayer.Pass first = layer.forward(matrix(3, in, 2, asked));
        Matrix other = matrix(1, in, 9, asked);
        DenseLayer.Pass second = layer.forward(other);
        Matrix byOther = second.backward(matrix(1, out, 4, asked));
        Matrix byX = first.backward(matrix(3, out, 1, asked));
        double[][] weights = layer.weightGradient().toArray();
        double[] biases = layer.biasGradient();
        layer.step(0.25);
        DenseLayer.Pass again = layer.forward(other);
        Matrix byOtherAgain = again.backward(matrix(1, out, 7, asked));
        layer.step(0.25);
        return new Answers(
                first.output().toArray(),
                byX.toArray(),
                byOther.toArray(),
                weights,
                biases,
                again.output().toArray(),
                byOtherAgain.toArray(),
                layer.forward(matrix(2, in, 3, asked)).output().toArray());
    }

    /** Numbers of the list in halves, from some place on, as often as needed; 1 where there are none. */
    private static Matrix matrix(int rows, int columns, int from, Batches asked) {
        List<Integer> numbers = asked.numbers();
        return Matrix.of(IntStream.range(0, rows)
                .mapToObj(i -> IntStream.range(0, columns)
                        .mapToDouble(j ->
                                numbers.isEmpty() ? 1 : numbers.get((from + i * columns + j) % numbers.size()) / 2.0)
                        .toArray())
                .toArray(double[][]::new));
    }
}
