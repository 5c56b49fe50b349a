package gradus.workbook.deeplearning.attention;

import static gradus.engine.predict.Prediction.predicted;

import gradus.deeplearning.attention.Attention;
import gradus.deeplearning.attention.AttentionCost;
import gradus.deeplearning.attention.AttentionSettings;
import gradus.deeplearning.attention.Masks;
import gradus.deeplearning.attention.SelfAttentionLayer;
import gradus.deeplearning.attention.TransformerLayer;
import gradus.engine.exercise.Exercise;
import gradus.engine.exercise.ExplainedIn;
import gradus.engine.exercise.Hint;
import gradus.engine.exercise.Kind;
import gradus.fundamentals.linearalgebra.Matrix;
import org.junit.jupiter.api.Test;

@Exercise(
        lesson = "attention",
        number = 3,
        title = "How many, how large",
        kind = Kind.PREDICT,
        points = 6,
        minutes = 10)
@Hint("A map has a row for each place that looks and a column for each place looked at.")
@Hint("Heads cut the width into pieces. What is counted per head, and what is counted once for all?")
@ExplainedIn("attention#what-it-costs")
class BlockSizesTest {
    @Test
    @ExplainedIn("attention#one-head")
    void the_shapes_of_map_and_output() {
        predicted("map and output of 3 queries, 5 keys and values of 2 numbers", BlockSizes.theShapesOfMapAndOutput())
                .ifEqual("5 × 3 matrix, 3 × 2 matrix", "The map has a row for each query and a column for each key.")
                .ifEqual(
                        "3 × 5 matrix, 3 × 4 matrix", "The output is a mean of values, so it is as wide as the values.")
                .whenRun(
                        () -> {
                            Matrix queries = Matrix.of(new double[3][4]);
                            Matrix keys = Matrix.of(new double[5][4]);
                            Matrix values = Matrix.of(new double[5][2]);
                            Attention attention = Attention.of(queries, keys, values, new boolean[3][5]);
                            return attention.weights() + ", " + attention.output();
                        },
                        "3 × 4 times 4 × 5 gives the map, 3 × 5 times 5 × 2 the output.");
    }

    @Test
    @ExplainedIn("attention#one-head")
    void the_second_of_three_places() {
        predicted("the weights of the second of three places", BlockSizes.theSecondOfThreePlaces())
                .ifEqual(
                        new double[] {0.3333333333333333, 0.3333333333333333, 0.3333333333333333},
                        "That is without the mask: the third place is later.")
                .ifEqual(
                        new double[] {0.3333333333333333, 0.3333333333333333, 0},
                        "The mask came after the softmax here, so the row adds up to two thirds.")
                .ifEqual(new double[] {1, 0, 0}, "Under a causal mask a place sees itself as well.")
                .whenRun(
                        () -> {
                            Matrix zeros = Matrix.of(new double[3][2]);
                            return Attention.of(zeros, zeros, zeros, Masks.causal(3))
                                    .weights()
                                    .row(1);
                        },
                        "It may look at places 0 and 1, which match equally well: a half each.");
    }

    @Test
    @ExplainedIn("attention#heads")
    void the_weights_of_the_projection() {
        predicted("the weights of the projection of width 64 with 8 heads", BlockSizes.theWeightsOfTheProjection())
                .ifEqual(98_304, "Heads share the width: 8 pieces of 8 numbers, not 8 times 64.")
                .ifEqual(4096, "That is for one of the three: queries, keys and values each need a map.")
                .ifEqual(1536, "That is for one head.")
                .whenRun(
                        () -> new SelfAttentionLayer(AttentionSettings.of(64, 8))
                                .weights()
                                .get(0)
                                .values()
                                .length,
                        "64 numbers go in, 3 · 64 come out, however they are cut into heads: 3 · 64 · 64.");
    }

    @Test
    @ExplainedIn("attention#the-block")
    void the_weights_of_a_block() {
        predicted("the weights of a block of width 10", BlockSizes.theWeightsOfABlock())
                .ifEqual(1200, "The biases and the norms were left out: 13 · 10 more.")
                .ifEqual(1240, "The biases of the four linear maps were left out: 30 + 10 + 40 + 10.")
                .ifEqual(1290, "The norms were left out: a scale and a shift for each column, twice.")
                .ifEqual(670, "The perceptron is four times as wide inside as outside.")
                .whenRun(
                        () -> {
                            TransformerLayer block = new TransformerLayer(AttentionSettings.of(10, 1));
                            return block.weights().stream()
                                    .mapToInt(w -> w.values().length)
                                    .sum();
                        },
                        "Weights: 300 + 100 + 400 + 400. Biases: 30 + 10 + 40 + 10. Two norms: 2 · 20.");
    }

    @Test
    void times_as_many_multiplications() {
        predicted("the growth of the multiplications", BlockSizes.timesAsManyMultiplications())
                .ifEqual(8L, "Each head has its own width, half of what it was: the heads do not matter here.")
                .ifEqual(2L, "Every place looks at every place: that grows with the square of the length.")
                .ifEqual(16L, "Twice the heads, each half as wide, multiply as often as before.")
                .whenRun(
                        () -> new AttentionCost(2000, 64, 8).amongPlaces()
                                / new AttentionCost(1000, 64, 4).amongPlaces(),
                        "2 · n² · width: twice the length, four times the work.");
    }

    @Test
    void times_as_many_attention_weights() {
        predicted("the growth of the attention weights", BlockSizes.timesAsManyAttentionWeights())
                .ifEqual(4L, "Each head has a map of its own, and there are twice as many.")
                .ifEqual(2L, "A map has n² weights, and there are twice as many maps.")
                .whenRun(
                        () -> new AttentionCost(2000, 64, 8).weights() / new AttentionCost(1000, 64, 4).weights(),
                        "heads · n²: 2 · 4.");
    }
}
