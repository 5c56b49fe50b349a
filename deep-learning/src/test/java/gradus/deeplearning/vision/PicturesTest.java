package gradus.deeplearning.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Model;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;
import gradus.deeplearning.djl.LiveArrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Labelled pictures, their augmentation, networks that are trained on them, and maps of what those looked at. */
class PicturesTest {
    private static final LabelledPictures TWO =
            LabelledPictures.of(2, new float[][] {{1, 2, 3, 4}, {5, 6, 7, 8}}, new int[] {0, 9});

    @Test
    void a_mirrored_picture_swaps_left_and_right() {
        assertThat(Augmentation.mirrored(new float[] {1, 2, 3, 4}, 2)).containsExactly(2, 1, 4, 3);
    }

    @Test
    void a_moved_picture_loses_what_leaves_and_gains_zeros() {
        float[] three = {1, 2, 3, 4, 5, 6, 7, 8, 9};
        assertThat(Augmentation.shifted(three, 3, 1, 0)).containsExactly(0, 0, 0, 1, 2, 3, 4, 5, 6);
        assertThat(Augmentation.shifted(three, 3, 0, -2)).containsExactly(3, 0, 0, 6, 0, 0, 9, 0, 0);
        assertThat(Augmentation.shifted(three, 3, 5, 5)).containsOnly(0);
    }

    @Test
    void augmentation_keeps_labels_and_leaves_the_original() {
        LabelledPictures moved = Augmentation.shift(1).then(Augmentation.MIRROR).apply(TWO, new Random(1));
        assertThat(moved.labels()).containsExactly(0, 9);
        assertThat(TWO.pixels(0)).containsExactly(1, 2, 3, 4);
        assertThat(Augmentation.shift(0).apply(TWO, new Random(1)).pixels(1)).containsExactly(5, 6, 7, 8);
    }

    @Test
    void half_a_picture_has_the_means_of_four() {
        assertThat(TWO.halved().pixels(1)).containsExactly(6.5f);
        assertThat(TWO.halved().label(1)).isEqualTo(9);
    }

    @Test
    void batches_show_every_picture_once() {
        List<LabelledPictures> batches = LabelledPictures.clothes(3).batches(8, new Random(1));
        assertThat(batches.stream().map(LabelledPictures::size)).containsExactly(8, 8, 8, 6);
        int[] seen = new int[10];
        batches.forEach(batch -> {
            for (int label : batch.labels()) {
                seen[label]++;
            }
        });
        assertThat(seen).containsOnly(3);
    }

    @Test
    void training_repeats_and_leaves_no_array() {
        LabelledPictures known = LabelledPictures.clothes(4).halved();
        try (NDManager manager = NDManager.newBaseManager()) {
            NDManager everything = manager.getParentManager();
            int before = LiveArrays.count(everything);
            double[][] first = trainAndAsk(known);
            assertThat(trainAndAsk(known)).isDeepEqualTo(first);
            assertThat(LiveArrays.count(everything)).isEqualTo(before);
        }
    }

    private static double[][] trainAndAsk(LabelledPictures known) {
        try (Model model =
                PictureTrainer.of(1, 3).with(Augmentation.shift(1)).fit(ConvolutionalNetworks.residual(2), known)) {
            return PictureScores.logits(model.getBlock(), known).toArray();
        }
    }

    @Test
    void a_plain_copy_of_a_first_layer_gives_the_network_s_maps() {
        SequentialBlock layers = ConvolutionalNetworks.leNet(2, 3);
        LabelledPictures known = LabelledPictures.clothes(1).halved();
        try (Model model = PictureTrainer.untrained(layers, 14, 1);
                NDManager scratch = NDManager.newBaseManager()) {
            Convolution copy =
                    DjlConvolution.copyOf((Conv2d) layers.getChildren().valueAt(0));
            float[] djl = PictureScores.forward(
                            layers.getChildren().valueAt(0), known.rows(3).features(scratch), scratch)
                    .toFloatArray();
            double[] plain = copy.apply(known.picture(3)).values();
            for (int i = 0; i < plain.length; i++) {
                assertThat(plain[i]).isCloseTo(djl[i], within(1e-5));
            }
            assertThat(model.getBlock()).isSameAs(layers);
        }
    }

    @Test
    void saliency_agrees_with_central_differences() {
        LabelledPictures known = LabelledPictures.clothes(1).halved();
        try (Model model = PictureTrainer.untrained(ConvolutionalNetworks.leNet(2, 3), 14, 1)) {
            double[][] map = Saliency.gradient(model.getBlock(), known, 8, 2);
            for (int pixel : new int[] {45, 90, 100}) {
                double slope = (logit(model, known, pixel, 0.01f) - logit(model, known, pixel, -0.01f)) / 0.02;
                assertThat(map[pixel / 14][pixel % 14]).isCloseTo(Math.abs(slope), within(2e-3));
            }
            double[][] covered = Saliency.occlusion(model.getBlock(), known, 8, 2, 1);
            double gone = logit(model, known, 90, 0) - logit(model, known, 90, -known.pixels(8)[90]);
            assertThat(covered[6][6]).isCloseTo(gone, within(1e-4));
        }
    }

    private static double logit(Model model, LabelledPictures known, int pixel, float move) {
        float[] moved = known.pixels(8);
        moved[pixel] += move;
        return PictureScores.logits(model.getBlock(), LabelledPictures.of(14, new float[][] {moved}, new int[1]))
                .get(0, 2);
    }

    @Test
    void a_shipped_network_is_what_was_trained() {
        try (Model model = ClothesNetwork.RESIDUAL.trained(2)) {
            byte[] again = ClothesNetwork.weights(model);
            assertThat(ClothesNetwork.sha256(again)).isEqualTo(ClothesNetwork.RESIDUAL.checksum(2));
            assertThat(PictureScores.accuracy(model.getBlock(), LabelledPictures.testClothes(10)))
                    .isGreaterThan(0.75);
        }
        assertThatThrownBy(() -> ClothesNetwork.LENET.trained(6))
                .hasMessage("seed must be between 1 and 5 (the networks that are shipped), but was 6");
    }

    @Test
    void bad_arguments_are_named() {
        assertThatThrownBy(() -> LabelledPictures.of(2, new float[][] {{1, 2, 3}}, new int[1]))
                .hasMessage("pictures[0] must hold 4 numbers (side²), but held 3");
        assertThatThrownBy(() -> LabelledPictures.of(1, new float[][] {{1}}, new int[] {10}))
                .hasMessage("labels[0] must be between 0 and 9 (the classes), but was 10");
        assertThatThrownBy(() -> LabelledPictures.of(1, new float[][] {{Float.NaN}}, new int[1]))
                .hasMessage("a pixel of pictures[0] must be finite, but was NaN");
        assertThatThrownBy(() -> LabelledPictures.clothes(0)).hasMessage("perClass must be at least 1, but was 0");
        assertThatThrownBy(() -> PixelBaselines.nearestMean(TWO, TWO))
                .hasMessage("known must have pictures of every class, but has none of 1");
        assertThatThrownBy(() -> PictureScores.accuracy(new int[3], TWO))
                .hasMessage("predictions must hold 2 numbers (one for each picture), but held 3");
        assertThatThrownBy(() -> TWO.rows(2)).hasMessage("row must be between 0 and 1, but was 2");
        assertThatThrownBy(() -> Augmentation.shift(-1)).hasMessage("most must be at least 0, but was -1");
        assertThatThrownBy(() -> PictureTrainer.of(0, 1)).hasMessage("epochs must be at least 1, but was 0");
    }
}
