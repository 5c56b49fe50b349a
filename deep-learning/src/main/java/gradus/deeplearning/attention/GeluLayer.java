package gradus.deeplearning.attention;

import gradus.fundamentals.distributions.Normal;
import gradus.fundamentals.linearalgebra.Matrix;
import java.util.List;

/** GELU: x Φ(x), a ReLU without its corner; Φ is the normal distribution function (Hendrycks and Gimpel 2016). */
public final class GeluLayer implements Layer {
    /** x Φ(x). */
    public static double value(double x) {
        return x * Normal.STANDARD.cdf(x);
    }

    /** Φ(x) + x φ(x). */
    public static double slope(double x) {
        return Normal.STANDARD.cdf(x) + x * Math.exp(Normal.STANDARD.logDensity(x));
    }

    @Override
    public Pass forward(Matrix x) {
        return new Pass(Rows.zip(x, x, (a, same) -> value(a)), slope -> Rows.zip(slope, x, (s, a) -> s * slope(a)));
    }

    @Override
    public List<Weights> weights() {
        return List.of();
    }
}
