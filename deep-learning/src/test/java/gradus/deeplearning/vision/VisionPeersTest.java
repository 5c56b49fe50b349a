package gradus.deeplearning.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.types.DataType;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Values computed by PyTorch 1.13 (Debian's python3-torch) in float64 and by NumPy 1.24: src/test/peers/peer_vision.py. */
class VisionPeersTest {
    private static final Picture PICTURE = Waves.picture(2, 5, 6, 0.7);
    private static final Convolution LAYER = Waves.convolution(new Window(3, 2, 1), 3, 2);

    @Test
    void a_convolution_gives_pytorch_s_numbers() {
        for (Picture out : List.of(
                LAYER.apply(PICTURE),
                LAYER.applyByColumns(PICTURE),
                new DjlConvolution(LAYER, DataType.FLOAT64).apply(PICTURE))) {
            assertNumbers(out.values(), 5, 0.17934799786280842, 0.08591214420344288, -1.271279060714431);
            assertThat(Arrays.stream(out.values()).sum()).isCloseTo(27.021100536136785, within(1e-10));
        }
    }

    @Test
    void its_gradient_gives_pytorch_s_numbers() {
        ConvolutionGradient gradient = LAYER.gradient(PICTURE, Waves.picture(3, 3, 3, 1.1));
        assertNumbers(gradient.weights(), 1, 1.0907983154586551, 2.562047156896074, 1.967643664023147);
        assertNumbers(gradient.bias(), 1, 1.3119065667846883, -0.5636289639521017, -0.3095587905654701);
        assertNumbers(gradient.input().values(), 1, 0.07701270871687474, 0.7222848624701138, -0.3175994971693682);
        assertThat(Arrays.stream(gradient.input().values()).sum()).isCloseTo(-0.5554934255278511, within(1e-10));
    }

    @Test
    void pooling_gives_pytorch_s_numbers() {
        double[] pooled = new MaxPooling(Window.tiles(2)).apply(PICTURE).values();
        assertNumbers(pooled, 5, 0.9854497299884601, 0.033623047221136695, 0.9962419287548636);
        assertThat(Arrays.stream(pooled).sum()).isCloseTo(8.553079030351197, within(1e-12));
    }

    @Test
    void batch_normalisation_gives_pytorch_s_numbers() {
        double[] all = Waves.of(24, 0.7);
        List<Picture> batch = List.of(
                Picture.of(2, 3, 2, Arrays.copyOf(all, 12)), Picture.of(2, 3, 2, Arrays.copyOfRange(all, 12, 24)));
        double[] allSlopes = Waves.of(24, 1.1);
        List<Picture> slopes = List.of(
                Picture.of(2, 3, 2, Arrays.copyOf(allSlopes, 12)),
                Picture.of(2, 3, 2, Arrays.copyOfRange(allSlopes, 12, 24)));
        BatchNormalisation norm = new BatchNormalisation(batch);
        List<Picture> out = norm.apply(new double[] {1.5, 0.5}, new double[] {0.1, -0.2});
        assertThat(out.get(0).values()[0]).isCloseTo(1.70354601733228, within(1e-12));
        assertThat(out.get(0).values()[11]).isCloseTo(0.2537721411193458, within(1e-12));
        assertThat(out.get(1).values()[11]).isCloseTo(-0.9604395293665026, within(1e-12));
        List<Picture> gradient = norm.gradient(new double[] {1.5, 0.5}, slopes);
        assertThat(gradient.get(0).values()[0]).isCloseTo(1.0677454099666845, within(1e-10));
        assertThat(gradient.get(0).values()[11]).isCloseTo(0.6287416279772217, within(1e-10));
        assertThat(gradient.get(1).values()[11]).isCloseTo(0.21614723741033762, within(1e-10));
    }

    @Test
    @Tag("proof")
    void baselines_get_numpy_s_counts() {
        LabelledPictures known = LabelledPictures.clothes(600).halved();
        LabelledPictures test = LabelledPictures.testClothes(100);
        LabelledPictures moved = test.map(pixels -> Augmentation.shifted(pixels, 28, 0, 3));
        assertThat(PictureScores.accuracy(PixelBaselines.nearestMean(known, test.halved()), test))
                .isCloseTo(0.660, within(0.0011));
        assertThat(PictureScores.accuracy(PixelBaselines.nearestMean(known, moved.halved()), test))
                .isCloseTo(0.447, within(0.0011));
        assertThat(PictureScores.accuracy(PixelBaselines.nearestNeighbour(known, test.halved()), test))
                .isCloseTo(0.821, within(0.0011));
        assertThat(PictureScores.accuracy(PixelBaselines.nearestNeighbour(known, moved.halved()), test))
                .isCloseTo(0.462, within(0.0011));
    }

    /** The first, another and the last of some numbers. */
    private static void assertNumbers(double[] actual, int other, double first, double second, double last) {
        assertThat(actual[0]).isCloseTo(first, within(1e-12));
        assertThat(actual[other]).isCloseTo(second, within(1e-12));
        assertThat(actual[actual.length - 1]).isCloseTo(last, within(1e-12));
    }
}
