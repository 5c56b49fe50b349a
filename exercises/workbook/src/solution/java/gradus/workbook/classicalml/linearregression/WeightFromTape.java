package gradus.workbook.classicalml.linearregression;

import gradus.classicalml.linearregression.LinearModel;
import gradus.classicalml.linearregression.LinearRegression;
import gradus.fundamentals.linearalgebra.Matrix;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The best scales that a tape measure can be.
 *
 * <p>A plane through seven measurements errs by 2.27 kg on people it has not seen, and its residuals bend: it finds the lightest
 * and the heaviest too light. Bring the held-out error to <b>2.25 kg or less</b>, any way you like. The grader deals all 507
 * people into five parts, five times; trains on four parts and measures the root mean squared error on the fifth, 25 times in
 * all. It does the same with weights in pounds, and ten times trains on 60 people only: there the error on the other 447 may be
 * 2.9 kg. All of this may take ten seconds of processor time.
 *
 * <p>The grader says whether an error is small enough, and keeps the number to itself: tune by a score on held-out people, and it
 * no longer says how you would do on people not seen. Compare your ideas on people whom you hold out yourself:
 * {@code BodyMeasurements.training(MEASUREMENTS)} gives you 380, and {@code Splits.random} deals them.
 *
 * <p>{@link LinearRegression} is yours to use, and so is anything else on the class path.
 *
 * @see <a href="../../../../../../../../../classical-ml/docs/linear-regression.md">classical-ml/docs/linear-regression.md</a>
 */
public final class WeightFromTape {
    /** The columns of X, in centimetres. */
    public static final List<String> MEASUREMENTS = List.of(
            "height_cm", "waist_girth", "hip_girth", "thigh_girth", "chest_girth", "calf_girth", "forearm_girth");

    private WeightFromTape() {}

    /**
     * Learns to weigh.
     *
     * @param X a row for each person, the columns as in {@link #MEASUREMENTS}
     * @param weights what these people weigh; must not be modified, and what happens to them afterwards must not reach the
     *     scales
     * @return gives the weight of a person from the seven measurements, in the unit of {@code weights}; always the same for the same
     *     measurements, whose array it leaves as it is
     */
    public static ToDoubleFunction<double[]> train(Matrix X, double[] weights) {
        // begin solution: a model whose residuals do not bend
        // Girths and height multiply into a volume: weight ≈ c · height^a · waist^b · … In logarithms that is a plane,
        // and the light and the heavy err alike, in percent.
        double[][] rows = new double[X.rows()][];
        double[] targets = new double[X.rows()];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = Arrays.stream(X.row(i)).map(Math::log).toArray();
            targets[i] = Math.log(weights[i]);
        }
        LinearModel model = new LinearRegression().fit(Matrix.of(rows), targets);
        return person ->
                Math.exp(model.predict(Arrays.stream(person).map(Math::log).toArray()));
        // end solution
    }
}
