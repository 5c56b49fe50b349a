package gradus.engine.check;

import gradus.engine.expect.CheckFailure;
import gradus.engine.expect.Claim;
import gradus.engine.expect.Numbers;
import gradus.engine.expect.Relation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;

/**
 * The law that a gradient agrees with its function, coordinate by coordinate, at points where rounding shows:
 *
 * <pre>{@code
 * Slopes.of("the loss of 3 mails", filter::loss, filter::gradient)
 *         .at(0.1, 0.7, 1.3)
 *         .usually("Each row's error times its own feature.")
 *         .toAgree();
 * }</pre>
 *
 * fails with "the slope of the loss of 3 mails in coordinate 1, at [0.1, 0.7, 1.3], should be 0.25 but was 0.5". The slopes are
 * central differences at two distances, extrapolated (Richardson 1911). Allowed is a millionth of the largest slope for
 * {@code double}, a thousandth for {@code float}, and what rounding of the function adds. The gradient is asked twice, and must
 * leave the point as it is.
 */
public final class Slopes extends Claim<Slopes.Found, Slopes> {
    private static final double DOUBLE_STEP = 0x1p-11;
    private static final double FLOAT_STEP = 0x1p-5;
    private static final double ROUNDING = 16;

    private final ToDoubleFunction<double[]> function;
    private final UnaryOperator<double[]> gradient;
    private final boolean floats;
    private final List<double[]> points = new ArrayList<>();
    private IntFunction<String> names = i -> "coordinate " + i;

    private Slopes(
            String subject, ToDoubleFunction<double[]> function, UnaryOperator<double[]> gradient, boolean floats) {
        super(subject);
        this.function = function;
        this.gradient = gradient;
        this.floats = floats;
        bring(found -> found.isTimes(-1), "Every slope has the other sign: a step along it leads uphill.");
        bring(found -> found.isTimes(2), "Every slope is twice as steep: usually a factor 2, or 1/2, was lost.");
        bring(found -> found.isTimes(0.5), "Every slope is half as steep: usually the 2 of a square's slope was lost.");
        bring(
                found -> found.factor().isPresent(),
                "All slopes are off by one and the same factor: usually a sum was taken for a mean, or a mean for a sum.");
        bringUsually("Compare with (f(x + h) − f(x − h)) / 2h, one coordinate at a time.");
    }

    /**
     * A function and its gradient.
     *
     * @param subject the function, a noun phrase: "the loss of 3 mails"
     */
    public static Slopes of(String subject, ToDoubleFunction<double[]> function, UnaryOperator<double[]> gradient) {
        return new Slopes(subject, function, gradient, false);
    }

    /** The same, computed in {@code float}. */
    public static Slopes ofFloats(String subject, ToDoubleFunction<float[]> function, UnaryOperator<float[]> gradient) {
        return new Slopes(
                subject, x -> function.applyAsDouble(toFloats(x)), x -> toDoubles(gradient.apply(toFloats(x))), true);
    }

    /** A point to look at; usually fractions such as 0.1 and 0.7, which rounding does not restore by luck. */
    public Slopes at(double... point) {
        points.add(point.clone());
        return this;
    }

    /** What a coordinate is called: {@code i -> "weight " + i}. */
    public Slopes named(IntFunction<String> coordinate) {
        names = coordinate;
        return this;
    }

    /** Recognises a wrong gradient that is a function of the point. */
    public Slopes ifCloseTo(UnaryOperator<double[]> wrong, String cause) {
        return when(found -> found.isNear(wrong.apply(found.point())), cause);
    }

    /** Checks every coordinate at every point. */
    public void toAgree() {
        if (points.isEmpty()) {
            throw new IllegalStateException("slopes must be compared at one point at least: at(0.1, 0.7)");
        }
        points.forEach(this::agree);
    }

    private void agree(double[] point) {
        double[] given = point.clone();
        double[][] answers = new double[1][];
        Untouched.of("the point at which the gradient is asked", given)
                .because("The gradient is asked about the caller's array: copy it before you change a coordinate.")
                .by("the call", () -> answers[0] = claimed(given));
        double[] claimed = answers[0];
        expectAgain(claimed, claimed(given));
        double[] slopes = new double[point.length];
        double[] allowed = new double[point.length];
        for (int i = 0; i < point.length; i++) {
            double[] slope = slope(point, i);
            slopes[i] = slope[0];
            allowed[i] = slope[1];
        }
        double largest = Arrays.stream(slopes).map(Math::abs).max().orElse(0);
        double relative = floats ? 1e-3 : 1e-6;
        for (int i = 0; i < point.length; i++) {
            if (!(Math.abs(claimed[i] - slopes[i]) <= relative * largest + allowed[i])) {
                throw off(point, i, claimed, slopes);
            }
        }
    }

