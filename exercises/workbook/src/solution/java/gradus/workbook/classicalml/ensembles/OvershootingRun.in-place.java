import gradus.fundamentals.linearalgebra.Matrix;

public final class OvershootingRun {
    public static OvershootingRun train(Matrix X, double[] targets, int rounds, double learningRate) {
        // begin solution: what is reached, and what is then still missing
        double[] step = stump.scores(X);
        for (int i = 0; i < residuals.length; i++) {
            residuals[i] -= learningRate * step[i];
        }
        // end solution
    }

    public double[] predictions(Matrix X) {
        // begin solution: the share that training added
        double[] step = stump.scores(X);
        for (int i = 0; i < step.length; i++) {
            predictions[i] += step[i] * learningRate;
        }
        // end solution
    }
}
