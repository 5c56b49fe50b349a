package gradus.deployment.registry;

import gradus.deployment.packaging.Scorer;
import gradus.fundamentals.Require;
import java.util.Locale;
import java.util.Optional;

/** What a version must show before it may answer: on the same held-out rows, asked now, a smaller error than the champion's. */
public final class Gate {
    private final double[][] rows;
    private final double[] targets;
    private final double margin;
    private final double worst;

    /**
     * A decision.
     *
     * @param passes whether the candidate may be promoted
     * @param champion the champion's mean absolute error; NaN if there is none
     * @param candidate the candidate's
     * @param reason in words
     */
    public record Verdict(boolean passes, double champion, double candidate, String reason) {}

    /**
     * A gate.
     *
     * @param rows held out from every training (n × d)
     * @param targets what is right for them (n)
     * @param margin by how much the error must be smaller than the champion's, in the target's unit, at least 0
     * @param worst the largest error that is let in at all, by which the first version is judged
     */
    public Gate(double[][] rows, double[] targets, double margin, double worst) {
        Require.atLeast("rows", Require.given("rows", rows).length, 1);
        Require.oneLength("rows and targets", rows.length, Require.finite("targets", targets).length);
        this.rows = rows.clone();
        for (int i = 0; i < rows.length; i++) {
            this.rows[i] = Require.finite("row " + i, rows[i]).clone();
        }
        this.targets = targets.clone();
        this.margin = Require.atLeast("margin", margin, 0);
        this.worst = Require.above("worst", worst, 0);
    }

    /** The mean absolute error on the held-out rows, summed in their order; NaN if an answer is NaN. */
    public double error(Scorer scorer) {
        double[] answers = scorer.score(rows);
        double sum = 0;
        for (int i = 0; i < targets.length; i++) {
            sum += Math.abs(answers[i] - targets[i]);
        }
        return sum / targets.length;
    }

    /** Judges a candidate; both are asked the same rows now, for an old score may be of other rows. */
    public Verdict judge(Optional<Scorer> champion, Scorer candidate) {
        return decide(champion.map(this::error).orElse(Double.NaN), champion.isEmpty(), error(candidate));
    }

    private Verdict decide(double old, boolean first, double error) {
        if (!(error <= worst)) { // NaN as well
            return new Verdict(false, old, error, said("error %.2f, but at most %.2f is let in", error, worst));
        }
        if (first) {
            return new Verdict(true, old, error, said("error %.2f; there is no champion", error));
        }
        boolean passes = !(old - error < margin); // a champion that answers NaN is beaten by any number
        String outcome = passes ? "better" : "not better";
        return new Verdict(passes, old, error, said("error %.2f, %s than %.2f by %.2f", error, outcome, old, margin));
    }

    private static String said(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
