package gradus.classicalml.features.demo;

import gradus.classicalml.features.Features;
import gradus.classicalml.features.Imputer;
import gradus.classicalml.features.NumberColumns;
import gradus.classicalml.features.Pipeline;
import gradus.classicalml.features.Scaler;
import gradus.classicalml.features.Step;
import gradus.classicalml.features.TribuoGaps;
import gradus.classicalml.metrics.Scores;
import gradus.classicalml.splitting.Split;
import gradus.classicalml.splitting.Splits;
import gradus.fundamentals.demo.Lines;
import gradus.fundamentals.linearalgebra.Matrix;
import gradus.fundamentals.linearalgebra.Vectors;
import java.util.Arrays;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import org.tribuo.Model;
import org.tribuo.Trainer;
import org.tribuo.regression.Regressor;
import org.tribuo.regression.rtree.CARTRegressionTrainer;
import org.tribuo.regression.slm.SLMTrainer;
import org.tribuo.transform.TransformTrainer;
import org.tribuo.transform.TransformationMap;
import org.tribuo.transform.transformations.MeanStdDevTransformation;
import tech.tablesaw.api.Table;

/** The same gaps in Tribuo, whose examples leave a missing value out. */
final class Library {
    private static final Logger LOG = Logger.getLogger("org.tribuo"); // held, or its level is lost with it

    static {
        LOG.setLevel(Level.WARNING);
    }

    private static final NumberColumns COLUMNS = new NumberColumns(Credits.NUMBERS);

    private final Table credits;
    private final double[] good;
    private final Split split;

    Library(Table credits) {
        this.credits = credits;
        good = Credits.good(credits);
        split = Splits.random(good.length, 0.25, 1);
    }

    /** Predictions for the test rows by a pipeline of this lesson. */
    double[] pipeline(Step<Features, Features> imputer) {
        return new Pipeline(COLUMNS.then(imputer).then(Scaler.STANDARD), Routes.LEAST_SQUARES)
                .fit(credits.rows(split.train()), Vectors.at(good, split.train()))
                .predict(credits.rows(split.test()));
    }

    /** Tribuo's least squares, which centres and scales. */
    static Trainer<Regressor> leastSquares() {
        return new SLMTrainer(true);
    }

    /** The same after Tribuo's own transformation. */
    static Trainer<Regressor> standardised() {
        return new TransformTrainer<>(leastSquares(), new TransformationMap(List.of(new MeanStdDevTransformation())));
    }

    /** A tree of five questions at most. */
    static Trainer<Regressor> tree() {
        return new CARTRegressionTrainer(5);
    }

    /** A model of the given rows, gaps left out. */
    Model<Regressor> tribuo(Trainer<Regressor> trainer, int[] rows) {
        return trainer.train(TribuoGaps.regression(gappy(rows), "good", Vectors.at(good, rows)));
    }

    /** Predictions for the test rows, gaps left out. */
    double[] standardisedByTribuo() {
        return TribuoGaps.predictions(tribuo(standardised(), split.train()), gappy(split.test()));
    }

    private Features gappy(int[] rows) {
        return COLUMNS.fit(credits.rows(rows), null).training();
    }

    /** The training rows without a gap. */
    int[] complete() {
        double[][] rows = gappy(split.train()).values().toArray();
        return IntStream.range(0, rows.length)
                .filter(i -> Arrays.stream(rows[i]).noneMatch(Double::isNaN))
                .map(i -> split.train()[i])
                .toArray();
    }

    /** What a model that was trained on rows without a gap answers about one applicant who has the given income. */
    double answer(Model<Regressor> model, double income) {
        double[] applicant = gappy(complete()).values().row(0);
        applicant[Credits.NUMBERS.indexOf("income")] = income;
        return TribuoGaps.predictions(model, new Features(Credits.NUMBERS, Matrix.of(applicant)))[0];
    }

    /** The mean income of the training rows without a gap. */
    double meanIncome() {
        return Vectors.mean(gappy(complete()).column("income"));
    }

    double error(double[] predictions) {
        return Scores.rootMeanSquaredError(predictions, Vectors.at(good, split.test()));
    }

    void library(Lines lines) {
        lines.print("root mean squared error of good (1) or bad (0), %d test rows", split.test().length);
        lines.print(
                "our pipeline, gaps filled by means     %.6f",
                error(pipeline(Imputer.mean().withoutIndicators())));
        lines.print("Tribuo, MeanStdDevTransformation       %.6f", error(standardisedByTribuo()));
        lines.print("our pipeline, means and indicators     %.6f", error(pipeline(Imputer.mean())));
        Model<Regressor> line = tribuo(leastSquares(), complete());
        Model<Regressor> tree = tribuo(tree(), complete());
        lines.print("what Tribuo answers about one applicant  least squares  tree");
        row(lines, "income left out", line, tree, Double.NaN);
        row(lines, "income 0", line, tree, 0);
        row(lines, "income at the mean", line, tree, meanIncome());
    }

    private void row(Lines lines, String words, Model<Regressor> line, Model<Regressor> tree, double income) {
        lines.print("%-39s  %13.4f  %.4f", words, answer(line, income), answer(tree, income));
    }
}
