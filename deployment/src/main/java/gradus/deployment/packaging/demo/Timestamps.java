package gradus.deployment.packaging.demo;

import gradus.classicalml.framing.Cases;
import gradus.classicalml.linearregression.TribuoLeastSquares;
import gradus.deployment.packaging.OnnxScorer;
import gradus.deployment.packaging.Rows;
import gradus.deployment.packaging.Scorer;
import gradus.deployment.packaging.TribuoExport;
import gradus.deployment.packaging.TribuoScorer;
import gradus.fundamentals.demo.Figures;
import gradus.fundamentals.demo.Lines;
import gradus.fundamentals.demo.Plot;
import gradus.fundamentals.demo.XyPlot;
import gradus.fundamentals.linearalgebra.Matrix;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.tribuo.Model;
import org.tribuo.regression.Regressor;

/** The time between an order and its payment, from two timestamps: what float32 leaves of it. */
final class Timestamps {
    private static final List<String> NAMES = List.of("ordered_at", "paid_at");
    private static final int GAPS = 601;

    private final double[] gaps = IntStream.range(0, GAPS).mapToDouble(s -> s).toArray();

    /** The answers to gaps of 0 to 600 seconds. */
    record Answers(double[] trained, double[] exported) {
        /** The largest difference in seconds. */
        double worst() {
            return IntStream.range(0, GAPS)
                    .mapToDouble(i -> Math.abs(exported[i] - trained[i]))
                    .max()
                    .orElseThrow();
        }
    }

    /** Asked about an order at the given time, by a model trained on times counted from the same origin. */
    Answers asked(double from, long seed) {
        Model<Regressor> model = train(from, seed);
        double[][] rows = new double[GAPS][];
        for (int i = 0; i < GAPS; i++) {
            rows[i] = new double[] {from + 50_000, from + 50_000 + gaps[i]};
        }
        try (Scorer trained = TribuoScorer.of(model, Rows.of(NAMES, NAMES), 0);
                Scorer exported =
                        OnnxScorer.of(TribuoExport.onnx(model), Rows.of(NAMES, TribuoExport.columns(model)), 0)) {
            return new Answers(trained.score(rows), exported.score(rows));
        }
    }

    private static Model<Regressor> train(double from, long seed) {
        Random random = new Random(seed);
        double[][] rows = new double[500][];
        double[] seconds = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            double ordered = from + random.nextInt(86_400);
            seconds[i] = random.nextInt(GAPS);
            rows[i] = new double[] {ordered, ordered + seconds[i]};
        }
        return TribuoLeastSquares.train(Cases.of(NAMES, Matrix.of(rows), "seconds", seconds));
    }

    void float32(Lines lines) {
        lines.print("paid 60 s after the order        trained   exported   worst of 0 to 600 s");
        for (double from : new double[] {0, 1.7e9}) {
            Answers answers = asked(from, 1);
            double worst = answers.worst();
            lines.print(
                    "%-32s %5.1f s   %6.1f s   %6.1f s off",
                    from == 0 ? "seconds since midnight" : "seconds since 1970",
                    answers.trained[60],
                    answers.exported[60],
                    worst);
        }
        lines.print(
                "neighbours of 1,700,000,000 in float32: %,.0f and %,.0f", Math.nextDown(1.7e9f), Math.nextUp(1.7e9f));
    }

    XyPlot steps() {
        Answers answers = asked(1.7e9, 1);
        return Plot.xy(760, 420, "Time between two timestamps, by the same model", "true minutes", "answer in minutes")
                .line("exported to float32", minutes(gaps), minutes(answers.exported), Figures.COLOURS.get(1))
                .line("trained in float64", minutes(gaps), minutes(answers.trained), Figures.COLOURS.get(0))
                .x(0, 10)
                .y(-2, 10);
    }

    private static double[] minutes(double[] seconds) {
        return Arrays.stream(seconds).map(s -> s / 60).toArray();
    }
}
