package gradus.fundamentals.optimisation;

/** a/2 · x² + b/2 · y²: curvatures a and b, and a lowest point at 0. */
record Bowl(double a, double b) implements Objective {
    @Override
    public int size() {
        return 2;
    }

    @Override
    public double value(double[] parameters) {
        return (a * parameters[0] * parameters[0] + b * parameters[1] * parameters[1]) / 2;
    }

    @Override
    public double[] gradient(double[] parameters) {
        return new double[] {a * parameters[0], b * parameters[1]};
    }
}
