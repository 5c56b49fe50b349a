package gradus.workbook.deeplearning.djl;

import static gradus.engine.expect.Expect.expect;
import static gradus.engine.expect.Expect.expectRefusal;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.inference.Predictor;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.training.ParameterStore;
import ai.djl.translate.TranslateException;
import ai.djl.util.PairList;
import gradus.datasets.media.Images;
import gradus.datasets.media.Photos;
import gradus.engine.check.Agreement;
import gradus.engine.check.Inputs;
import gradus.engine.exercise.Exercise;
import gradus.engine.exercise.ExplainedIn;
import gradus.engine.exercise.Hint;
import gradus.engine.exercise.Kind;
import gradus.engine.exercise.Needs;
import gradus.kit.djl.Ledger;
import gradus.workbook.deeplearning.djl.PhotoTranslator.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

@Exercise(
        lesson = "djl",
        number = 4,
        title = "From a photo to a word",
        kind = Kind.BUILD,
        points = 5,
        minutes = 25,
        seconds = 20)
@Hint("Which shapes has (3, h, w) less (3, 1, 1)? And (1, h, w) less (3, 1, 1)?")
@Hint("processInput returns one photo without a batch axis: which batchifier puts photos side by side on a new one?")
@Hint(
        "processOutput gets the logits of one photo, without the batch axis, and must return nothing that lives in native memory.")
@ExplainedIn("djl#a-translator-asked")
class PhotoTranslatorTest {
    private static final Photos PHOTOS = Photos.all();
    private static final Images CAT = PHOTOS.get("chelsea.png"); // 170 × 256, colour
    private static final Images CAMERA = PHOTOS.get("camera.png"); // 256 × 256, grey
    private static final Images ASTRONAUT = PHOTOS.get("astronaut.png"); // 256 × 256, colour
    private static final List<String> NAMES = List.of("reddish", "greenish", "bluish");
    private static final float[] MEANS = {0.5f, 0.4f, 0.3f};
    private static final float[] SPREADS = {0.25f, 0.2f, 0.1f};

    /** A network that notes what comes in, and answers with the mean of each channel. */
    private static final class Means extends AbstractBlock {
        private final List<String> shapes = new ArrayList<>();
        private DataType type;
        private float[] first;
        private float[] constant;

        @Override
        protected NDList forwardInternal(
                ParameterStore store, NDList inputs, boolean training, PairList<String, Object> options) {
            NDArray photos = inputs.singletonOrThrow();
            Shape shape = photos.getShape();
            shapes.add(shape.toString());
            type = photos.getDataType();
            if (shape.dimension() != 4 || shape.get(1) != 3) {
                return new NDList(photos.getManager().zeros(new Shape(1, 3)));
            }
            NDArray float32 = photos.toType(DataType.FLOAT32, false);
            first = float32.get(0).toFloatArray();
            if (constant != null) {
                return new NDList(photos.getManager().create(new float[][] {constant}));
            }
            return new NDList(float32.reshape(shape.get(0), shape.get(1), -1).mean(new int[] {2}));
        }

        @Override
        public Shape[] getOutputShapes(Shape[] inputShapes) {
            return new Shape[] {new Shape(inputShapes[0].get(0), 3)};
        }
    }

    private interface Check {
        void of(Predictor<Images, Answer> predictor, Means network) throws TranslateException;
    }

    private static void with(float[] means, float[] spreads, List<String> names, Check check) {
        Means network = new Means();
        try (Model model = Model.newInstance("means", Device.cpu())) {
            model.setBlock(network);
            network.initialize(model.getNDManager(), DataType.FLOAT32, new Shape(1, 3, 2, 2));
            try (Predictor<Images, Answer> predictor = model.newPredictor(new PhotoTranslator(means, spreads, names))) {
                check.of(predictor, network);
            }
        } catch (TranslateException e) {
            throw cause(e);
        }
    }

    /** What the answer itself threw. */
    private static RuntimeException cause(TranslateException e) {
        Throwable cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause instanceof RuntimeException thrown ? thrown : new IllegalStateException(cause);
    }

    private static void with(Check check) {
        with(MEANS, SPREADS, NAMES, check);
    }

