package gradus.workbook.deeplearning.vision;

import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Column by column, with the standard deviation as the unit. */
public final class TwoModes {
    private final double[] scale;
    private final double[] shift;
    private final double momentum;
    private double[] mean;
    private double[] variance;

    public TwoModes(double[] scale, double[] shift, double momentum) {
        this.scale = scale.clone();
        this.shift = shift.clone();
        this.momentum = momentum;
        this.mean = new double[scale.length];
        this.variance = DoubleStream.generate(() -> 1).limit(scale.length).toArray();
    }

    public double[][] train(double[][] batch) {
        if (batch.length <= 1) {
            throw new IllegalArgumentException("a batch of " + batch.length + " rows has no spread");
        }
        int d = scale.length;
        double[] means = IntStream.range(0, d)
                .mapToDouble(k -> Stream.of(batch).mapToDouble(row -> row[k]).sum() / batch.length)
                .toArray();
        double[] squares = IntStream.range(0, d)
                .mapToDouble(k -> Stream.of(batch)
                        .mapToDouble(row -> Math.pow(row[k] - means[k], 2))
                        .sum())
                .toArray();
        mean = IntStream.range(0, d)
                .mapToDouble(k -> (1 - momentum) * mean[k] + momentum * means[k])
                .toArray();
        variance = IntStream.range(0, d)
                .mapToDouble(k -> (1 - momentum) * variance[k] + momentum * squares[k] / (batch.length - 1))
                .toArray();
        return each(
                batch,
                means,
                DoubleStream.of(squares).map(s -> s / batch.length).toArray());
    }

    public double[][] evaluate(double[][] rows) {
        return each(rows, mean, variance);
    }

    public double[] runningMean() {
        return mean.clone();
    }

    public double[] runningVariance() {
        return variance.clone();
    }

    private double[][] each(double[][] rows, double[] centre, double[] spread) {
        return Stream.of(rows)
                .map(row -> IntStream.range(0, row.length)
                        .mapToDouble(k -> {
                            double unit = scale[k] / Math.sqrt(spread[k] + 0.00001);
                            return row[k] * unit + (shift[k] - centre[k] * unit);
                        })
                        .toArray())
                .toArray(double[][]::new);
    }
}
