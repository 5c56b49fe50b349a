package gradus.fundamentals.linearalgebra;

/** A direction that a matrix only stretches, by how much, and how well it was found. */
public final class EigenPair {
    private final double value;
    private final double[] vector;
    private final int steps;
    private final boolean converged;

    EigenPair(double value, double[] vector, int steps, boolean converged) {
        this.value = value;
        this.vector = vector.clone();
        this.steps = steps;
        this.converged = converged;
    }

    /** The factor λ of Av = λv. */
    public double value() {
        return value;
    }

    /** A copy of v, of length 1; its element of the largest size is positive. */
    public double[] vector() {
        return vector.clone();
    }

    /** How many products with the matrix it took. */
    public int steps() {
        return steps;
    }

    /** Whether |Av − λv| came down to the tolerance; if not, the steps were used up. */
    public boolean converged() {
        return converged;
    }
}
