package gradus.deeplearning.training;

import org.tribuo.Example;
import org.tribuo.Model;
import org.tribuo.MutableDataset;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.classification.sgd.linear.LogisticRegressionTrainer;
import org.tribuo.impl.ArrayExample;
import org.tribuo.provenance.SimpleDataSourceProvenance;

/** Tribuo's logistic regression on raw pixels: what a network has to beat to be worth its trouble. */
public final class Baseline {
    private static final LabelFactory LABELS = new LabelFactory();
    private static final String[] PIXELS = pixelNames();

    private final Model<Label> model;

    private Baseline(Model<Label> model) {
        this.model = model;
    }

    /** Fits with Tribuo's defaults: AdaGrad, five epochs, a fixed seed. */
    public static Baseline fit(Digits training) {
        MutableDataset<Label> dataset =
                new MutableDataset<>(new SimpleDataSourceProvenance("digits by form", LABELS), LABELS);
        for (int i = 0; i < training.size(); i++) {
            dataset.add(example(training, i));
        }
        return new Baseline(new LogisticRegressionTrainer().train(dataset));
    }

    /** The digit that each image most likely shows. */
    public int[] predict(Digits digits) {
        int[] predictions = new int[digits.size()];
        for (int i = 0; i < predictions.length; i++) {
            Label label = model.predict(example(digits, i)).getOutput();
            predictions[i] = Integer.parseInt(label.getLabel());
        }
        return predictions;
    }

    /** The share of digits named correctly. */
    public double accuracy(Digits digits) {
        return Evaluation.accuracy(predict(digits), digits);
    }

    private static Example<Label> example(Digits digits, int i) {
        float[] image = digits.image(i);
        double[] values = new double[image.length];
        for (int j = 0; j < image.length; j++) {
            values[j] = image[j];
        }
        return new ArrayExample<>(new Label(Integer.toString(digits.label(i))), PIXELS, values);
    }

    private static String[] pixelNames() {
        String[] names = new String[Digits.PIXELS];
        for (int j = 0; j < names.length; j++) {
            names[j] = "p" + j / 8 + j % 8;
        }
        return names;
    }
}
