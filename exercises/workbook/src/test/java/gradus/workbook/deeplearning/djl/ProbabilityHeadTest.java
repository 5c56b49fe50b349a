package gradus.workbook.deeplearning.djl;

import static gradus.engine.expect.Expect.expect;
import static gradus.engine.expect.Expect.expectRefusal;
import static gradus.engine.expect.Law.law;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.ParameterStore;
import ai.djl.training.Trainer;
import ai.djl.training.initializer.NormalInitializer;
import ai.djl.training.loss.Loss;
import gradus.deeplearning.djl.LiveArrays;
import gradus.engine.check.Agreement;
import gradus.engine.check.Inputs;
import gradus.engine.exercise.Exercise;
import gradus.engine.exercise.ExplainedIn;
import gradus.engine.exercise.Hint;
import gradus.engine.exercise.Kind;
import gradus.engine.exercise.Needs;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

@Exercise(
        lesson = "djl",
        number = 3,
        title = "A head with two faces",
        kind = Kind.BUILD,
        points = 5,
        minutes = 25,
        seconds = 20)
@Hint("A block tells DJL three things: which parameters it has, which shapes they have, and what it computes.")
@Hint(
        "addParameter registers, in the constructor. Shapes are known in prepare: the last axis of the input is the features.")
@Hint(
        "store.getValue(weight, device, training) gives the array. On which array must matMul be called, so that the result is not the model's?")
@ExplainedIn("djl#a-block-trained")
class ProbabilityHeadTest {
    private static final float[] WEIGHTS = {1, 0, -1, 2, 1, 0}; // (2 features, 3 classes)
    private static final float[] BIASES = {0.5f, 0, 0};
    private static final float[] ROWS = {1, 1, 0, 2}; // (2, 2)
    private static final String TYPE = "The output has the input's type: no step may turn it into another.";

    private record Given(int rows, int features, int classes, int seed) {}

    @Test
    void both_parameters_are_registered_under_their_names() {
        ProbabilityHead head = new ProbabilityHead(3);
        expect(
                        "the names of the head's parameters",
                        head.getParameters().keys().stream().sorted().toList())
                .when(List::isEmpty, """
                        A field is not enough: DJL knows only of parameters that addParameter was given, and neither initialises, trains nor \
                        saves others.""")
                .usually(
                        "The task names them weight and bias, and a child's parameters would have the child's name in front.")
                .toEqual(List.of("bias", "weight"));
        expect("the types of weight and bias", List.of(type(head, "weight"), type(head, "bias")))
                .usually("The type decides how a parameter begins: biases at 0, weights by an initialiser.")
                .toEqual(List.of("WEIGHT", "BIAS"));
    }

    private static String type(ProbabilityHead head, String name) {
        return head.getParameters().get(name).getType().name();
    }

    @Test
    void a_head_of_no_classes_is_refused() {
        for (int classes : new int[] {0, -2}) {
            expectRefusal(
                    "a head of " + classes + " classes",
                    IllegalArgumentException.class,
                    "The constructor checks its argument first, and the message names it and its value.",
                    () -> new ProbabilityHead(classes),
                    "classes",
                    "" + classes);
        }
    }

    @Test
    @Needs("both_parameters_are_registered_under_their_names")
    void shapes_follow_from_the_features_and_the_classes() {
        for (long rows : new long[] {1, 7}) {
            try (NDManager manager = NDManager.newBaseManager()) {
                ProbabilityHead head = new ProbabilityHead(3);
                head.initialize(manager, DataType.FLOAT32, new Shape(rows, 5));
                String given = ", for an input of (" + rows + ", 5) and 3 classes,";
                expect("the shape of weight" + given, shape(head, "weight"))
                        .ifEqual(
                                "(3, 5)",
                                "That is (classes, features): then features times weights needs a transpose, which is the model's.")
                        .usually("Features are the input's last axis; how many rows there are must not count.")
                        .toEqual("(5, 3)");
                expect("the shape of bias" + given, shape(head, "bias"))
                        .usually("One bias for each class, and no other axis.")
                        .toEqual("(3)");
                expect(
                                "the promised output shape for an input of (9, 5)",
                                head.getOutputShapes(new Shape[] {new Shape(9, 5)})[0].toString())
                        .usually("A row of classes for each row of the input that is asked about.")
                        .toEqual("(9, 3)");
            }
        }
    }

    private static String shape(ProbabilityHead head, String name) {
        return head.getParameters().get(name).getArray().getShape().toString();
    }

    @Test
    @Needs("shapes_follow_from_the_features_and_the_classes")
    void it_gives_logits_while_it_is_trained() {
        expectRows("logits", true, """
                (1, 1) gives 1 + 2 + 0.5, 0 + 1 and −1 + 0. While training, no softmax: the loss takes it, and two would flatten \
                the gradient.""", 3.5f, 1, -1, 4.5f, 2, 0);
    }

