package gradus.deeplearning.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Counts arrays in native memory, which Java's heap does not show and its garbage collector does not free. */
public final class LiveArrays {
    private static final int SHOWN = 5;

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
        return all().size();
    }

    /** The same arrays, by what tells one from another. */
    static Set<String> names() {
        return all().stream().map(NDArray::getUid).collect(Collectors.toSet());
    }

    /**
     * Refuses arrays that were not there before.
     *
     * @param before the {@link #names} of those that may be there
     * @throws IllegalStateException if there are others; it names the first of them
     */
    static void requireNoneBut(Set<String> before) {
        List<NDArray> left =
                all().stream().filter(array -> !before.contains(array.getUid())).toList();
        if (!left.isEmpty()) {
            throw new IllegalStateException("every array must be freed when the program ends, but " + left.size()
                    + (left.size() == 1 ? " is" : " are") + " still open: "
                    + left.stream().limit(SHOWN).map(LiveArrays::described).collect(Collectors.joining(", "))
                    + (left.size() > SHOWN ? " and others" : ""));
        }
    }

    private static String described(NDArray array) {
        return array.getDataType() + " " + array.getShape() + " of the manager "
                + array.getManager().getName();
    }

    private static List<NDArray> all() {
        try (NDManager below = NDManager.newBaseManager()) {
            return below.getParentManager().getManagedArrays();
        }
    }
}
