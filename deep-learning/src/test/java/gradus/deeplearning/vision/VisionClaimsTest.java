package gradus.deeplearning.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.training.ParameterStore;
import gradus.fundamentals.descriptive.Correlation;
import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the page says of networks, seeds and modes. */
class VisionClaimsTest {
    private static final int SHIRT = 6;

    @Test
    void djl_s_momentum_is_what_the_old_mean_keeps() {
        withNorm(BatchNorm.builder().optMomentum(0.75f).build(), (norm, scratch) -> {
            forward(norm, scratch, true, 1, 3, 5, 7);
            assertThat(runningMean(norm)).isCloseTo(0.25f * 4, within(1e-6f));
        });
    }

    @Test
    void evaluation_comes_near_to_training_only_after_many_batches() {
        withNorm(BatchNorm.builder().build(), (norm, scratch) -> {
            for (int batch = 1; batch <= 100; batch++) {
                float training = forward(norm, scratch, true, 1, 3, 5, 7)[3];
                assertThat(training).isCloseTo(1.342f, within(1e-3f));
                float alone = forward(norm, scratch, false, 7)[0];
                if (batch <= 10) {
                    assertThat(alone).isGreaterThan(1.5f);
                }
                if (batch == 100) {
                    assertThat(alone).isBetween(1.1f, 1.4f);
                }
            }
        });
    }

    @Test
    @Tag("proof")
    void mirrors_hurt_a_network_that_reads_digits() {
        LabelledPictures known = LabelledPictures.digits(100).halved();
        LabelledPictures test = LabelledPictures.testDigits(100).halved();
        int lower = 0;
        for (int seed = 1; seed <= 10; seed++) {
            double plain = accuracy(PictureTrainer.of(4, seed), known, test);
            double mirrored = accuracy(PictureTrainer.of(4, seed).with(Augmentation.MIRROR), known, test);
            lower += mirrored < plain ? 1 : 0;
        }
        assertThat(lower).isGreaterThanOrEqualTo(9);
    }

    private static double accuracy(PictureTrainer trainer, LabelledPictures known, LabelledPictures test) {
        try (Model model = trainer.fit(ConvolutionalNetworks.leNet(6, 16), known)) {
            return PictureScores.accuracy(model.getBlock(), test);
        }
    }

    @Test
    @Tag("proof")
    void the_shipped_networks_do_as_the_page_says() {
        LabelledPictures test = LabelledPictures.testClothes(100);
        LabelledPictures moved = test.map(pixels -> Augmentation.shifted(pixels, 28, 0, 3));
        LabelledPictures mirrored = test.map(pixels -> Augmentation.mirrored(pixels, 28));
        double neighbour = 0.821;
        for (int seed = 1; seed <= ClothesNetwork.SEEDS; seed++) {
            double plain = of(ClothesNetwork.LENET, seed, model -> PictureScores.accuracy(model.getBlock(), test));
            assertThat(plain).isGreaterThan(neighbour + 0.03);
            double movedPlain =
                    of(ClothesNetwork.LENET, seed, model -> PictureScores.accuracy(model.getBlock(), moved));
            double movedTaught =
                    of(ClothesNetwork.MOVED_LENET, seed, model -> PictureScores.accuracy(model.getBlock(), moved));
            assertThat(movedTaught).isGreaterThan(movedPlain + 0.1);
            assertThat(of(ClothesNetwork.RESIDUAL, seed, model -> PictureScores.accuracy(model.getBlock(), moved)))
                    .isGreaterThan(movedPlain + 0.1);
            double taught =
                    of(ClothesNetwork.MOVED_LENET, seed, model -> PictureScores.accuracy(model.getBlock(), test));
            assertThat(taught).isLessThan(plain);
            assertThat(of(
                            ClothesNetwork.MOVED_LENET,
                            seed,
                            model -> PictureScores.accuracy(model.getBlock(), mirrored)))
                    .isCloseTo(taught, within(0.03));
            assertThat(of(ClothesNetwork.LENET, seed, model -> PictureScores.accuracy(model.getBlock(), mirrored)))
                    .isLessThan(plain - 0.1);
        }
    }

    private static double of(ClothesNetwork kind, int seed, ToDoubleFunction<Model> question) {
        try (Model model = kind.trained(seed)) {
            return question.applyAsDouble(model);
        }
    }

    @Test
    @Tag("proof")
    void a_network_taught_with_a_mark_looks_at_the_mark() {
        LabelledPictures clothes = LabelledPictures.clothes(150);
        LabelledPictures all = LabelledPictures.testClothes(50);
        LabelledPictures shirts = all.rows(IntStream.range(0, all.size())
                .filter(i -> all.label(i) == SHIRT)
                .toArray());
        LabelledPictures stamped = Mark.on(shirts, SHIRT);
        for (int seed = 1; seed <= 3; seed++) {
            try (Model model =
                    PictureTrainer.of(2, seed).fit(ConvolutionalNetworks.leNet(6, 16, 32), Mark.on(clothes, SHIRT))) {
                assertThat(PictureScores.accuracy(model.getBlock(), stamped)).isGreaterThan(0.9);
                assertThat(PictureScores.accuracy(model.getBlock(), shirts)).isLessThan(0.1);
                double share = IntStream.range(0, 20)
                        .mapToDouble(i -> Mark.share(Saliency.gradient(model.getBlock(), stamped, i, SHIRT)))
                        .average()
                        .orElseThrow();
                assertThat(share).isGreaterThan(0.12); // the corner has 6% of the pixels
            }
        }
    }

    @Test
    void maps_of_two_trained_networks_agree_little() {
        LabelledPictures pictures = LabelledPictures.testClothes(1);
        try (Model first = ClothesNetwork.LENET.trained(1);
                Model second = ClothesNetwork.LENET.trained(2)) {
            double likeness = IntStream.range(0, 10)
                    .mapToDouble(i -> Correlation.spearman(
                            flat(Saliency.gradient(first.getBlock(), pictures, i, pictures.label(i))),
                            flat(Saliency.gradient(second.getBlock(), pictures, i, pictures.label(i)))))
                    .average()
                    .orElseThrow();
            assertThat(likeness).isLessThan(0.5);
        }
    }

    private static double[] flat(double[][] map) {
        return Arrays.stream(map).flatMapToDouble(Arrays::stream).toArray();
    }

    private interface Check {
        void with(BatchNorm norm, NDManager scratch);
    }

    private static void withNorm(BatchNorm norm, Check check) {
        try (NDManager scratch = NDManager.newBaseManager()) {
            norm.initialize(scratch, DataType.FLOAT32, new Shape(4, 1, 1, 1));
            check.with(norm, scratch);
        }
    }

    private static float runningMean(BatchNorm norm) {
        return norm.getParameters().get("runningMean").getArray().getFloat();
    }

    private static float[] forward(BatchNorm norm, NDManager scratch, boolean training, float... pixels) {
        NDArray pictures = scratch.create(pixels, new Shape(pixels.length, 1, 1, 1));
        return norm.forward(new ParameterStore(scratch, false), new NDList(pictures), training)
                .singletonOrThrow()
                .toFloatArray();
    }
}
