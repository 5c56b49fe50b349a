import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;

/** Slices for squares, a reshape for the new axis, a product for the sum. */
public final class NoLoops {
    public static NDArray normalised(NDArray photos) {
        // begin solution: one axis of pixels, less their mean, divided by their spread, and back
        NDArray mean = photos.mean(new int[] {3}, true).mean(new int[] {2}, true);
        NDArray deviations = photos.sub(mean);
        NDArray spread = deviations
                .pow(2)
                .mean(new int[] {3}, true)
                .mean(new int[] {2}, true)
                .sqrt();
        NDArray largest = photos.max(new int[] {3}, true).max(new int[] {2}, true);
        NDArray smallest = photos.min(new int[] {3}, true).min(new int[] {2}, true);
        return deviations.div(spread.maximum(1e-20f)).mul(largest.gt(smallest));
        // end solution
    }

    public static NDArray distances(NDArray a, NDArray b) {
        // begin solution: an axis of size 1 between, so that each row meets each row
        long d = a.getShape().get(1);
        NDArray differences = a.reshape(-1, 1, d).sub(b.reshape(1, -1, d));
        return differences.mul(differences).sum(new int[] {-1});
        // end solution
    }

    public static float accuracy(NDArray logits, NDArray labels) {
        // begin solution: the place of the largest, compared, as numbers, their mean
        long right = logits.argMax(1).eq(labels).sum().getLong();
        return (float) right / labels.size();
        // end solution
    }

    public static NDArray brightShares(NDArray photos, float threshold) {
        // begin solution: compare, make numbers, one axis of pixels, mean along it
        Shape shape = photos.getShape();
        return photos.gt(threshold)
                .sum(new int[] {1, 2})
                .toType(DataType.FLOAT32, false)
                .div(shape.get(1) * shape.get(2));
        // end solution
    }

    public static NDArray halved(NDArray photos) {
        // begin solution: give the two rows and the two columns of a square axes of their own
        NDArray rows = photos.get(":, ::2, :").add(photos.get(":, 1::2, :"));
        return rows.get(":, :, ::2").add(rows.get(":, :, 1::2")).mul(0.25f);
        // end solution
    }
}
