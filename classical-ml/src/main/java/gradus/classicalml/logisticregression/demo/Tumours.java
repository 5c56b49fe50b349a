package gradus.classicalml.logisticregression.demo;

import gradus.classicalml.framing.Cases;
import gradus.classicalml.logisticregression.LogisticModel;
import gradus.classicalml.logisticregression.LogisticRegression;
import gradus.classicalml.metrics.Scores;
import gradus.classicalml.splitting.Split;
import gradus.classicalml.splitting.Splits;
import gradus.classicalml.splitting.Standardiser;
import gradus.datasets.bridge.Numbers;
import gradus.fundamentals.demo.Lines;
import gradus.fundamentals.optimisation.Momentum;
import tech.tablesaw.api.Table;

/** Thirty features of 569 tumours, and how much penalty they need. */
final class Tumours {
    private static final double LEARNING_RATE = 0.25;
    private static final double MOMENTUM = 0.9;
    private static final int MAX_STEPS = 3000;

    private final Cases train;
    private final Cases test;

    Tumours(Table table) {
        Cases all = Cases.ofClasses(table, "diagnosis", Numbers.features(table, "diagnosis"));
        Split split = Splits.stratified(all.labels(), 0.3, 1);
        Standardiser scale = Standardiser.fit(all.features().rowsAt(split.train()));
        Cases z = all.with(scale.transform(all.features()));
        train = z.rowsAt(split.train());
        test = z.rowsAt(split.test());
    }

    void penalties(Lines lines) {
        lines.print("%d tumours to train on, %d to test on", train.size(), test.size());
        lines.print("    l2   length of weights   training loss   test loss   test errors   descent");
        for (double l2 : new double[] {0, 0.001, 0.01, 0.1, 1}) {
            LogisticModel model = fit(l2);
            lines.print(
                    "%6.3f   %17.2f   %13.4f   %9.4f   %11d   %s",
                    l2,
                    Birds.length(model.weights()),
                    model.logLoss(train.features(), train.labels()),
                    model.logLoss(test.features(), test.labels()),
                    Scores.errors(model.predict(test.features()), test.labels()),
                    model.descent());
        }
    }

    private LogisticModel fit(double l2) {
        return new LogisticRegression(l2, new Momentum(LEARNING_RATE, MOMENTUM, MAX_STEPS, 1e-6))
                .fit(train.features(), train.labels());
    }
}
