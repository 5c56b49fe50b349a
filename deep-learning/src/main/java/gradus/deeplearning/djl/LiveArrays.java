package gradus.deeplearning.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;

/** Counts arrays in native memory, which Java's heap does not show and its garbage collector does not free. */
public final class LiveArrays {
    private LiveArrays() {}

    /** The arrays that a manager and its sub-managers keep alive. */
    public static int count(NDManager manager) {
        return manager.getManagedArrays().size();
    }

    /** The bytes that the elements of these arrays take; arrays that share memory (views) are counted each. */
    public static long bytes(NDManager manager) {
        long bytes = 0;
        for (NDArray array : manager.getManagedArrays()) {
            bytes += array.size() * array.getDataType().getNumOfBytes();
        }
        return bytes;
    }

    /** The arrays that all managers of the process keep alive. Detached arrays are not among them: no manager knows of these. */
    public static int everywhere() {
        try (NDManager below = NDManager.newBaseManager()) {
            return count(below.getParentManager());
        }
    }
}
