package gradus.deeplearning.autograd;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import gradus.deeplearning.djl.LiveArrays;
import gradus.fundamentals.Require;
import gradus.fundamentals.linearalgebra.Matrix;
import java.util.List;
import java.util.function.Consumer;

/**
 * The network of {@link Mlp} in DJL, on PyTorch in {@code FLOAT64}, trained by plain gradient descent. It begins at given parameters and speaks
 * of them in {@link Mlp}'s order; DJL keeps the weights of a layer the other way round, units × inputs. Native memory: close it.
 */
public final class DjlMlp implements AutoCloseable {
    private final Mlp shape;
    private final Model model;
    private final Trainer trainer;
    private final Optimizer optimizer;

    /**
     * A network on the CPU.
     *
     * @param shape its layers
     * @param parameters where it begins, {@code shape.size()} numbers
     * @param learningRate how far a step goes per unit of slope, above 0
     */
    public DjlMlp(Mlp shape, double[] parameters, float learningRate) {
        this.shape = Require.given("shape", shape);
        Require.above("learningRate", learningRate, 0);
        List<MatrixValue> leaves = shape.leaves(parameters);
        model = Model.newInstance("mlp", Device.cpu());
        model.setDataType(DataType.FLOAT64);
        model.setBlock(block(shape));
        optimizer = Optimizer.sgd()
                .setLearningRateTracker(Tracker.fixed(learningRate))
                .build();
        trainer = model.newTrainer(new DefaultTrainingConfig(Loss.softmaxCrossEntropyLoss())
                .optDevices(new Device[] {Device.cpu()})
                .optOptimizer(optimizer));
        trainer.initialize(new Shape(1, shape.widths().get(0)));
        for (int i = 0; i < leaves.size(); i++) {
            array(i).set(turned(i, leaves.get(i).data()).elements());
        }
    }

    private static Block block(Mlp shape) {
        SequentialBlock block = new SequentialBlock();
        for (int layer = 0; layer < shape.layers(); layer++) {
            block.add(Linear.builder().setUnits(shape.widths().get(layer + 1)).build());
            if (layer + 1 < shape.layers()) {
                block.add(Activation::relu);
            }
        }
        return block;
    }

    /**
     * One step against the gradient of the mean log loss.
     *
     * @param X n × inputs
     * @param labels the true class of each row
     * @return the loss before the step
     */
    public double step(Matrix X, int[] labels) {
        return backward(X, labels, this::update);
    }

    /**
     * The gradient of the mean log loss; the parameters stay where they are.
     *
     * @param X n × inputs
     * @param labels the true class of each row
     */
    public double[] gradient(Matrix X, int[] labels) {
        double[] gradient = new double[shape.size()];
        backward(X, labels, scratch -> copyGradients(gradient, scratch));
        return gradient;
    }

    /** Forward, loss, backward, and what is to be done with the gradients before they are cleared. */
    private double backward(Matrix X, int[] labels, Consumer<NDManager> use) {
        try (NDManager scratch = trainer.getManager().newSubManager()) {
            NDArray rows = scratch.create(X.elements(), new Shape(X.rows(), X.columns()));
            NDList truth = new NDList(scratch.create(labels));
            NDArray loss;
            try (GradientCollector collector = trainer.newGradientCollector()) {
                loss = trainer.getLoss().evaluate(truth, trainer.forward(new NDList(rows)));
                collector.backward(loss);
            }
            use.accept(scratch);
            for (int i = 0; i < 2 * shape.layers(); i++) {
                // set(double[]) would put memory under the gradient that only this handle keeps; subi(itself) keeps NaN
                // and ∞
                slopes(i, scratch).set(new NDIndex("..."), 0);
            }
            return loss.getDouble();
        }
    }

    /** The optimiser's own step: {@code Trainer.step} checks gradients as floats and throws in FLOAT64 (DJL 0.35.1). */
    private void update(NDManager scratch) {
        for (int i = 0; i < 2 * shape.layers(); i++) {
            optimizer.update(String.valueOf(i), array(i), slopes(i, scratch));
        }
    }

    private NDArray slopes(int i, NDManager scratch) {
        NDArray slopes = array(i).getGradient();
        slopes.attach(scratch);
        return slopes;
    }

    private void copyGradients(double[] gradient, NDManager scratch) {
        int at = 0;
        for (int i = 0; i < 2 * shape.layers(); i++) {
            Matrix part = turned(i, units(i, slopes(i, scratch).toDoubleArray()));
            System.arraycopy(part.elements(), 0, gradient, at, part.rows() * part.columns());
            at += part.rows() * part.columns();
        }
    }

    /** What a training loop would call. */
    void trainerStep() {
        trainer.step();
    }

    /** The arrays that are alive in the whole process, in managers. */
    int liveArrays() {
        return LiveArrays.count(model.getNDManager().getParentManager());
    }

    /** Weights as DJL keeps them, units × inputs, or biases as one row. */
    private Matrix units(int i, double[] numbers) {
        int units = shape.widths().get(i / 2 + 1);
        return i % 2 == 0
                ? Matrix.ofElements(units, numbers.length / units, numbers)
                : Matrix.ofElements(1, units, numbers);
    }

    private static Matrix turned(int i, Matrix part) {
        return i % 2 == 0 ? part.transpose() : part;
    }

    private NDArray array(int i) {
        Parameter parameter = model.getBlock().getParameters().valueAt(i);
        return parameter.getArray();
    }

    @Override
    public void close() {
        trainer.close();
        model.close();
    }
}
