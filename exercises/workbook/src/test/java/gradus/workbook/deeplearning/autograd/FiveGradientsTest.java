package gradus.workbook.deeplearning.autograd;

import static gradus.engine.predict.Prediction.predicted;

import gradus.deeplearning.autograd.MatrixValue;
import gradus.deeplearning.autograd.Value;
import gradus.engine.exercise.Exercise;
import gradus.engine.exercise.ExplainedIn;
import gradus.engine.exercise.Hint;
import gradus.engine.exercise.Kind;
import gradus.fundamentals.linearalgebra.Matrix;
import org.junit.jupiter.api.Test;

@Exercise(
        lesson = "autograd",
        number = 4,
        title = "Five gradients, before they are computed",
        kind = Kind.PREDICT,
        points = 5,
        minutes = 10)
@ExplainedIn("autograd#the-way-back")
@Hint(
        "Write each expression as school mathematics and differentiate it there. Which x in it are one number, and which are others that only look like it?")
@Hint(
        "Where a matrix was cut by ReLU, cross out what is off. Where a row was added to three rows, add up three gradients. Where there is a mean, divide.")
class FiveGradientsTest {
    @Test
    void used_four_times() {
        predicted("the gradient of x in x · x · x + x, at 2,", FiveGradients.usedFourTimes())
                .ifEqual(1.0, "That is the sum's own share: only the last use counted.")
                .ifEqual(12.0, "That is 3x²; the last x adds 1.")
                .ifEqual(14.0, "That would be 3x² + x; the slope of a sum is 1.")
                .whenRun(
                        () -> {
                            Value x = Value.of(2);
                            x.times(x).times(x).plus(x).backward();
                            return x.gradient();
                        },
                        "3x² + 1 is 13: each of the four uses sends its share, 4 + 4 + 4 + 1.");
    }

    @Test
    void times_its_copy() {
        predicted("the gradient of x in x · copy, at 3,", FiveGradients.timesItsCopy())
                .ifEqual(6.0, "That would be 2x, but the copy does not know x.")
                .whenRun(
                        () -> {
                            Value x = Value.of(3);
                            Value copy = Value.of(x.data());
                            x.times(copy).backward();
                            return x.gradient();
                        },
                        "data() gives a plain number. What is made of it is a leaf, and nothing goes back through it: PyTorch calls that detach.");
    }

    @Test
    void two_ways_back() {
        predicted("the gradient of x after x² and x⁴ went back, at 2,", FiveGradients.twoWaysBack())
                .ifEqual(32.0, "That is 4x³: what the first way back has left was forgotten.")
                .ifEqual(4.0, "That is 2x, of the first way back only.")
                .ifEqual(
                        40.0,
                        "That would pass the square's old gradient on once more, but the square begins again at each call.")
                .whenRun(
                        () -> {
                            Value x = Value.of(2);
                            Value square = x.times(x);
                            square.backward();
                            square.times(square).backward();
                            return x.gradient();
                        },
                        "x is a leaf, and adds up: 2x + 4x³ is 4 + 32. The square is a result, and has only the 8 of the second call.");
    }

    @Test
    void the_second_bias() {
        predicted("the gradient of the second bias", FiveGradients.theSecondBias())
                .ifEqual(3.0, "One for each row would be right without ReLU: two of the three units are off.")
                .ifEqual(0.0, "The third row's unit is on, and a bias is one number for all rows.")
                .ifEqual(-2.0, "That is the sum of the second column's numbers; a sum's slope by each of them is 1.")
                .whenRun(
                        () -> {
                            MatrixValue b = MatrixValue.of(Matrix.of(new double[] {0, 0}));
                            MatrixValue rows = MatrixValue.of(Matrix.of(new double[][] {{1, -1}, {2, -2}, {3, 1}}));
                            rows.plus(b).relu().sum().backward();
                            return b.gradient().get(0, 1);
                        },
                        "−1 and −2 were cut to 0 and send nothing back; the 1 sends 1.");
    }

    @Test
    void the_true_class() {
        predicted("the gradient of the true class's logit", FiveGradients.theTrueClass())
                .ifEqual(-0.75, "¼ − 1 is one row's; the loss is a mean over two rows.")
                .ifEqual(0.375, "A larger logit of the true class lowers the loss: look at the sign of the true class.")
                .ifEqual(0.125, "That is what a class gets that is not the true one.")
                .whenRun(
                        () -> {
                            MatrixValue logits = MatrixValue.of(Matrix.of(new double[2][4]));
                            logits.crossEntropy(new int[] {1, 1}).backward();
                            return logits.gradient().get(0, 1);
                        },
                        "Predicted minus true is ¼ − 1, and half of it for a mean over two rows: −0.375.");
    }
}
