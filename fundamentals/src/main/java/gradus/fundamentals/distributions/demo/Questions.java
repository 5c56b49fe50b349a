package gradus.fundamentals.distributions.demo;

import gradus.fundamentals.demo.Lines;
import gradus.fundamentals.demo.Plot;
import gradus.fundamentals.demo.XyPlot;
import gradus.fundamentals.distributions.Poisson;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The four questions, put to one distribution. */
final class Questions {
    private static final int LAST = 8;
    private static final Poisson TWO = new Poisson(2);

    private Questions() {}

    static void questions(Lines lines) {
        lines.print("how likely here?        pmf(3)          %.4f", TWO.pmf(3));
        lines.print("how likely up to here?  cdf(3)          %.4f", TWO.cdf(3));
        lines.print("                        survival(3)     %.4f", TWO.survival(3));
        lines.print("how far out?            quantile(0.9)   %d", TWO.quantile(0.9));
        lines.print("draw me ten             draw(random)    %s", draws(5));
    }

    private static String draws(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return Stream.generate(() -> String.valueOf(TWO.draw(random))).limit(10).collect(Collectors.joining(" "));
    }

    /** The pmf as bars and the cdf as stairs, with the way that a draw takes. */
    static List<XyPlot> panels() {
        return List.of(heights(), stairs());
    }

    private static XyPlot heights() {
        XyPlot plot = Plot.xy(460, 340, "How likely here? The height at k", "k", "P(X = k)");
        for (int k = 0; k <= LAST; k++) {
            double[] at = {k, k};
            plot.unnamedLine(at, new double[] {0, TWO.pmf(k)}, Plot.colour(k == 3 ? 1 : 0), 16f);
        }
        return plot.words("pmf(3) = 0.18", 4.6, 0.19).x(-1, LAST + 1).y(0, 0.3).noLegend();
    }

    private static XyPlot stairs() {
        double[] x = new double[2 * LAST + 4];
        double[] y = new double[2 * LAST + 4];
        Arrays.setAll(x, i -> (i + 1) / 2 - 1);
        Arrays.setAll(y, i -> TWO.cdf(i / 2 - 1));
        return Plot.xy(460, 340, "How likely up to here? And back", "k", "P(X ≤ k)")
                .line("cdf", x, y, Plot.colour(0))
                .line("quantile", new double[] {-1, 4, 4}, new double[] {0.9, 0.9, 0}, Plot.colour(1))
                .words("quantile(0.9) = 4", 5.7, 0.45)
                .words("cdf(3) = 0.86", 1.4, 0.83)
                .x(-1, LAST + 1)
                .y(0, 1.05)
                .noLegend();
    }
}