    @Test
    void the_network_gets_one_photo_with_a_batch_axis() {
        with((predictor, network) -> {
            network.shapes.clear();
            predictor.predict(CAT);
            expect("the shapes of what the network gets for one photo of 170 × 256", network.shapes)
                    .ifEqual(List.of("(3, 170, 256)"), "There is no batch axis: the batchifier must add it.")
                    .ifEqual(
                            List.of("(1, 1, 3, 170, 256)"),
                            "There are two batch axes: processInput returns one photo without, and STACK adds it.")
                    .ifEqual(
                            List.of("(1, 170, 256, 3)"),
                            "The channels stand last, as in a file. The network wants them before height and width.")
                    .ifEqual(List.of("(1, 3, 256, 170)"), "Height and width changed places.")
                    .usually("The network takes (n, 3, height, width).")
                    .toEqual(List.of("(1, 3, 170, 256)"));
            expect("the type of what the network gets", network.type.name())
                    .usually("An array of doubles is FLOAT64, and the network's weights are FLOAT32.")
                    .toEqual("FLOAT32");
        });
    }

    @Test
    @Needs("the_network_gets_one_photo_with_a_batch_axis")
    void each_channel_is_normalised_by_its_own_numbers() {
        with((predictor, network) -> {
            predictor.predict(CAT);
            for (int channel = 0; channel < 3; channel++) {
                for (int[] at : new int[][] {{0, 0}, {100, 30}, {169, 255}}) {
                    double value = CAT.plane(0, channel)[at[0]][at[1]];
                    double right = (value - MEANS[channel]) / SPREADS[channel];
                    expect(
                                    "row " + at[0] + ", column " + at[1] + " of channel " + channel + " of the cat",
                                    network.first[(channel * 170 + at[0]) * 256 + at[1]])
                            .ifCloseTo(value, "That is the value as it came: the mean and the spread were not used.")
                            .ifCloseTo(
                                    (value - MEANS[channel]) / (SPREADS[channel] * SPREADS[channel]),
                                    "That was divided by the square of the spread.")
                            .ifCloseTo(value - MEANS[channel], "The mean was subtracted, the spread not divided by.")
                            .ifCloseTo(value / SPREADS[channel] - MEANS[channel], "First the mean, then the spread.")
                            .ifCloseTo((value - MEANS[0]) / SPREADS[0], "That channel has red's mean and spread.")
                            .ifCloseTo(
                                    (value / 255 - MEANS[channel]) / SPREADS[channel],
                                    "The values were divided by 255, but they already lie between 0 and 1.")
                            .ifCloseTo(
                                    (255 * value - MEANS[channel]) / SPREADS[channel],
                                    "Values run from 0 to 1, not to 255.")
                            .usually(
                                    "Value less the channel's mean, divided by its spread. If only some places are wrong, channels and pixels were mixed up.")
                            .toBeCloseTo(right, 1e-4);
                }
            }
        });
    }

    @Test
    @Needs("the_network_gets_one_photo_with_a_batch_axis")
    void a_grey_photo_has_three_equal_channels() {
        with(new float[] {0, 0, 0.5f}, new float[] {1, 0.5f, 1}, NAMES, (predictor, network) -> {
            network.shapes.clear();
            predictor.predict(CAMERA);
            expect("the shapes of what the network gets for a grey photo", network.shapes)
                    .usually("A grey photo has one channel: give it three times.")
                    .toEqual(List.of("(1, 3, 256, 256)"));
            double value = CAMERA.plane(0, 0)[7][9];
            double[] right = {value, 2 * value, value - 0.5};
            IntStream.range(0, 3)
                    .forEach(channel -> expect(
                                    "row 7, column 9 of channel " + channel + " of a grey photo",
                                    network.first[(channel * 256 + 7) * 256 + 9])
                            .usually(
                                    "Each of the three channels holds the grey value, normalised by the channel's own mean and spread.")
                            .toBeCloseTo(right[channel], 1e-5));
        });
    }

    @Test
    @Needs("a_grey_photo_has_three_equal_channels")
    void a_photo_whose_largest_value_is_16_lies_between_0_and_1_as_well() {
        Table table = Table.create(
                "photo", DoubleColumn.create("left", new double[] {4}), DoubleColumn.create("right", new double[] {16
                }));
        Images sixteen = Images.rows(table, 1, 2, 16);
        with(new float[] {0, 0, 0}, new float[] {1, 1, 1}, NAMES, (predictor, network) -> {
            predictor.predict(sixteen);
            expect("the first value, 4 of 16, of a photo whose largest value is 16,", network.first[0])
                    .usually("Not every photo has values up to 255: Images.maximum() says how far they go.")
                    .toBeCloseTo(0.25, 1e-6);
        });
    }

    @Test
    @Needs("the_network_gets_one_photo_with_a_batch_axis")
    void the_answer_is_the_likeliest_name() {
        expectAnswer(new float[] {1, 3, 2}, "greenish", 0.66524096);
        expectAnswer(new float[] {-5, -9, -5}, "reddish", 0.49546242);
        expectAnswer(new float[] {-7, -6, -9}, "greenish", 0.70538451);
        expectAnswer(new float[] {0, 1, 200}, "bluish", 1);
        expectAnswer(new float[] {0, 1e-9f, -100}, "greenish", 0.5);
    }

