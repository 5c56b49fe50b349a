package gradus.classicalml.regularisation.demo;

import gradus.classicalml.framing.Cases;
import gradus.classicalml.framing.TribuoCases;
import gradus.classicalml.regularisation.ElasticNet;
import gradus.classicalml.regularisation.Ridge;
import gradus.classicalml.regularisation.ShrunkModel;
import gradus.fundamentals.demo.Lines;
import gradus.fundamentals.linearalgebra.Vectors;
import org.tribuo.MutableDataset;
import org.tribuo.Trainer;
import org.tribuo.regression.Regressor;
import org.tribuo.regression.slm.ElasticNetCDTrainer;

/** The same models by Tribuo, on the same rows. */
final class Library {
    private static final int ENOUGH = 100_000;
    final Cases known;

    /** The 150 patients of the first draw, standardised. */
    Library() {
        this(new Patients(0));
    }

    private Library(Patients patients) {
        this(patients.known.with(patients.scale.transform(patients.known.features())));
    }

    Library(Cases known) {
        this.known = known;
    }

    /** Tribuo's trainer of the same objective, as far as it can go. */
    static ElasticNetCDTrainer precise(double penalty, double l1Share) {
        return new ElasticNetCDTrainer(penalty, l1Share, 1e-12, ENOUGH, false, 1L);
    }

    double[] predictions(Trainer<Regressor> trainer) {
        MutableDataset<Regressor> dataset = TribuoCases.regression(known);
        var model = trainer.train(dataset);
        double[] predictions = new double[known.size()];
        for (int i = 0; i < predictions.length; i++) {
            predictions[i] = model.predict(dataset.getExample(i)).getOutput().getValues()[0];
        }
        return predictions;
    }

    double furthest(ShrunkModel ours, Trainer<Regressor> trainer) {
        return Vectors.largestSize(Vectors.minus(ours.predict(known.features()), predictions(trainer)));
    }

    void tribuo(Lines lines) {
        lines.print("largest difference of 150 predictions");
        row(lines, "lasso at 2", ElasticNet.lasso(2), precise(2, 1));
        row(lines, "elastic net at 2, half by size", ElasticNet.of(2, 0.5), precise(2, 0.5));
        row(lines, "lasso at 2, Tribuo's own tolerance", ElasticNet.lasso(2), new ElasticNetCDTrainer(2, 1));
        ShrunkModel ridge = new Ridge(2).fit(known.features(), known.targets());
        lines.print("%-40s %.0e", "ridge at 2, by a share of 0.000001", furthest(ridge, precise(2, 1e-6)));
    }

    private void row(Lines lines, String name, ElasticNet ours, ElasticNetCDTrainer theirs) {
        lines.print(
                "%-40s %.0e",
                name, furthest(ours.fit(known.features(), known.targets()).model(), theirs));
    }
}
