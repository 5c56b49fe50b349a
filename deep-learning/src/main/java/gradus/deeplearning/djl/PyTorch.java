package gradus.deeplearning.djl;

import java.util.Map;
import java.util.Set;
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

    /** What a program does. */
    @FunctionalInterface
    public interface Program<E extends Exception> {
        /** Does it. */
        void run() throws E;
    }

    /**
     * Runs a whole program, as all of {@code main}: {@linkplain #settle() settles} PyTorch first, and counts at the end what the program left
     * in native memory. What it threw itself passes uncounted.
     *
     * @throws IllegalStateException if an array that the program made still has an open manager; the first of them are named
     */
    public static <E extends Exception> void run(Program<E> program) throws E {
        settle();
        Set<String> before = LiveArrays.names();
        program.run();
        LiveArrays.requireNoneBut(before);
    }

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
