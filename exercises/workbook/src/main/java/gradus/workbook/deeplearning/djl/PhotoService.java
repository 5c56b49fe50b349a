package gradus.workbook.deeplearning.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.List;

/**
 * A service that answers questions about photos, for months.
 *
 * <p>Every number and every message that it gives is right, and yet its memory grows: with each photo that is measured, and with each pair
 * that is refused. Repair both, so that a call leaves nothing behind however it ends: no array, owned by a manager or by nobody, and no open manager. The calls
 * return and throw what they did. A list may hold a million photos: within a call, too, no more arrays may be alive at the last photo than at the
 * second.
 *
 * @see <a href="../../../../../../../../../deep-learning/docs/djl.md">deep-learning/docs/djl.md</a>
 */
public final class PhotoService implements AutoCloseable {
    private final NDManager manager = NDManager.newBaseManager(); // closed with this service

    /**
     * The mean brightness of each photo, in the order of the list.
     *
     * @param photos each height × width, of any size, at least 1 × 1
     * @throws NullPointerException if a photo is null
     */
    public List<Float> brightness(List<float[][]> photos) {
        List<Float> means = new ArrayList<>();
        for (float[][] photo : photos) {
            means.add(manager.create(photo).mean().getFloat());
        }
        return means;
    }

    /**
     * How much two photos differ: the mean of the pixels' absolute differences.
     *
     * @throws IllegalArgumentException if they are not of one size; both sizes are named
     */
    public float difference(float[][] one, float[][] other) {
        NDManager scratch = manager.newSubManager();
        NDArray first = scratch.create(one);
        NDArray second = scratch.create(other);
        if (!first.getShape().equals(second.getShape())) {
            throw new IllegalArgumentException(
                    "photos must be of one size, but were " + first.getShape() + " and " + second.getShape());
        }
        float mean = first.sub(second).abs().mean().getFloat();
        scratch.close();
        return mean;
    }

    @Override
    public void close() {
        manager.close();
    }
}
