package gradus.classicalml.splitting;

import gradus.fundamentals.linearalgebra.Matrix;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import org.tribuo.Example;
import org.tribuo.Model;
import org.tribuo.MutableDataset;
import org.tribuo.common.tree.RandomForestTrainer;
import org.tribuo.datasource.ListDataSource;
import org.tribuo.impl.ArrayExample;
import org.tribuo.provenance.SimpleDataSourceProvenance;
import org.tribuo.regression.RegressionFactory;
import org.tribuo.regression.Regressor;
import org.tribuo.regression.ensemble.AveragingCombiner;
import org.tribuo.regression.rtree.CARTRegressionTrainer;
import org.tribuo.regression.rtree.impurity.MeanSquaredError;

/** Tribuo's random forest for regression, trained and tested on the rows of a {@link Split}. */
final class TribuoForest {
    private static final RegressionFactory REGRESSION = new RegressionFactory();
    private static final Logger LOG = Logger.getLogger("org.tribuo"); // held, or its level is lost with it

    static {
        LOG.setLevel(Level.WARNING);
    }

    private TribuoForest() {}

    /**
     * The square of each test row's prediction error.
     *
     * @param features n × d
     * @param targets n numbers
     * @return as many numbers as the split has test rows, in their order
     */
    static double[] squaredErrors(Matrix features, double[] targets, Split split, int trees) {
        double[] predictions = predictions(features, targets, split.train(), split.test(), trees);
        int[] test = split.test();
        double[] errors = new double[test.length];
        for (int i = 0; i < test.length; i++) {
            errors[i] = Math.pow(predictions[i] - targets[test[i]], 2);
        }
        return errors;
    }

    /** Predictions for any rows, by a forest that trained on others or the same. */
    static double[] predictions(Matrix features, double[] targets, int[] train, int[] rows, int trees) {
        CARTRegressionTrainer tree = new CARTRegressionTrainer(
                Integer.MAX_VALUE,
                1f,
                0f,
                0.5f,
                false,
                new MeanSquaredError(),
                1L); // half of the columns at each split
        Model<Regressor> forest = new RandomForestTrainer<>(tree, new AveragingCombiner(), trees, 1L)
                .train(new MutableDataset<>(source(features, targets, train)));
        double[] predictions = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            predictions[i] = forest.predict(example(features, targets, rows[i]))
                    .getOutput()
                    .getValues()[0];
        }
        return predictions;
    }

    /** The rows as Tribuo reads them, in the given order. */
    static ListDataSource<Regressor> source(Matrix features, double[] targets, int[] rows) {
        List<Example<Regressor>> examples = new ArrayList<>();
        for (int row : rows) {
            examples.add(example(features, targets, row));
        }
        return new ListDataSource<>(examples, REGRESSION, new SimpleDataSourceProvenance("rows", REGRESSION));
    }

    private static Example<Regressor> example(Matrix features, double[] targets, int row) {
        String[] names = IntStream.range(0, features.columns())
                .mapToObj(j -> "column" + j)
                .toArray(String[]::new);
        return new ArrayExample<>(new Regressor("target", targets[row]), names, features.row(row));
    }
}
