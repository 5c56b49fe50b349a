package gradus.workbook.deeplearning.vision;

import static gradus.engine.expect.Expect.expect;
import static gradus.engine.expect.Law.law;

import ai.djl.Model;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Parameter;
import gradus.deeplearning.djl.LiveArrays;
import gradus.deeplearning.vision.Augmentation;
import gradus.deeplearning.vision.ConvolutionalNetworks;
import gradus.deeplearning.vision.LabelledPictures;
import gradus.deeplearning.vision.PictureScores;
import gradus.engine.exercise.Exercise;
import gradus.engine.exercise.ExplainedIn;
import gradus.engine.exercise.Hint;
import gradus.engine.exercise.Kind;
import gradus.engine.exercise.Needs;
import gradus.fundamentals.linearalgebra.Matrix;
import gradus.kit.djl.InWords;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@Exercise(
        lesson = "vision",
        number = 4,
        title = "A small eye",
        kind = Kind.REACH,
        points = 6,
        minutes = 30,
        seconds = 60)
@Hint("Hold out 500 of the pictures, move them as the camera would, and measure there before you change anything.")
@Hint(
        "The last dense layer has most of the weights. What makes the maps smaller before it, and what makes 3 × 3 filters of few channels cheap?")
@Hint(
        "What the network is asked about is moved, and what it learns from is not. Which class of the lesson mends that, for each batch again?")
@ExplainedIn("vision#augmentation-which-changes-are-honest")
class SmallEyeTest {
    private static final int SIDE = 14;
    private static final int ROOM = 2800;
    private static final double ENOUGH = 0.64;
    private static final InWords TRAINING = new InWords(
            SmallEye.class,
            """
            Whatever is done with an array must be done while the manager that holds it is open. Usually a loss is read after its \
            batch's memory was freed.""",
            "A closed manager makes no more arrays: it, or the model, was closed while it was still needed.");
    private static final InWords ASKING = new InWords(
            SmallEye.class, """
            The caller asks the model and then closes it. Usually the model stands in a try-with-resources, which closes it on return.""", "The caller asks the model and then closes it: train must return it open.");

    private static final LabelledPictures KNOWN =
            renamed(LabelledPictures.clothes(100).halved());
    private static final LabelledPictures STRANGE =
            LabelledPictures.testClothes(100).halved();

    /** How well moved pictures are named. */
    private enum Named {
        GUESSES("about as good as guessing (0.1)"),
        OTHERS("right by the numbers that the classes have in the file"),
        STILL("fewer than 0.56"),
        NEAR("not there (0.56 to 0.64)"),
        THERE("at least 0.64");

        private final String words;

        Named(String words) {
            this.words = words;
        }

        static Named of(int[] answers, LabelledPictures pictures) {
            double accuracy = PictureScores.accuracy(answers, pictures);
            int[] original = Arrays.stream(answers).map(SmallEyeTest::renamed).toArray();
            if (PictureScores.accuracy(original, pictures) > 0.4) {
                return OTHERS;
            }
            return accuracy < 0.25 ? GUESSES : accuracy < 0.56 ? STILL : accuracy < ENOUGH ? NEAR : THERE;
        }

        @Override
        public String toString() {
            return words;
        }
    }

    /** A network trained on 100 pictures, asked and closed. */
    private record Trained(long weights, Matrix numbers, Matrix alone, int left) {
        static Trained now() {
            LabelledPictures asked = tenOfEachClass(STRANGE);
            try (NDManager manager = NDManager.newBaseManager()) {
                NDManager everything = manager.getParentManager();
                int before = LiveArrays.count(everything);
                long weights;
                Matrix numbers;
                Matrix alone;
                try (Model model = train(tenOfEachClass(KNOWN))) {
                    numbers = ask(model, asked);
                    weights = ConvolutionalNetworks.parameters(model.getBlock());
                    alone = ask(model, asked.rows(99));
                }
                return new Trained(weights, numbers, alone, LiveArrays.count(everything) - before);
            }
        }
    }

    /** Trained once for all checks of this grading: training is what they cost. */
    private static Trained first;

    private static Trained first() {
        if (first == null) {
            first = Trained.now();
        }
        return first;
    }

    @Test
    void the_network_fits_into_the_camera() {
        expect("the number of weights and biases, which has to be at most 2,800,", first().weights())
                .when(any -> first().weights() == 0, "A block without weights has not learnt.")
                .usually(
                        "Count them layer by layer: filters · (channels · k² + 1), and inputs · units + units at the end.")
                .to("be between 1 and at most 2,800", weights -> weights >= 1 && weights <= ROOM);
    }

