package gradus.deeplearning.training;

import gradus.classicalml.logisticregression.LogisticModel;
import gradus.classicalml.logisticregression.SoftmaxLoss;
import gradus.fundamentals.linearalgebra.Matrix;
import gradus.fundamentals.optimisation.Descent;
import gradus.fundamentals.optimisation.LBfgs;

/** Logistic regression on raw pixels: what a network has to beat to be worth its trouble. */
public final class Baseline {
    /** It needs about a tenth of the steps of plain descent to where no derivative is further from 0 than 1e-5. */
    private static final LBfgs METHOD = new LBfgs(10, 500, 1e-5);

    private final LogisticModel model;

    private Baseline(LogisticModel model) {
        this.model = model;
    }

    /** Fits to the minimum, with a weak penalty on the weights, 1 / n, which scikit-learn calls C = 1. */
    public static Baseline fit(Digits training) {
        SoftmaxLoss loss = new SoftmaxLoss(pixels(training), training.labels(), 1.0 / training.size());
        Descent descent = METHOD.minimise(loss, new double[loss.size()]);
        return new Baseline(new LogisticModel(loss.classes(), descent));
    }

    /** The digit that each image most likely shows. */
    public int[] predict(Digits digits) {
        return model.predict(pixels(digits));
    }

    /** The share of digits named correctly. */
    public double accuracy(Digits digits) {
        return Evaluation.accuracy(predict(digits), digits);
    }

    /** How steep the loss still is where the fit ended: the size of its largest derivative. */
    public double gradientNorm() {
        return model.descent().gradientNorm();
    }

    /** Whether the fit ended at the minimum, rather than out of steps. */
    public boolean converged() {
        return model.converged();
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
