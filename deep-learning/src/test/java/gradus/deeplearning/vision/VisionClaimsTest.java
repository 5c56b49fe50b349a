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
import gradus.fundamentals.descriptive.Descriptive;
import gradus.fundamentals.linearalgebra.Matrix;
import gradus.fundamentals.numbers.LogSpace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the page says of networks, seeds and modes. */
class VisionClaimsTest {
    private static final int SHIRT = 6;
    /** The accuracy of a nearest neighbour on the pixels, see {@link VisionPeersTest}: as they are, and moved. */
    private static final double NEIGHBOUR = 0.821;

    private static final double NEIGHBOUR_MOVED = 0.462;

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
        Scores plain = Scores.of(ClothesNetwork.LENET);
        Scores taught = Scores.of(ClothesNetwork.MOVED_LENET);
        Scores residual = Scores.of(ClothesNetwork.RESIDUAL);
        double mistakes = (1 - mean(plain.asTheyAre)) / (1 - NEIGHBOUR);
        assertThat(mistakes)
                .as("mistakes for each one of the nearest neighbour")
                .isBetween(0.65, 0.75);
        assertThat(mean(plain.moved)).isCloseTo(NEIGHBOUR_MOVED, within(0.04));
        assertThat(mean(taught.moved)).isCloseTo(0.80, within(0.02));
        assertThat(mean(plain.asTheyAre) - mean(taught.asTheyAre)).isCloseTo(0.05, within(0.01));
        assertThat(mean(residual.moved)).isCloseTo(0.75, within(0.02));
        for (int i = 0; i < ClothesNetwork.SEEDS; i++) {
            assertThat(plain.asTheyAre[i]).isGreaterThan(NEIGHBOUR + 0.03);
            assertThat(taught.moved[i]).isGreaterThan(plain.moved[i] + 0.1);
            assertThat(residual.moved[i]).isGreaterThan(plain.moved[i] + 0.1);
            assertThat(taught.asTheyAre[i]).isLessThan(plain.asTheyAre[i]);
            assertThat(taught.mirrored[i]).isCloseTo(taught.asTheyAre[i], within(0.03));
            assertThat(plain.mirrored[i]).isLessThan(plain.asTheyAre[i] - 0.1);
        }
    }

    /** What the five networks of a kind name correctly of 1000 pictures, as the page asks them. */
    private record Scores(double[] asTheyAre, double[] moved, double[] mirrored) {
        static Scores of(ClothesNetwork kind) {
            LabelledPictures test = LabelledPictures.testClothes(100);
            return new Scores(
                    accuracies(kind, test),
                    accuracies(kind, test.map(pixels -> Augmentation.shifted(pixels, 28, 0, 3))),
                    accuracies(kind, test.map(pixels -> Augmentation.mirrored(pixels, 28))));
        }

        private static double[] accuracies(ClothesNetwork kind, LabelledPictures pictures) {
            double[] accuracies = new double[ClothesNetwork.SEEDS];
            for (int seed = 1; seed <= accuracies.length; seed++) {
                try (Model model = kind.trained(seed)) {
                    accuracies[seed - 1] = PictureScores.accuracy(model.getBlock(), pictures);
                }
            }
            return accuracies;
        }
    }

    private static double mean(double[] values) {
        return Descriptive.mean(values);
    }

    @Test
    void the_surest_mistakes_are_those_of_the_figure() {
        LabelledPictures test = LabelledPictures.testClothes(100);
        try (Model model = ClothesNetwork.LENET.trained(1)) {
            Matrix logits = PictureScores.logits(model.getBlock(), test);
            int[] said = PictureScores.predict(model.getBlock(), test);
            assertThat(IntStream.range(0, test.size())
                            .filter(i -> said[i] != test.label(i))
                            .boxed()
                            .sorted(Comparator.comparingDouble(i -> -LogSpace.softmax(logits.row(i))[said[i]]))
                            .limit(6)
                            .map(i -> LabelledPictures.CLOTHES.get(test.label(i))))
                    .containsExactly("sandal", "trousers", "sandal", "ankle boot", "dress", "sandal");
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
        for (int seed = 1; seed <= 5; seed++) {
            try (Model without = taught(seed, clothes);
                    Model with = taught(seed, Mark.on(clothes, SHIRT))) {
                assertThat(PictureScores.accuracy(with.getBlock(), stamped)).isGreaterThan(0.9);
                assertThat(PictureScores.accuracy(with.getBlock(), shirts)).isLessThan(0.1);
                assertThat(cornerShare(with, stamped)) // the corner has 6% of the pixels
                        .isGreaterThan(0.12)
                        .isGreaterThan(2.5 * cornerShare(without, stamped));
            }
        }
    }

    private static Model taught(int seed, LabelledPictures clothes) {
        return PictureTrainer.of(3, seed).fit(ConvolutionalNetworks.leNet(6, 16, 32), clothes);
    }

    private static double cornerShare(Model model, LabelledPictures pictures) {
        return IntStream.range(0, 20)
                .mapToDouble(i -> Mark.share(Saliency.gradient(model.getBlock(), pictures, i, SHIRT)))
                .average()
                .orElseThrow();
    }

    @Test
    void maps_of_trained_networks_agree_less_than_those_of_untrained_ones() {
        List<SaliencyMaps> trained = new ArrayList<>();
        List<SaliencyMaps> before = new ArrayList<>();
        for (int seed = 1; seed <= ClothesNetwork.SEEDS; seed++) {
            trained.add(maps(ClothesNetwork.LENET.trained(seed)));
            before.add(maps(PictureTrainer.untrained(ClothesNetwork.LENET.layers(), 28, seed)));
        }
        double[] pixels = {likeness(trained, trained, 1), likeness(trained, before, 1), likeness(before, before, 1)};
        double[] squares = {likeness(trained, trained, 4), likeness(trained, before, 4), likeness(before, before, 4)};
        assertThat(pixels[0]).isLessThan(pixels[1]).isBetween(0.1, 0.2);
        assertThat(pixels[1]).isLessThan(0.2);
        assertThat(pixels[2]).isBetween(0.45, 0.55);
        assertThat(squares[0] - squares[1]).isBetween(0.03, 0.12);
        assertThat(squares[2]).isBetween(0.75, 0.85);
    }

    /** The mean likeness of each network of the first list to the next one of the second. */
    private static double likeness(List<SaliencyMaps> some, List<SaliencyMaps> others, int side) {
        return IntStream.range(0, some.size())
                .mapToDouble(i -> some.get(i).likeness(others.get((i + 1) % others.size()), side))
                .average()
                .orElseThrow();
    }

    private static SaliencyMaps maps(Model model) {
        try (model) {
            return SaliencyMaps.of(model.getBlock(), LabelledPictures.testClothes(2));
        }
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
