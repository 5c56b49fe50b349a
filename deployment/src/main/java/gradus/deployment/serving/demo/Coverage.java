package gradus.deployment.serving.demo;

import gradus.classicalml.linearregression.LinearModel;
import gradus.classicalml.linearregression.LinearRegression;
import gradus.classicalml.linearregression.PredictionInterval;
import gradus.datasets.DataSets;
import gradus.datasets.bridge.Numbers;
import gradus.deployment.serving.WeightModel;
import gradus.fundamentals.demo.Lines;
import gradus.fundamentals.linearalgebra.Matrix;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import tech.tablesaw.api.Table;

/** Whether the interval holds as many people as it says, each predicted by a model fitted without them. */
final class Coverage {
    private static final double[] PERSON = {174, 93, 77, 57, 36};

    private final LinearModel model;

    Coverage(WeightModel model) {
        this.model = model.linear();
    }

    void coverage(Lines lines) {
        Table people = DataSets.BODY_DIMS.table();
        double[] weights = Numbers.vector(people, "weight_kg");
        PredictionInterval[] intervals = heldOut(WeightModel.features(people), weights);
        IntPredicate inside = i -> weights[i] >= intervals[i].low() && weights[i] <= intervals[i].high();
        double s = model.residualStandardError();
        double h = model.leverage(PERSON);
        double margin = model.predictionInterval(PERSON, WeightModel.CONFIDENCE).high() - model.predict(PERSON);
        lines.print(
                "t = %.3f, s = %.3f kg, h = %.4f: %.2f kg on either side",
                margin / (s * Math.sqrt(1 + h)), s, h, margin);
        lines.print("people inside their interval:     %s", share(weights.length, inside, i -> true));
        lines.print(
                "of those predicted above 90 kg:    %s",
                share(weights.length, inside, i -> intervals[i].prediction() > 90));
    }

    /** Row i is predicted by a model of the rows that leave another remainder when divided by ten. */
    private static PredictionInterval[] heldOut(Matrix X, double[] weights) {
        PredictionInterval[] intervals = new PredictionInterval[weights.length];
        for (int fold = 0; fold < 10; fold++) {
            int held = fold;
            int[] train = IntStream.range(0, weights.length)
                    .filter(i -> i % 10 != held)
                    .toArray();
            double[] targets = IntStream.of(train).mapToDouble(i -> weights[i]).toArray();
            LinearModel fitted = new LinearRegression().fit(X.rowsAt(train), targets);
            for (int i = held; i < weights.length; i += 10) {
                intervals[i] = fitted.predictionInterval(X.row(i), WeightModel.CONFIDENCE);
            }
        }
        return intervals;
    }

    private static String share(int n, IntPredicate inside, IntPredicate which) {
        int[] all = IntStream.range(0, n).filter(which).toArray();
        long in = IntStream.of(all).filter(inside).count();
        return Lines.text("%d of %d (%.1f%%)", in, all.length, 100.0 * in / all.length);
    }
}
