package gradus.classicalml.regularisation.demo;

import gradus.classicalml.regularisation.ElasticNet;
import gradus.classicalml.regularisation.NetFit;
import gradus.classicalml.regularisation.Ridge;
import gradus.classicalml.regularisation.ShrunkModel;
import gradus.classicalml.splitting.Standardiser;
import gradus.fundamentals.demo.Lines;
import gradus.fundamentals.linearalgebra.Cholesky;
import gradus.fundamentals.linearalgebra.Matrix;
import gradus.fundamentals.linearalgebra.Vectors;
import java.util.Arrays;
import java.util.Random;

/** What goes wrong, with numbers, on all 442 patients. */
final class Damage {
    static final int RESAMPLES = 100;
    private final Matrix raw = Patients.everybody().features();
    private final double[] y = Patients.everybody().targets();
    final Matrix X = Standardiser.fit(raw).transform(raw);

    /** Ridge whose penalty takes the intercept for a weight: a column of ones, not centred. */
    double meanPredictionWithPenalisedIntercept(double penalty) {
        Matrix ones = X.withOnes();
        double[] w = Cholesky.of(plus(ones.transpose().times(ones), y.length * penalty))
                .solve(ones.transposeTimes(y));
        return Vectors.mean(ones.times(w));
    }

    private static Matrix plus(Matrix A, double onDiagonal) {
        double[][] rows = A.toArray();
        for (int j = 0; j < rows.length; j++) {
            rows[j][j] += onDiagonal;
        }
        return Matrix.of(rows);
    }

    void intercept(Lines lines) {
        lines.print("mean progression                        %.1f", Vectors.mean(y));
        lines.print(
                "mean prediction of ridge at 0.5         %.1f",
                Vectors.mean(new Ridge(0.5).fit(X, y).predict(X)));
        lines.print("the same, with the intercept penalised  %.1f", meanPredictionWithPenalisedIntercept(0.5));
    }

    /** Whether the lasso uses blood sugar: standardised, in milligrams per decilitre, and in grams per litre. */
    void units(Lines lines) {
        lines.print("lasso at penalty 5");
        lines.print("%-26s %14s %10s", "", "features used", "blood sugar");
        unit(lines, "standardised", X);
        unit(lines, "blood sugar in mg/dl", raw);
        double[][] columns = new double[raw.columns()][];
        Arrays.setAll(columns, j -> j == 9 ? Vectors.scaled(raw.column(j), 0.01) : raw.column(j));
        unit(lines, "blood sugar in g/l", Matrix.ofColumns(columns));
    }

    private void unit(Lines lines, String how, Matrix features) {
        ShrunkModel model = ElasticNet.lasso(5).fit(features, y).model();
        lines.print("%-26s %14d %10s", how, model.features(), model.weights()[9] == 0 ? "out" : "in");
    }

    /** Which of two measurements that say nearly the same is chosen, on patients drawn again. */
    void chosen(Lines lines) {
        lines.print("cholesterol in 100 resamples   tc only   ldl only   both   neither");
        lines.print("%-30s %s", "lasso at 2", Lines.list("%7.0f   ", "", shares(ElasticNet.lasso(2))));
        lines.print(
                "%-30s %s",
                "elastic net at 2, 1/10 by size", Lines.list("%7.0f   ", "", shares(ElasticNet.of(2, 0.1))));
    }

    /** How often tc only, ldl only, both and neither have a weight. */
    double[] shares(ElasticNet net) {
        Random random = new Random(1);
        double[] count = new double[4];
        for (int resample = 0; resample < RESAMPLES; resample++) {
            int[] rows = random.ints(y.length, 0, y.length).toArray();
            double[] w = net.fit(X.rowsAt(rows), Vectors.at(y, rows)).model().weights();
            boolean tc = w[4] != 0;
            boolean ldl = w[5] != 0;
            count[tc && ldl ? 2 : tc ? 0 : ldl ? 1 : 3]++;
        }
        return count;
    }

    void stopped(Lines lines) {
        Patients patients = new Patients(0);
        Matrix products = patients.knownProducts();
        double[] targets = patients.known.targets();
        lines.print("%8s %10s %12s %14s", "sweeps", "gap", "features", "test error");
        for (int sweeps : new int[] {1, 10, 100, 100_000}) {
            NetFit fit = new ElasticNet(0.2, 1, sweeps, 1e-10).fit(products, targets);
            lines.print(
                    "%8d %10.1e %12d %14.1f  %s",
                    fit.sweeps(),
                    fit.gap(),
                    fit.model().features(),
                    patients.error(fit.model().predict(patients.otherProducts())),
                    fit.converged() ? "converged" : "stopped");
        }
    }
}
