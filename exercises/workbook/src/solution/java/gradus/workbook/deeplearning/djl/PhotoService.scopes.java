import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDScope;

/** Scopes in place of managers. */
public final class PhotoService implements AutoCloseable {
    public List<Float> brightness(List<float[][]> photos) {
        List<Float> means = new ArrayList<>();
        for (float[][] photo : photos) {
            // begin solution: measure one photo, leaving no array
            try (NDArray pixels = manager.create(photo);
                    NDArray mean = pixels.mean()) {
                means.add(mean.getFloat());
            }
            // end solution
        }
        return means;
    }

    public float difference(float[][] one, float[][] other) {
        // begin solution: compare two photos; whatever comes, nothing stays
        try (NDScope scope = new NDScope()) {
            scope.suppressNotUsedWarning();
            NDArray first = manager.create(one);
            NDArray second = manager.create(other);
            if (first.getShape().equals(second.getShape())) {
                return first.sub(second).abs().mean().getFloat();
            }
            throw new IllegalArgumentException(
                    "photos must be of one size, but were " + first.getShape() + " and " + second.getShape());
        }
        // end solution
    }
}
