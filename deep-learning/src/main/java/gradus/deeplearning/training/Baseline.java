package gradus.deeplearning.training;

import gradus.classicalml.logisticregression.LogisticModel;
import gradus.classicalml.logisticregression.LogisticRegression;
import gradus.fundamentals.linearalgebra.Matrix;
import gradus.fundamentals.optimisation.GradientDescent;

/** Logistic regression on raw pixels: what a network has to beat to be worth its trouble. */
public final class Baseline {
    private static final double RATE = 1;
    private static final int STEPS = 1000;
    private static final double TOLERANCE = 8e-4;

    private final LogisticModel model;

    private Baseline(LogisticModel model) {
        this.model = model;
    }

    /** Fits with a weak penalty on the weights, 1 / n, which scikit-learn calls C = 1; stopped where little is left to gain. */
    public static Baseline fit(Digits training) {
        LogisticRegression regression =
                new LogisticRegression(1.0 / training.size(), new GradientDescent(RATE, STEPS, TOLERANCE));
        return new Baseline(regression.fit(pixels(training), training.labels()));
    }

    /** The digit that each image most likely shows. */
    public int[] predict(Digits digits) {
        return model.predict(pixels(digits));
    }

    /** The share of digits named correctly. */
    public double accuracy(Digits digits) {
        return Evaluation.accuracy(predict(digits), digits);
    }

    /** The length of the gradient where the fit ended. */
    public double gradientNorm() {
        return model.descent().gradientNorm();
    }

    private static Matrix pixels(Digits digits) {
        double[][] rows = new double[digits.size()][Digits.PIXELS];
        for (int i = 0; i < rows.length; i++) {
            float[] image = digits.image(i);
            for (int j = 0; j < image.length; j++) {
                rows[i][j] = image[j];
            }
        }
        return Matrix.of(rows);
    }
}