    @Test
    @Needs("it_gives_logits_while_it_is_trained")
    void it_gives_probabilities_when_it_is_asked() {
        double[] first = softmax(3.5, 1, -1);
        double[] second = softmax(4.5, 2, 0);
        expectRows(
                "probabilities",
                false,
                "Each row's probabilities add up to 1: softmax along the classes, not along the rows, and without a logarithm.",
                (float) first[0],
                (float) first[1],
                (float) first[2],
                (float) second[0],
                (float) second[1],
                (float) second[2]);
    }

    private static double[] softmax(double... logits) {
        double sum = Arrays.stream(logits).map(Math::exp).sum();
        return Arrays.stream(logits).map(logit -> Math.exp(logit) / sum).toArray();
    }

    private static void expectRows(String what, boolean training, String cause, float... right) {
        try (NDManager manager = NDManager.newBaseManager()) {
            ProbabilityHead head = byHand(manager);
            float[] output = forward(manager, head, ROWS, training);
            expect("the length of the " + what + " of two rows", output.length).toEqual(right.length);
            for (int i = 0; i < right.length; i++) {
                expect("number " + i + " of the " + what + " of (1, 1) and (0, 2)", output[i])
                        .when(value -> Float.isNaN(value), "A logarithm or root of a negative number, or 0 / 0.")
                        .usually(cause)
                        .toBeCloseTo(right[i], 1e-5);
            }
        }
    }

    private static ProbabilityHead byHand(NDManager manager) {
        ProbabilityHead head = new ProbabilityHead(3);
        head.initialize(manager, DataType.FLOAT32, new Shape(1, 2));
        head.getParameters().get("weight").getArray().set(WEIGHTS);
        head.getParameters().get("bias").getArray().set(BIASES);
        return head;
    }

    private static float[] forward(NDManager manager, ProbabilityHead head, float[] rows, boolean training) {
        try (NDManager scratch = manager.newSubManager()) {
            NDArray input = scratch.create(rows, new Shape(rows.length / 2, 2));
            NDArray output = output(head, input, training);
            expect("the type of the output for FLOAT32", output.getDataType().name())
                    .usually(TYPE)
                    .toEqual("FLOAT32");
            return output.toFloatArray();
        }
    }

    private static NDArray output(ProbabilityHead head, NDArray input, boolean training) {
        return head.forward(new ParameterStore(input.getManager(), false), new NDList(input), training)
                .singletonOrThrow();
    }

    @Test
    @Needs("it_gives_probabilities_when_it_is_asked")
    void one_row_keeps_its_axis_and_its_owner() {
        try (NDManager manager = NDManager.newBaseManager();
                NDManager callers = NDManager.newBaseManager()) {
            for (boolean training : new boolean[] {true, false}) {
                NDArray output = output(byHand(manager), callers.ones(new Shape(1, 2)), training);
                expect(
                                "the shape of the output for (1, 2) and 3 classes",
                                output.getShape().toString())
                        .usually("One row is a table of one row: no axis may be dropped.")
                        .toEqual("(1, 3)");
                law("the output should belong to the manager of the input", output.getManager() == callers)
                        .usually(
                                "The caller frees it with the input's manager: it may neither be detached nor attached elsewhere.")
                        .toHold();
            }
        }
    }

    @Test
    @Needs("it_gives_probabilities_when_it_is_asked")
    void doubles_stay_doubles() {
        try (NDManager manager = NDManager.newBaseManager()) {
            ProbabilityHead head = new ProbabilityHead(2);
            head.initialize(manager, DataType.FLOAT64, new Shape(1, 1));
            head.getParameters().get("weight").getArray().set(new double[] {1, 0});
            head.getParameters().get("bias").getArray().set(new double[] {0, 1e-10});
            NDArray input = manager.create(new double[] {1, 0}, new Shape(2, 1));
            for (boolean training : new boolean[] {true, false}) {
                NDArray output = output(head, input, training);
                expect(
                                "the type of the output for FLOAT64",
                                output.getDataType().name())
                        .usually(TYPE)
                        .toEqual("FLOAT64");
                expect("number 0 of the second row for logits of 0 and 1e-10, less number 1,", difference(output))
                        .usually(
                                "Somewhere the numbers passed through FLOAT32, whose seven digits lose so small a difference.")
                        .toBeCloseTo(training ? -1e-10 : -5e-11, 1e-14);
            }
        }
    }

    private static double difference(NDArray output) {
        double[] numbers = output.toDoubleArray();
        return numbers[2] - numbers[3];
    }

    @Test
    @Needs("it_gives_probabilities_when_it_is_asked")
    void large_logits_give_no_nan() {
        try (NDManager manager = NDManager.newBaseManager()) {
            float[] output = forward(manager, byHand(manager), new float[] {1000, 0, 0, 0}, false);
            expect("the probability of the first class for logits of 1000.5, 0 and −1000", output[0])
                    .ifNaN("exp(1000) is infinite. Take the largest logit off first, as softmax does.")
                    .toBeCloseTo(1, 1e-6);
            expect("the probability of the first class for logits of 0.5, 0 and 0 in the row below", output[3])
                    .usually(
                            "Each row has a largest logit of its own: less the largest of all rows, this row's exponentials are 0, and 0 / 0 is NaN.")
                    .toBeCloseTo(softmax(0.5, 0, 0)[0], 1e-6);
        }
    }

