package gradus.classicalml.features;

import gradus.classicalml.splitting.Standardiser;
import gradus.fundamentals.Require;
import gradus.fundamentals.descriptive.Quantile;
import gradus.fundamentals.linearalgebra.Matrix;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Brings all columns to one scale: (x − centre) / spread, both learned from the training rows. Other rows may land outside the range
 * of the training rows, and are not clipped.
 *
 * <p>A column that does not vary in the training rows is refused by name ({@link Selection#varying} leaves such columns out), and so
 * is a gap.
 */
public enum Scaler implements Step<Features, Features> {
    /** Mean and sample standard deviation (divisor n − 1): {@link Standardiser}. */
    STANDARD(column -> {
        Standardiser learned = Standardiser.fit(Matrix.ofColumns(column));
        return new double[] {learned.means()[0], learned.deviations()[0]};
    }),
    /** Smallest value and range: the training rows lie between 0 and 1. */
    RANGE(column -> {
        double least = Arrays.stream(column).min().orElseThrow();
        return new double[] {least, Arrays.stream(column).max().orElseThrow() - least};
    }),
    /** Median and distance between the quartiles, which a few huge values do not move; quartiles of type 7. */
    ROBUST(column -> {
        double lower = Quantile.TYPE_7.of(column, 0.25);
        return new double[] {Quantile.TYPE_7.of(column, 0.5), Quantile.TYPE_7.of(column, 0.75) - lower};
    });

    /** From a column to its centre and spread. */
    private final UnaryOperator<double[]> learn;

    Scaler(UnaryOperator<double[]> learn) {
        this.learn = learn;
    }

    @Override
    public Fitted<Features, Features> fit(Features training, double[] targets) {
        training.requireNoGap();
        List<String> names = training.names();
        double[][] learned = new double[names.size()][];
        for (int j = 0; j < learned.length; j++) {
            double[] column = training.values().column(j);
            learned[j] = Standardiser.varies(column) ? learn.apply(column) : new double[2];
            Require.that(
                    learned[j][1] > 0 && Double.isFinite(learned[j][1]),
                    "feature " + names.get(j) + " must have a spread to be scaled by, but in the training rows that is "
                            + learned[j][1]);
        }
        return Fitted.alike(training, rows -> scaled(rows.requireNames(names).requireNoGap(), learned));
    }

    private static Features scaled(Features rows, double[][] learned) {
        double[][] columns = rows.values().transpose().toArray();
        for (int j = 0; j < columns.length; j++) {
            double[] by = learned[j];
            columns[j] = Arrays.stream(columns[j]).map(x -> (x - by[0]) / by[1]).toArray();
        }
        return new Features(rows.names(), Matrix.ofColumns(columns));
    }
}
