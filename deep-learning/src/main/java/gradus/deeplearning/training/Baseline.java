package gradus.deeplearning.training;

import gradus.datasets.bridge.Classes;
import gradus.datasets.bridge.TribuoData;
import java.util.List;
import java.util.stream.IntStream;
import org.tribuo.Example;
import org.tribuo.Model;
import org.tribuo.MutableDataset;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.classification.sgd.linear.LogisticRegressionTrainer;

/** Tribuo's logistic regression on raw pixels: what a network has to beat to be worth its trouble. */
public final class Baseline {
    private static final List<String> PIXELS =
            IntStream.range(0, Digits.PIXELS).mapToObj(j -> "p" + j / 8 + j % 8).toList();
    private static final List<String> DIGITS =
            IntStream.range(0, Digits.CLASSES).mapToObj(Integer::toString).toList();

    private final Model<Label> model;

    private Baseline(Model<Label> model) {
        this.model = model;
    }

    /** Fits with Tribuo's defaults: AdaGrad, five epochs, a fixed seed. */
    public static Baseline fit(Digits training) {
        double[][] rows = new double[training.size()][];
        int[] labels = new int[rows.length];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = pixels(training.image(i));
            labels[i] = training.label(i);
        }
        MutableDataset<Label> dataset = TribuoData.classification(PIXELS, rows, Classes.of(DIGITS, labels));
        return new Baseline(new LogisticRegressionTrainer().train(dataset));
    }

    /** The digit that each image most likely shows. */
    public int[] predict(Digits digits) {
        int[] predictions = new int[digits.size()];
        for (int i = 0; i < predictions.length; i++) {
            Example<Label> asked = TribuoData.example(PIXELS, pixels(digits.image(i)), LabelFactory.UNKNOWN_LABEL);
            predictions[i] = Integer.parseInt(model.predict(asked).getOutput().getLabel());
        }
        return predictions;
    }

    /** The share of digits named correctly. */
    public double accuracy(Digits digits) {
        return Evaluation.accuracy(predict(digits), digits);
    }

    private static double[] pixels(float[] image) {
        double[] values = new double[image.length];
        for (int j = 0; j < image.length; j++) {
            values[j] = image[j];
        }
        return values;
    }
}
