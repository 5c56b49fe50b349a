package gradus.workbook.fundamentals.distributions;

import gradus.fundamentals.distributions.Continuous;
import gradus.fundamentals.distributions.Likelihood;
import gradus.fundamentals.distributions.Normal;
import java.util.Arrays;

public final class ShapeByLikelihood {
    private ShapeByLikelihood() {}

    public record Choice(String shape, double logLikelihood) {}

    public static Choice choose(double[] waits) {
        Continuous best = best(waits);
        return new Choice(best instanceof Normal ? "normal" : "exponential", Likelihood.log(best, waits));
    }

    public static double beyond(double[] waits, double x) {
        return best(waits).survival(x);
    }

    private static Continuous best(double[] waits) {
        if (waits != null && Arrays.stream(waits).distinct().count() < 2) {
            throw new IllegalArgumentException("waits must hold two different numbers");
        }
        Normal normal = Likelihood.normal(waits);
        if (Arrays.stream(waits).min().orElseThrow() < 0) {
            return normal;
        }
        Continuous exponential = Likelihood.exponential(waits);
        double lead = Likelihood.log(exponential, waits) - Likelihood.log(normal, waits);
        return lead >= -1 ? exponential : normal;
    }
}
