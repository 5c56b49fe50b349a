package gradus.workbook.deeplearning.autograd;

import static gradus.engine.expect.Expect.expect;

import gradus.engine.check.Agreement;
import gradus.engine.check.Inputs;
import gradus.engine.check.Untouched;
import gradus.engine.exercise.Exercise;
import gradus.engine.exercise.ExplainedIn;
import gradus.engine.exercise.Hint;
import gradus.engine.exercise.Kind;
import gradus.engine.exercise.Needs;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

@Exercise(lesson = "autograd", number = 3, title = "What lives too long", kind = Kind.FIX, points = 6, minutes = 20)
@Hint(
        "Take two rows, {1} of class 1 twice, and follow both steps with a pencil: what is in the weight's gradient when the second step is made?")
@Hint("For each variable of the loop ask: when should it begin? With the run, the epoch, or the row?")
@Hint(
        "total is not a number but a result: it was computed from every loss that was ever added to it, and backward() goes to all of them.")
@ExplainedIn("autograd#what-goes-wrong")
class OnlineNeuronTest {
    private static final double CLOSE = 1e-9;
    private static final double RATE = 0.5;
    private static final double[][] ROWS = {{2, 1}, {-1, 3}, {0.5, -2}};
    private static final int[] LABELS = {1, 0, 1};

    @Test
    void rows_and_labels_stay_as_they_are() {
        double[][] rows = {{2, 1}, {-1, 3}};
        int[] labels = {1, 0};
        Untouched.of("the rows", rows)
                .and("the labels", labels)
                .by("training", () -> new OnlineNeuron(2).train(rows, labels, RATE, 2));
    }

    @Test
    void a_first_step_follows_its_row() {
        OnlineNeuron neuron = new OnlineNeuron(2);
        double[] losses = neuron.train(new double[][] {{2, 1}}, new int[] {1}, RATE, 1);
        expect("the weights after one step on {2, 1} of class 1", neuron.weights())
                .ifEqual(
                        new double[2],
                        "The slopes by them are −1 and −0.5, and nothing has moved: were the gradients there when the step was made?")
                .toBeCloseTo(new double[] {0.5, 0.25}, CLOSE);
        expect("the bias after one step on {2, 1} of class 1", neuron.bias()).toBeCloseTo(0.25, CLOSE);
        expect("the loss of the first epoch, one row", losses[0])
                .ifCloseTo(Math.log(1 + Math.exp(-1.5)), "At weights of 0 it is ln 2: this is the loss after the step.")
                .ifCloseTo(
                        Math.log(2) / 2,
                        "That is half of ln 2: the sum of the losses was divided by something else than the number of rows.")
                .toBeCloseTo(Math.log(2), CLOSE);
    }

    @Test
    @Needs("a_first_step_follows_its_row")
    void a_second_step_follows_its_own_row_only() {
        double[][] rows = {ROWS[0], ROWS[1]};
        OnlineNeuron neuron = new OnlineNeuron(2);
        neuron.train(rows, LABELS, RATE, 1);
        double[] right = plain(rows, false, false);
        double[] all = plain(rows, true, true);
        expect("the weights after a step on each of two rows", neuron.weights())
                .when(
                        w -> Math.abs(w[0] - all[0]) < CLOSE && Math.abs(neuron.bias() - right[2]) < CLOSE,
                        "The bias is right, but in the second step the weights still have their old gradients.")
                .ifCloseTo(
                        Arrays.copyOf(all, 2),
                        "The first row's slopes were used a second time in the second step: the gradients of earlier steps are still in it. That has two possible reasons: nobody resets, or what goes backward was computed from earlier losses as well, and goes back to each as often as steps were made before.")
                .when(
                        w -> Math.abs(w[0] - (0.5 + 0.25)) < CLOSE,
                        "Both rows were judged at weights of 0: the task asks for a step for each row, not for each epoch.")
                .ifCloseTo(
                        new double[] {0.5, 0.25},
                        "These are the weights after the first row: the second moved nothing.")
                .because("The second step goes by the second row's slopes, times the rate, and by nothing else.")
                .toBeCloseTo(Arrays.copyOf(right, 2), CLOSE);
        expect("the bias after a step on each of two rows", neuron.bias())
                .ifCloseTo(all[2], "In the second step the bias still has its old gradient.")
                .toBeCloseTo(right[2], CLOSE);
    }

