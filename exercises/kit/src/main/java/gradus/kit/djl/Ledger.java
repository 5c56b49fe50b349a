package gradus.kit.djl;

import ai.djl.ndarray.BaseNDManager;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.util.NativeResource;
import gradus.deeplearning.djl.LiveArrays;
import java.util.List;
import java.util.Map;

/**
 * What a call did with native memory, counted on the calling thread.
 *
 * @param made how many arrays it made, those that are closed again among them
 * @param growth how many more arrays are alive in managers than before
 * @param detached arrays that it left open and that belong to no manager: only their own close() frees them
 * @param managers how many more managers are open than before, arrays in them or not
 */
public record Ledger(int made, int growth, long detached, int managers) {

    /** Runs a call, counts, and frees the arrays that it left open. */
    public static Ledger of(Runnable call) {
        NDManager everything = everything();
        int managers = managersUnder(everything);
        int before = LiveArrays.count(everything);
        try (NDScope scope = new NDScope()) {
            scope.suppressNotUsedWarning();
            call.run();
            Map<?, ?> resources = Probe.hidden(NDScope.class, "resources", scope);
            List<NDArray> arrays =
                    resources.keySet().stream().map(NDArray.class::cast).toList();
            long detached = arrays.stream()
                    .filter(array -> !((NativeResource<?>) array).isReleased())
                    .filter(array -> array.getManager() == everything)
                    .count();
            return new Ledger(
                    arrays.size(),
                    LiveArrays.count(everything) - before,
                    detached,
                    managersUnder(everything) - managers);
        }
    }

    private static NDManager everything() {
        try (NDManager below = NDManager.newBaseManager()) {
            return below.getParentManager();
        }
    }

    static int managersUnder(NDManager manager) {
        return Probe.hidden(BaseNDManager.class, "resources", manager).values().stream()
                .filter(NDManager.class::isInstance)
                .mapToInt(below -> 1 + managersUnder((NDManager) below))
                .sum();
    }
}
