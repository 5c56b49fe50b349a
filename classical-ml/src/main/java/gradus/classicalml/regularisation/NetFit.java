package gradus.classicalml.regularisation;

/** A fitted lasso or elastic net, and how the fitting ended. */
public final class NetFit {
    private final ShrunkModel model;
    private final double objective;
    private final double gap;
    private final int sweeps;
    private final boolean converged;

    NetFit(ShrunkModel model, double objective, double gap, int sweeps, boolean converged) {
        this.model = model;
        this.objective = objective;
        this.gap = gap;
        this.sweeps = sweeps;
        this.converged = converged;
    }

    /** The model. */
    public ShrunkModel model() {
        return model;
    }

    /** What was made smallest, squared error and penalty together, at this model. */
    public double objective() {
        return objective;
    }

    /** The duality gap: no weights whatever have an objective below {@code objective() − gap()}. */
    public double gap() {
        return gap;
    }

    /** How often each weight was set. */
    public int sweeps() {
        return sweeps;
    }

    /** True if the gap fell below the tolerance; false if the fitting was stopped before. */
    public boolean converged() {
        return converged;
    }

    /** Such as {@code converged after 41 sweeps, gap 1.2e-09: 3 of 10 features, intercept 152.1}. */
    @Override
    public String toString() {
        return (converged ? "converged after " : "stopped after ") + sweeps + " sweeps, gap " + gap + ": " + model;
    }
}