    @Test
    @Needs("a_second_step_follows_its_own_row_only")
    void an_epoch_s_loss_is_the_mean_of_its_rows() {
        double[] losses = new OnlineNeuron(2).train(ROWS, LABELS, 0, 3);
        expect("the losses of three epochs of three rows, at the learning rate 0,", losses)
                .ifCloseTo(
                        new double[] {3 * Math.log(2), 3 * Math.log(2), 3 * Math.log(2)}, "That is a sum, not a mean.")
                .ifCloseTo(
                        new double[] {Math.log(2), 2 * Math.log(2), 3 * Math.log(2)},
                        "Nothing moves at this rate, so they must be equal: the losses of earlier epochs are still in it.")
                .toBeCloseTo(new double[] {Math.log(2), Math.log(2), Math.log(2)}, CLOSE);
    }

    @Test
    @Needs("an_epoch_s_loss_is_the_mean_of_its_rows")
    void two_calls_do_what_two_epochs_do() {
        OnlineNeuron once = new OnlineNeuron(2);
        double[] together = once.train(ROWS, LABELS, RATE, 2);
        OnlineNeuron twice = new OnlineNeuron(2);
        twice.train(ROWS, LABELS, RATE, 1);
        double second = twice.train(ROWS, LABELS, RATE, 1)[0];
        expect("the loss of a second call's epoch", second)
                .usually(
                        "It should be that of the second of two epochs in one call. Usually the second call does not begin where the first has ended, or a call treats its epochs differently.")
                .toBeCloseTo(together[1], CLOSE);
        expect("the weights after two calls", twice.weights()).toBeCloseTo(once.weights(), CLOSE);
    }

    private record Row(int first, int second, int label) {}

    @Test
    @Needs
    void any_rows_teach_what_they_teach_the_solution() {
        Inputs<Row> row = Inputs.whole(-4, 4)
                .and(Inputs.whole(-4, 4), (first, second) -> new int[] {first, second})
                .and(Inputs.whole(0, 1), (both, label) -> new Row(both[0], both[1], label));
        Agreement.on(Inputs.listOf(row, 6).filter(rows -> !rows.isEmpty()))
                .ask(
                        "losses of three epochs (learning rate 0.5), then weights and bias, of the rows {}",
                        OnlineNeuronTest::learned)
                .within(1e-9)
                .questions(200)
                .holds();
    }

    private static List<Double> learned(List<Row> rows) {
        OnlineNeuron neuron = new OnlineNeuron(2);
        double[][] numbers = rows.stream()
                .map(row -> new double[] {row.first() / 2.0, row.second() / 2.0})
                .toArray(double[][]::new);
        double[] losses =
                neuron.train(numbers, rows.stream().mapToInt(Row::label).toArray(), RATE, 3);
        return List.of(losses[0], losses[1], losses[2], neuron.weights()[0], neuron.weights()[1], neuron.bias());
    }

    /** The two weights and the bias after an epoch, in plain numbers; with the fault that gradients of weights, or of the bias, stay. */
    private static double[] plain(double[][] rows, boolean weightsStay, boolean biasStays) {
        double[] parameters = new double[3];
        double[] slopes = new double[3];
        for (int i = 0; i < rows.length; i++) {
            double z = parameters[0] * rows[i][0] + parameters[1] * rows[i][1] + parameters[2];
            double error = 1 / (1 + Math.exp(-z)) - LABELS[i];
            double[] own = {error * rows[i][0], error * rows[i][1], error};
            for (int j = 0; j < 3; j++) {
                slopes[j] = own[j] + (j < 2 && weightsStay || j == 2 && biasStays ? slopes[j] : 0);
                parameters[j] -= RATE * slopes[j];
            }
        }
        return parameters;
    }
}
