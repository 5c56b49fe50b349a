package gradus.fundamentals.optimisation;

/** A smooth function of parameters that is to be made as small as it gets, such as a model's loss on its training rows. */
public interface Objective {
    /** The number of parameters. */
    int size();

    /**
     * How bad these parameters are.
     *
     * @param parameters {@link #size()} finite numbers; not modified
     * @return a number, or NaN or an infinity where the value is beyond all doubles
     * @throws IllegalArgumentException if parameters is null or of another size
     */
    double value(double[] parameters);

    /**
     * The derivative of the value by each parameter.
     *
     * @param parameters {@link #size()} finite numbers; not modified
     * @return as many numbers, in a new array
     * @throws IllegalArgumentException if parameters is null or of another size
     */
    double[] gradient(double[] parameters);
}