    private CheckFailure off(double[] point, int i, double[] claimed, double[] slopes) {
        String[] pair = Numbers.pair(rounded(slopes[i]), claimed[i]);
        return failure(
                "the slope of " + subject() + " in " + names.apply(i) + ", at " + shown(point) + ",",
                Relation.BE,
                pair[0],
                pair[1],
                new Found(point, claimed, slopes),
                slopes);
    }

    private double[] claimed(double[] point) {
        double[] claimed = gradient.apply(point);
        int length = claimed == null ? 0 : claimed.length;
        if (length != point.length) {
            throw failure(
                    "the number of slopes of " + subject(),
                    Relation.BE,
                    Integer.toString(point.length),
                    Integer.toString(length),
                    new Found(point, new double[0], new double[0]),
                    null);
        }
        return claimed.clone();
    }

    private void expectAgain(double[] first, double[] again) {
        Optional<Plain.Difference> difference = Plain.difference(first, again);
        if (difference.isPresent()) {
            Told told = Told.of(first, again, difference.get());
            throw failure(
                    "the gradient of " + subject() + ", asked twice at one point,",
                    Relation.BE,
                    told.expected() + ", as the first time,",
                    told.actual(),
                    new Found(new double[0], again, first),
                    null);
        }
    }

    /** The slope in one coordinate, and how far rounding and curvature may have moved it. */
    private double[] slope(double[] point, int i) {
        double h = (floats ? FLOAT_STEP : DOUBLE_STEP) * Math.max(1, Math.abs(point[i]));
        double wide = difference(point, i, h);
        double narrow = difference(point, i, h / 2);
        double slope = (4 * narrow - wide) / 3;
        double unit = floats ? Math.ulp(1f) : Math.ulp(1.0);
        double noise = ROUNDING * unit * Math.max(1, Math.abs(function.applyAsDouble(point.clone()))) / h;
        return new double[] {slope, noise + Math.abs(slope - narrow) / 100};
    }

    private double difference(double[] point, int i, double h) {
        double[] right = point.clone();
        double[] left = point.clone();
        right[i] += h;
        left[i] -= h;
        double apart = floats ? (float) right[i] - (float) left[i] : right[i] - left[i];
        return (function.applyAsDouble(right) - function.applyAsDouble(left)) / apart;
    }

    /** Without the digits that a difference cannot know: 0.25, not 0.2500000003. */
    private double rounded(double slope) {
        return Double.parseDouble(Numbers.text(slope, floats ? 3 : 6));
    }

    private static String shown(double[] point) {
        return point.length <= 6 ? Arrays.toString(point) : "a point of " + point.length + " coordinates";
    }

    private static float[] toFloats(double[] x) {
        float[] floats = new float[x.length];
        for (int i = 0; i < x.length; i++) {
            floats[i] = (float) x[i];
        }
        return floats;
    }

    private static double[] toDoubles(float[] x) {
        double[] doubles = new double[x == null ? 0 : x.length];
        for (int i = 0; i < doubles.length; i++) {
            doubles[i] = x[i];
        }
        return doubles;
    }

    @Override
    protected Slopes self() {
        return this;
    }

    /** A gradient that does not agree. */
    public static final class Found {
        private final double[] point;
        private final double[] claimed;
        private final double[] slopes;

        private Found(double[] point, double[] claimed, double[] slopes) {
            this.point = point;
            this.claimed = claimed;
            this.slopes = slopes;
        }

        /** Where. */
        public double[] point() {
            return point.clone();
        }

        /** The gradient that came. */
        public double[] claimed() {
            return claimed.clone();
        }

        /** The slopes of the function. */
        public double[] slopes() {
            return slopes.clone();
        }

        /** Whether the gradient is near another one. */
        public boolean isNear(double[] other) {
            return Numbers.firstDifference(claimed, other, 1e-4) < 0;
        }

        /** Whether every slope is the right one times a factor. */
        public boolean isTimes(double factor) {
            return slopes.length > 0
                    && isNear(Arrays.stream(slopes).map(slope -> factor * slope).toArray());
        }

        /** The factor by which all slopes are off, if they are off by one: of two slopes or more that are not 0. */
        Optional<Double> factor() {
            int steepest = 0;
            int steep = 0;
            for (int i = 0; i < slopes.length; i++) {
                steepest = Math.abs(slopes[i]) > Math.abs(slopes[steepest]) ? i : steepest;
                steep += Math.abs(slopes[i]) > 1e-3 ? 1 : 0;
            }
            if (steep < 2) {
                return Optional.empty();
            }
            double factor = claimed[steepest] / slopes[steepest];
            return factor != 0 && isTimes(factor) ? Optional.of(factor) : Optional.empty();
        }
    }
}
