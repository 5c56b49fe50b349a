package gradus.workbook.classicalml.features;

import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;

/** Two at a time: a chain is its first step and the chain of the rest. */
public final class StepChain {
    private StepChain() {}

    public interface Step {
        Fitted fit(double[][] rows, double[] targets);
    }

    public interface Fitted {
        double[][] training();

        double[][] apply(double[][] rows);
    }

    public static Step of(List<Step> steps) {
        if (steps == null || steps.stream().anyMatch(Objects::isNull)) {
            throw new IllegalArgumentException("steps: one is null");
        }
        Step all = (rows, targets) -> fitted(rows, UnaryOperator.identity());
        for (Step step : steps) {
            all = both(all, step);
        }
        return all;
    }

    private static Step both(Step first, Step second) {
        return (rows, targets) -> {
            Fitted a = first.fit(rows, targets);
            Fitted b = second.fit(a.training(), targets);
            return fitted(b.training(), others -> b.apply(a.apply(others)));
        };
    }

    private static Fitted fitted(double[][] training, UnaryOperator<double[][]> transform) {
        return new Fitted() {
            @Override
            public double[][] training() {
                return training;
            }

            @Override
            public double[][] apply(double[][] others) {
                return transform.apply(others);
            }
        };
    }
}
