package gradus.classicalml.splitting.demo;

import gradus.classicalml.ensembles.RandomForest;
import gradus.classicalml.framing.Cases;
import gradus.fundamentals.linearalgebra.Vectors;

/** The model whose errors this lesson compares: a random forest, by the lesson that will teach it. */
final class Forests {
    private static final int TREES = 10;

    private Forests() {}

    /** Predictions for any rows, by a forest that trained on others or the same; each split looks at half of the columns. */
    static double[] predictions(Cases cases, int[] train, int[] rows) {
        int half = (cases.features().columns() + 1) / 2;
        return new RandomForest(TREES, half, 1, 1)
                .fit(cases.features().rowsAt(train), Vectors.at(cases.targets(), train))
                .predictions(cases.features().rowsAt(rows));
    }
}
