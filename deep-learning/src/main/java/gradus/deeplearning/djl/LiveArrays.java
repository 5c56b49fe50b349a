package gradus.deeplearning.djl;

import ai.djl.ndarray.NDManager;

/** Counts arrays in native memory, which Java's heap does not show and its garbage collector does not hurry to free. */
public final class LiveArrays {
    private LiveArrays() {}

    /** The arrays that a manager and its sub-managers keep alive. */
    public static int count(NDManager manager) {
        return manager.getManagedArrays().size();
    }
}