    @Test
    @Needs("the_network_fits_into_the_camera")
    void a_picture_gets_the_same_ten_numbers_in_any_company() {
        expect(
                        "the ten numbers of the last of 100 pictures, when only it is asked about,",
                        first().alone().row(0))
                .usually("Answers depend on the other pictures, or on chance: is a layer in training mode?")
                .toBeCloseTo(first().numbers().row(99), 1e-4);
    }

    @Test
    @Needs("the_network_fits_into_the_camera")
    void nothing_is_left_in_native_memory_when_the_model_is_closed() {
        expect("the number of arrays alive after the model was closed, beyond those before", first().left())
                .usually(
                        "There is a manager or a second network that nobody closed: all but the model that is returned belong in try-with-resources.")
                .toBeAtMost(0);
    }

    @Test
    @Needs("nothing_is_left_in_native_memory_when_the_model_is_closed")
    void the_same_call_gives_the_same_network() {
        double apart = Trained.now().numbers().minus(first().numbers()).norm();
        law("a second network, trained on the same pictures, should give the numbers of the first", apart < 1e-3)
                .but("its numbers for 100 pictures are others")
                .usually(
                        "Somewhere chance decides: seed the engine before the network is made, and every generator that you use.")
                .toHold();
    }

    @Test
    @Needs
    void moved_clothes_are_named() {
        LabelledPictures asked = renamed(Augmentation.shift(2).apply(STRANGE, new Random(29)));
        try (Model model = train(KNOWN)) {
            expect("the share of 1000 moved pictures that are named right", Named.of(largest(ask(model, asked)), asked))
                    .ifEqual(Named.OTHERS, """
                            In the pictures that train was given class 0 is called 3, class 1 is called 4 and so on. These answers use \
                            the file's numbers: they were not learnt from the pictures that were given.""")
                    .ifEqual(Named.GUESSES, """
                            Look at the training loss: at 2.3 or NaN nothing was learnt, and usually the rate is far too high. If it is \
                            low, pictures and classes do not belong together, or other pictures than those given decided.""")
                    .ifEqual(Named.STILL, """
                            Usually clothes were seen only where the known pictures have them, in the middle. What the camera sees is moved. If you do move \
                            them: all of them, as far as two pixels to each side, and for how many epochs?""")
                    .usually(
                            "You are on the way. More epochs help where moves are drawn again for each; so do more filters and fewer dense weights.")
                    .toEqual(Named.THERE);
        }
    }

    private static Model train(LabelledPictures known) {
        Model model = TRAINING.call("training on " + known.size() + " pictures", () -> SmallEye.train(known));
        law(
                        "train should return a model with a network that has its weights",
                        model != null
                                && model.getBlock() != null
                                && model.getBlock().getParameters().values().stream()
                                        .allMatch(Parameter::isInitialized))
                .but("it returns null, a model without a block, or a block without weights")
                .toHold();
        return model;
    }

    private static Matrix ask(Model model, LabelledPictures pictures) {
        return ASKING.call("asking the model that train returned", () -> {
            try {
                Matrix numbers = PictureScores.logits(model.getBlock(), pictures);
                expect("the number of columns that come out for a picture", numbers.columns())
                        .usually("One number for each of the ten classes.")
                        .toEqual(LabelledPictures.CLASSES);
                return numbers;
            } catch (EngineException e) {
                law("the network should take pictures of shape (n, 1, 14, 14)", false)
                        .with(e)
                        .usually("Compute the shape after each layer. A dense layer needs a flatten block before it.")
                        .toHold();
                throw e;
            }
        });
    }

    private static LabelledPictures tenOfEachClass(LabelledPictures pictures) {
        int[] labels = pictures.labels();
        int[] taken = new int[LabelledPictures.CLASSES];
        return pictures.rows(IntStream.range(0, pictures.size())
                .filter(i -> taken[labels[i]]++ < 10)
                .toArray());
    }

    private static int[] largest(Matrix rows) {
        return IntStream.range(0, rows.rows())
                .map(i -> IntStream.range(0, rows.columns())
                        .reduce(0, (best, k) -> rows.get(i, k) > rows.get(i, best) ? k : best))
                .toArray();
    }

    /** The pictures, their classes called by other numbers: nobody has learnt these elsewhere. */
    private static LabelledPictures renamed(LabelledPictures pictures) {
        float[][] pixels =
                IntStream.range(0, pictures.size()).mapToObj(pictures::pixels).toArray(float[][]::new);
        return LabelledPictures.of(
                SIDE,
                pixels,
                Arrays.stream(pictures.labels()).map(SmallEyeTest::renamed).toArray());
    }

    private static int renamed(int label) {
        return (label + 3) % LabelledPictures.CLASSES;
    }
}
