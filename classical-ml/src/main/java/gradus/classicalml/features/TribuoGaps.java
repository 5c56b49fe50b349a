package gradus.classicalml.features;

import gradus.fundamentals.Require;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.tribuo.Example;
import org.tribuo.Model;
import org.tribuo.MutableDataset;
import org.tribuo.impl.ArrayExample;
import org.tribuo.provenance.SimpleDataSourceProvenance;
import org.tribuo.regression.RegressionFactory;
import org.tribuo.regression.Regressor;

/**
 * Features with gaps in the words of Tribuo: a gap is a feature that an example does not have, as Tribuo's own readers leave it. What
 * Tribuo makes of that depends on what comes next: a linear model reads 0, a transformation passes it over.
 */
public final class TribuoGaps {
    private static final RegressionFactory FACTORY = new RegressionFactory();

    private TribuoGaps() {}

    /**
     * Examples to train on.
     *
     * @param features in every row at least one number
     * @param targets one for each row
     */
    public static MutableDataset<Regressor> regression(Features features, String targetName, double[] targets) {
        Require.size("targets", targets.length, features.rows(), "one for each row of features");
        List<Example<Regressor>> examples = new ArrayList<>();
        for (int i = 0; i < targets.length; i++) {
            examples.add(example(features, i, new Regressor(targetName, targets[i])));
        }
        MutableDataset<Regressor> dataset =
                new MutableDataset<>(new SimpleDataSourceProvenance("features with gaps", FACTORY), FACTORY);
        dataset.addAll(examples);
        return dataset;
    }

    /** What a model predicts for each row. */
    public static double[] predictions(Model<Regressor> model, Features features) {
        return IntStream.range(0, features.rows())
                .mapToDouble(i -> model.predict(example(features, i, RegressionFactory.UNKNOWN_REGRESSOR))
                        .getOutput()
                        .getValues()[0])
                .toArray();
    }

    private static Example<Regressor> example(Features features, int row, Regressor output) {
        double[] values = features.values().row(row);
        int[] known = IntStream.range(0, values.length)
                .filter(j -> !Double.isNaN(values[j]))
                .toArray();
        String[] names = IntStream.of(known).mapToObj(features.names()::get).toArray(String[]::new);
        return new ArrayExample<>(
                output, names, IntStream.of(known).mapToDouble(j -> values[j]).toArray());
    }
}