    private static void expectAnswer(float[] logits, String name, double probability) {
        with((predictor, network) -> {
            network.constant = logits;
            Answer answer = predictor.predict(CAT);
            String given = "for logits " + logits[0] + ", " + logits[1] + ", " + logits[2];
            expect("the name " + given, answer.name())
                    .usually(
                            "The largest logit decides; of equal ones, the first. Compare the logits: probabilities are rounded.")
                    .toEqual(name);
            expect("the probability " + given, answer.probability())
                    .ifCloseTo(
                            1 / 3.0,
                            "Each class got a third or all got the same: softmax ran along an axis of size 1, or before the numbers were there.")
                    .ifNaN("exp of a large logit is infinite: use softmax.")
                    .usually(
                            "That should be softmax of the largest logit, neither rounded nor in percent: a logit is not a probability.")
                    .toBeCloseTo(probability, 1e-5);
        });
    }

    @Test
    @Needs("the_answer_is_the_likeliest_name")
    void names_that_do_not_fit_are_refused() {
        for (List<String> names : List.of(List.of("one", "two"), List.of("one", "two", "three", "four"))) {
            expectRefusal(
                    "an answer of three logits for " + names.size() + " names",
                    IllegalArgumentException.class,
                    "Compare the number of logits with the number of names before one is chosen, and refuse with a message that says names: a wrong name looks like an answer.",
                    () -> with(MEANS, SPREADS, names, (predictor, network) -> {
                        network.constant = new float[] {3, 2, 1};
                        predictor.predict(CAT);
                    }),
                    "names");
        }
    }

    @Test
    @Needs({"each_channel_is_normalised_by_its_own_numbers", "the_answer_is_the_likeliest_name"})
    void a_batch_is_one_pass_with_the_answers_that_each_photo_gets() {
        with((predictor, network) -> {
            network.shapes.clear();
            List<Answer> together = predictor.batchPredict(List.of(ASTRONAUT, CAMERA));
            expect("the shapes of what the network gets for a batch of two", network.shapes)
                    .usually("Two photos of one size should be one array: that is the work of Batchifier.STACK.")
                    .toEqual(List.of("(2, 3, 256, 256)"));
            List<Answer> apart = List.of(predictor.predict(ASTRONAUT), predictor.predict(CAMERA));
            IntStream.range(0, 2).forEach(i -> {
                expect("the name of photo " + i + " of a batch", together.get(i).name())
                        .usually(
                                "processOutput is called for each photo, with its own logits, in the order of the batch.")
                        .toEqual(apart.get(i).name());
                expect("its probability", together.get(i).probability())
                        .toBeCloseTo(apart.get(i).probability(), 1e-6);
            });
        });
    }

    @Test
    @Needs("the_answer_is_the_likeliest_name")
    void an_answer_leaves_nothing() {
        with((predictor, network) -> {
            predictor.predict(CAT);
            Ledger ledger = Ledger.of(() -> IntStream.range(0, 5).forEach(i -> predict(predictor)));
            expect("the number of arrays in no manager after 5 answers", ledger.detached())
                    .because("They were detached, or made from an array that was: no manager closes them.")
                    .toEqual(0L);
            expect("the number of arrays alive after 5 answers, beyond those before,", ledger.growth())
                    .because(
                            "What the context's manager owns is freed when the answer is out; these arrays have another owner.")
                    .toEqual(0);
            expect("the number of managers that 5 answers leave open", ledger.managers())
                    .because("A manager was made for each answer and not closed. The context has one.")
                    .toEqual(0);
        });
    }

    private static void predict(Predictor<Images, Answer> predictor) {
        try {
            predictor.predict(CAT);
        } catch (TranslateException e) {
            throw cause(e);
        }
    }

    @Test
    @Needs
    void agrees_with_the_solution() {
        Agreement.on(Inputs.whole(0, 11).and(Inputs.whole(1, 9), Given::new))
                .questions(10)
                .ask("the answer for photo {photo} with means of {tenths} tenths", PhotoTranslatorTest::answer)
                .within(1e-4)
                .holds();
    }

    private record Given(int photo, int tenths) {}

    private static Answer answer(Given given) {
        Answer[] answer = new Answer[1];
        float mean = given.tenths() / 10f;
        with(
                new float[] {mean, 0.5f, 1 - mean},
                new float[] {0.3f, 0.2f, 0.25f},
                NAMES,
                (predictor, network) ->
                        answer[0] = predictor.predict(PHOTOS.get(PHOTOS.names().get(given.photo()))));
        return answer[0];
    }
}
