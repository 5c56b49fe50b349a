package gradus.deeplearning.djl;

import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * How PyTorch runs in this course, and how the numbers on its pages were made. With one thread: sums in another order end in
 * other last digits, and networks as small as these lose more time to threads than they gain.
 */
public final class PyTorch {
    private static final Map<String, String> SETTINGS = Map.of(
            "ai.djl.offline", "true",
            "ai.djl.pytorch.num_threads", "1",
            "ai.djl.pytorch.num_interop_threads", "1",
            "ai.djl.pytorch.graph_optimizer", "false");

    /** Kept here: a logger that nobody refers to forgets its level. */
    private static final Logger DJL = Logger.getLogger("ai.djl");

    private PyTorch() {}

    /**
     * Sets what DJL reads when it starts, so that a program prints the same numbers however it is run, and has DJL report nothing but
     * errors. Call it first in {@code main}; what was set on the command line stays.
     */
    public static void settle() {
        SETTINGS.forEach((name, value) -> {
            if (System.getProperty(name) == null) {
                System.setProperty(name, value);
            }
        });
        DJL.setLevel(Level.SEVERE);
    }
}
