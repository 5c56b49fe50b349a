package gradus.fundamentals.optimisation.demo;

import gradus.fundamentals.demo.Lines;
import gradus.fundamentals.optimisation.Descent;
import gradus.fundamentals.optimisation.StochasticDescent;

/** Few rows per step: how far above the lowest loss ten walks are, after one pass over the heights and after twenty. */
final class Rows {
    static final int SEEDS = 10;
    static final int PASSES = 20;

    private final Heights heights;
    private final double lowest;

    Rows(Heights heights) {
        this.heights = heights;
        this.lowest = heights.lowest().loss();
    }

    void rows(Lines lines) {
        lines.print("rows per step   rate           steps per pass   above the lowest after 1 pass   after 20 passes");
        row(lines, 507, 2, 0);
        row(lines, 50, 2, 0);
        row(lines, 5, 2, 0);
        row(lines, 5, 2, 1);
        row(lines, 1, 2, 0);
    }

    private void row(Lines lines, int batch, double rate, double decay) {
        lines.print(
                "%13d   %-14s %14d   %29s   %15s",
                batch,
                decay == 0 ? Lines.text("%.0f", rate) : Lines.text("%.0f / (1 + t)", rate),
                (507 + batch - 1) / batch,
                told(excess(batch, rate, decay, 1)),
                told(excess(batch, rate, decay, PASSES)));
    }

    /** The loss after so many passes less the lowest, for ten seeds. */
    double[] excess(int batch, double rate, double decay, int pass) {
        double[] excess = new double[SEEDS];
        for (int seed = 0; seed < SEEDS; seed++) {
            Descent descent = new StochasticDescent(rate, decay, batch, pass, 0, seed)
                    .minimise(heights.standardised(), new double[2]);
            excess[seed] = descent.loss() - lowest;
        }
        return excess;
    }

    private static String told(double[] excess) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (double each : excess) {
            low = Math.min(low, each);
            high = Math.max(high, each);
        }
        return Lines.text("%.1e to %.1e", low, high);
    }
}
