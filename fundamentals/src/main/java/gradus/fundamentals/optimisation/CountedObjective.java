package gradus.fundamentals.optimisation;

import gradus.fundamentals.Require;

/** Counts what a method asks of an objective: the honest measure of its cost. */
public final class CountedObjective implements Objective {
    private final Objective objective;
    private int values;
    private int gradients;

    /** @throws IllegalArgumentException if objective is null */
    public CountedObjective(Objective objective) {
        this.objective = Require.given("objective", objective);
    }

    /** How often the value was asked. */
    public int values() {
        return values;
    }

    /** How often the gradient was asked. */
    public int gradients() {
        return gradients;
    }

    @Override
    public int size() {
        return objective.size();
    }

    @Override
    public double value(double[] parameters) {
        values++;
        return objective.value(parameters);
    }

    @Override
    public double[] gradient(double[] parameters) {
        gradients++;
        return objective.gradient(parameters);
    }
}