    @Test
    @Needs("it_gives_probabilities_when_it_is_asked")
    void a_pass_leaves_nothing_with_the_model() {
        try (NDManager model = NDManager.newBaseManager()) {
            ProbabilityHead head = byHand(model);
            int before = LiveArrays.count(model);
            for (boolean training : new boolean[] {true, false}) {
                forward(model, head, ROWS, training);
                expect(
                                "the number of arrays that a pass leaves with the model, when training is " + training
                                        + ",",
                                LiveArrays.count(model) - before)
                        .usually(
                                "The result of an operation on a parameter belongs to the model's manager: call operations on the features.")
                        .toEqual(0);
            }
        }
    }

    @Test
    @Needs("it_gives_probabilities_when_it_is_asked")
    void a_step_moves_both_parameters() {
        try (Model model = Model.newInstance("head", Device.cpu())) {
            ProbabilityHead head = new ProbabilityHead(3);
            model.setBlock(head);
            Engine.getInstance().setRandomSeed(1);
            try (Trainer trainer = model.newTrainer(new DefaultTrainingConfig(Loss.softmaxCrossEntropyLoss())
                    .optInitializer(new NormalInitializer(0.5f), Parameter.Type.WEIGHT)
                    .optDevices(new Device[] {Device.cpu()}))) {
                trainer.initialize(new Shape(1, 2));
                List<float[]> before = parameters(head);
                step(trainer);
                List<float[]> after = parameters(head);
                for (int i = 0; i < 2; i++) {
                    law(
                                    "a training step should move "
                                            + head.getParameters().keys().get(i),
                                    !Arrays.equals(before.get(i), after.get(i)))
                            .usually(
                                    "The forward pass must use what store.getValue gives, for that is where gradients are kept.")
                            .toHold();
                }
            }
        }
    }

    private static List<float[]> parameters(ProbabilityHead head) {
        return head.getParameters().values().stream()
                .map(parameter -> parameter.getArray().toFloatArray())
                .toList();
    }

    private static void backward(GradientCollector gradients, NDArray loss) {
        try {
            gradients.backward(loss);
        } catch (EngineException e) {
            law(
                            "the logits of a training pass should depend on the parameters",
                            !String.valueOf(e.getMessage()).contains("does not require grad"))
                    .usually(
                            "Numbers that went through Java, or through stopGradient, have lost their way back to the parameters.")
                    .toHold();
            throw e;
        }
    }

    private static void step(Trainer trainer) {
        try (NDManager scratch = trainer.getManager().newSubManager()) {
            NDArray labels = scratch.create(new long[] {0, 2});
            try (GradientCollector gradients = trainer.newGradientCollector()) {
                NDList logits = trainer.forward(new NDList(scratch.create(ROWS, new Shape(2, 2))));
                backward(gradients, trainer.getLoss().evaluate(new NDList(labels), logits));
            }
            trainer.step();
        }
    }

    @Test
    @Needs
    void agrees_with_the_solution() {
        Agreement.on(Inputs.whole(1, 4)
                        .and(Inputs.whole(1, 5), (rows, features) -> new Given(rows, features, 0, 0))
                        .and(Inputs.whole(1, 4), (given, k) -> new Given(given.rows, given.features, k, 0))
                        .and(
                                Inputs.whole(1, 50),
                                (given, seed) -> new Given(given.rows, given.features, given.classes, seed)))
                .questions(30)
                .ask(
                        "the output for {rows} rows of {features} features and {classes} classes",
                        ProbabilityHeadTest::outputs)
                .within(1e-5)
                .holds();
    }

    /** Logits and probabilities of two heads that live at once. */
    private static List<float[]> outputs(Given given) {
        try (NDManager manager = NDManager.newBaseManager()) {
            Engine.getInstance().setRandomSeed(given.seed());
            ProbabilityHead head = head(manager, given.classes(), given.features());
            ProbabilityHead other = head(manager, given.classes() + 1, given.features());
            NDList rows = new NDList(manager.randomNormal(new Shape(given.rows(), given.features())));
            ParameterStore store = new ParameterStore(manager, false);
            return List.of(
                    head.forward(store, rows, true).get(0).toFloatArray(),
                    other.forward(store, rows, false).get(0).toFloatArray(),
                    head.forward(store, rows, false).get(0).toFloatArray());
        }
    }

    private static ProbabilityHead head(NDManager manager, int classes, int features) {
        ProbabilityHead head = new ProbabilityHead(classes);
        head.setInitializer(new NormalInitializer(1), parameter -> true);
        head.initialize(manager, DataType.FLOAT32, new Shape(1, features));
        return head;
    }
}
