package gradus.workbook.classicalml.features;

import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;

/** Two at a time: a chain is its first step and the chain of the rest. */
public final class StepChain implements StepChain.Step {
    public interface Step {
        Fitted fit(double[][] rows, double[] targets);
    }

    public interface Fitted {
        double[][] training();

        double[][] apply(double[][] rows);
    }

    private final Step[] steps;

    public StepChain(List<Step> steps) {
        if (steps == null || steps.stream().anyMatch(Objects::isNull)) {
            throw new IllegalArgumentException("steps: one is null");
        }
        this.steps = steps.toArray(Step[]::new);
    }

    @Override
    public Fitted fit(double[][] rows, double[] targets) {
        return from(0, rows, targets, UnaryOperator.identity());
    }

    private Fitted from(int i, double[][] rows, double[] targets, UnaryOperator<double[][]> before) {
        if (i == steps.length) {
            return new Fitted() {
                @Override
                public double[][] training() {
                    return rows;
                }

                @Override
                public double[][] apply(double[][] others) {
                    return before.apply(others);
                }
            };
        }
        Fitted step = steps[i].fit(rows, targets);
        return from(i + 1, step.training(), targets, others -> step.apply(before.apply(others)));
    }
}
