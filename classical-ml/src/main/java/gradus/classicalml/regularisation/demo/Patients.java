package gradus.classicalml.regularisation.demo;

import gradus.classicalml.framing.Cases;
import gradus.classicalml.metrics.Scores;
import gradus.classicalml.regularisation.ElasticNet;
import gradus.classicalml.regularisation.ProductFeatures;
import gradus.classicalml.regularisation.Ridge;
import gradus.classicalml.regularisation.RidgePath;
import gradus.classicalml.regularisation.ValidationCurve;
import gradus.classicalml.splitting.Split;
import gradus.classicalml.splitting.Splits;
import gradus.classicalml.splitting.Standardiser;
import gradus.datasets.DataSets;
import gradus.fundamentals.linearalgebra.Matrix;
import gradus.fundamentals.linearalgebra.Vectors;
import java.util.List;

/** 150 patients to learn from, and 292 others: ten measurements, or with their squares and products 64. */
final class Patients {
    static final List<String> MEASURED = List.of("age", "sex", "bmi", "bp", "tc", "ldl", "hdl", "tch", "ltg", "glu");
    static final int KNOWN = 150;
    private static final int SPLITS = 5;

    private static final Cases EVERYBODY = Cases.ofNumbers(DataSets.DIABETES.table(), "progression", MEASURED);

    final Cases known;
    final Cases others;
    final Standardiser scale;
    private final Matrix knownProducts;
    private final Matrix otherProducts;

    Patients(long seed) {
        Cases all = everybody();
        Split split = Splits.random(all.size(), 1 - (double) KNOWN / all.size(), seed);
        known = all.rowsAt(split.train());
        others = all.rowsAt(split.test());
        scale = Standardiser.fit(known.features());
        ProductFeatures products = ProductFeatures.fit(known.features());
        knownProducts = products.transform(known.features());
        otherProducts = products.transform(others.features());
    }

    static Cases everybody() {
        return EVERYBODY;
    }

    /** The known patients' 64 columns, standardised. */
    Matrix knownProducts() {
        return knownProducts;
    }

    /** The other patients' 64 columns, by the known patients' means and deviations. */
    Matrix otherProducts() {
        return otherProducts;
    }

    double error(double[] predictions) {
        return Scores.rootMeanSquaredError(predictions, others.targets());
    }

    double leastSquaresOfTen() {
        return error(new Ridge(0)
                .fit(scale.transform(known.features()), known.targets())
                .predict(scale.transform(others.features())));
    }

    double leastSquaresOfAll() {
        return error(new Ridge(0).fit(knownProducts(), known.targets()).predict(otherProducts()));
    }

    /** The penalty of the least leave-one-out error. */
    double ridgePenalty() {
        RidgePath path = RidgePath.of(knownProducts(), known.targets());
        double[] penalties = ElasticNet.penalties(10, 1e-4, 41);
        double[] errors = new double[penalties.length];
        for (int k = 0; k < errors.length; k++) {
            errors[k] = -path.leaveOneOutError(penalties[k]);
        }
        return penalties[Vectors.argMax(errors)];
    }

    double ridge() {
        return error(
                new Ridge(ridgePenalty()).fit(knownProducts(), known.targets()).predict(otherProducts()));
    }

    ValidationCurve lassoCurve() {
        double largest = ElasticNet.largestPenalty(knownProducts(), known.targets(), 1);
        return ValidationCurve.of(known, ElasticNet.penalties(largest, 0.03, 21), SPLITS, 1, Patients::lassos);
    }

    private static List<double[]> lassos(Cases training, double[] penalties, Matrix unseen) {
        ProductFeatures products = ProductFeatures.fit(training.features());
        Matrix columns = products.transform(unseen);
        return new ElasticNet(1, 1, 10_000, 1e-3)
                .path(products.transform(training.features()), training.targets(), penalties).stream()
                        .map(fit -> fit.model().predict(columns))
                        .toList();
    }
}
