package gradus.deeplearning.vision;

import gradus.fundamentals.Require;
import java.util.ArrayList;
import java.util.List;

/**
 * Batch normalisation of pictures in training (Ioffe and Szegedy 2015): each channel gets mean 0 and variance 1 over all pixels of all
 * pictures of the batch, then a scale and a shift that are learnt: out = scale · (in − mean) / √(variance + ε) + shift. The variance is
 * the sum of squares divided by the number of pixels.
 */
public final class BatchNormalisation {
    /** What PyTorch and DJL add to the variance (ε). */
    public static final double EPSILON = 1e-5;

    private final List<Picture> batch;
    private final double[] mean;
    private final double[] variance;

    /**
     * Measures a batch.
     *
     * @param batch at least one picture, all of one shape
     */
    public BatchNormalisation(List<Picture> batch) {
        this.batch = List.copyOf(Require.given("batch", batch));
        Require.atLeast("the number of pictures", batch.size(), 1);
        requireOneShape("pictures", batch);
        int channels = batch.get(0).channels();
        mean = new double[channels];
        variance = new double[channels];
        for (int c = 0; c < channels; c++) {
            mean[c] = mean(c, batch);
            variance[c] = mean(c, each((channel, x) -> (x - mean[channel]) * (x - mean[channel]), batch));
        }
    }

    /** The mean of each channel; a copy. */
    public double[] mean() {
        return mean.clone();
    }

    /** The variance of each channel, divided by the number of pixels; a copy. */
    public double[] variance() {
        return variance.clone();
    }

    /** The batch, normalised. */
    public List<Picture> apply(double[] scale, double[] shift) {
        requireChannels("scale", scale);
        requireChannels("shift", shift);
        return each((c, x) -> scale[c] * normal(c, x) + shift[c], batch);
    }

    /**
     * The derivative of a loss by the batch: scale / √(variance + ε) times slope − mean slope − normal · mean of slope · normal, where normal
     * is the normalised input. The two means are there because each pixel moves the mean and the variance of all.
     *
     * @param slopes the derivative of the loss by each number that came out, in the shape of the batch
     */
    public List<Picture> gradient(double[] scale, List<Picture> slopes) {
        requireChannels("scale", scale);
        Require.size("slopes", slopes.size(), batch.size(), "one picture for each of the batch");
        requireOneShape("slopes", slopes);
        double[] meanSlope = new double[mean.length];
        double[] meanProduct = new double[mean.length];
        for (int c = 0; c < mean.length; c++) {
            meanSlope[c] = mean(c, slopes);
            meanProduct[c] = meanProduct(c, slopes);
        }
        List<Picture> gradient = new ArrayList<>();
        for (int i = 0; i < batch.size(); i++) {
            double[] in = batch.get(i).values();
            double[] out = slopes.get(i).values();
            int pixels = in.length / mean.length;
            for (int p = 0; p < in.length; p++) {
                int c = p / pixels;
                out[p] -= meanSlope[c] + normal(c, in[p]) * meanProduct[c];
            }
            gradient.add(like(batch.get(i), out));
        }
        return each((c, spare) -> scale[c] / Math.sqrt(variance[c] + EPSILON) * spare, gradient);
    }

    private double normal(int channel, double x) {
        return (x - mean[channel]) / Math.sqrt(variance[channel] + EPSILON);
    }

    private double meanProduct(int channel, List<Picture> slopes) {
        List<double[]> in = rows(channel, batch);
        List<double[]> out = rows(channel, slopes);
        double sum = 0;
        for (int row = 0; row < in.size(); row++) {
            for (int column = 0; column < in.get(row).length; column++) {
                sum += normal(channel, in.get(row)[column]) * out.get(row)[column];
            }
        }
        return sum / count();
    }

    private double mean(int channel, List<Picture> pictures) {
        double sum = 0;
        for (double[] row : rows(channel, pictures)) {
            for (double x : row) {
                sum += x;
            }
        }
        return sum / count();
    }

    /** Pixels of a channel in the whole batch. */
    private int count() {
        return batch.size() * batch.get(0).height() * batch.get(0).width();
    }

    private static List<double[]> rows(int channel, List<Picture> pictures) {
        List<double[]> rows = new ArrayList<>();
        pictures.forEach(picture -> rows.addAll(List.of(picture.plane(channel))));
        return rows;
    }

    private interface Change {
        double of(int channel, double x);
    }

    private static List<Picture> each(Change change, List<Picture> pictures) {
        List<Picture> changed = new ArrayList<>();
        for (Picture picture : pictures) {
            double[] values = picture.values();
            int pixels = values.length / picture.channels();
            for (int p = 0; p < values.length; p++) {
                values[p] = change.of(p / pixels, values[p]);
            }
            changed.add(like(picture, values));
        }
        return changed;
    }

    private static Picture like(Picture picture, double[] values) {
        return Picture.of(picture.channels(), picture.height(), picture.width(), values);
    }

    private void requireOneShape(String argument, List<Picture> pictures) {
        Picture first = batch.get(0);
        for (Picture picture : pictures) {
            Require.that(
                    picture.hasShapeOf(first),
                    argument + " must have one shape, " + first.shape() + ", but one had " + picture.shape());
        }
    }

    private void requireChannels(String argument, double[] values) {
        Require.finite(argument, values);
        Require.size(argument, values.length, mean.length, "one for each channel");
    }
}
