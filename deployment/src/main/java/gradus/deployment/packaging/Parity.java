package gradus.deployment.packaging;

import gradus.fundamentals.Require;

/** How far apart two formats of one model are. A file that answers otherwise is another model, whatever its manifest says. */
public final class Parity {
    private Parity() {}

    /**
     * The largest relative difference, |ours − theirs| / |theirs|; a difference from an answer of 0 is infinite.
     *
     * @return 0 if every answer is the same; NaN never
     */
    public static double worst(double[] ours, double[] theirs) {
        Require.oneLength("ours and theirs", ours.length, theirs.length);
        Require.finite("ours", ours);
        Require.finite("theirs", theirs);
        double worst = 0;
        for (int i = 0; i < ours.length; i++) {
            double apart = Math.abs(ours[i] - theirs[i]);
            worst = Math.max(worst, apart == 0 ? 0 : apart / Math.abs(theirs[i]));
        }
        return worst;
    }

    /**
     * Refuses a format that does not answer as the reference does.
     *
     * @param rows to ask both, at least one
     * @throws IllegalStateException that says how far apart they are, and in which row
     */
    public static void require(Scorer reference, Scorer other, double[][] rows, double tolerance) {
        Require.atLeast("rows", rows.length, 1);
        double[] right = reference.score(rows);
        double[] came = other.score(rows);
        for (int i = 0; i < rows.length; i++) {
            double apart = worst(new double[] {came[i]}, new double[] {right[i]});
            if (apart > tolerance) {
                throw new IllegalStateException("the answer to row " + i + " must be " + right[i] + " to " + tolerance
                        + " of its size, but was " + came[i]);
            }
        }
    }
}
