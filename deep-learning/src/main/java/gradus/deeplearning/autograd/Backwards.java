package gradus.deeplearning.autograd;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The order in which gradients flow: a node's turn comes when everything that used it has had its own (Kahn 1962). */
final class Backwards {
    private Backwards() {}

    /**
     * All nodes that a result was computed from, the result first and each node before its operands. With a stack of its own instead of
     * recursion: a chain of a million operations is as good as one of ten.
     *
     * @param result where to begin
     * @param operands what a node was computed from; a node may be named twice
     */
    static <N> List<N> from(N result, Function<N, List<N>> operands) {
        Map<N, Integer> waiting = uses(result, operands);
        Deque<N> ready = new ArrayDeque<>(List.of(result));
        List<N> order = new ArrayList<>(waiting.size() + 1);
        while (!ready.isEmpty()) {
            N node = ready.pop();
            order.add(node);
            for (N operand : operands.apply(node)) {
                if (waiting.merge(operand, -1, Integer::sum) == 0) { // this was the last use that it waited for
                    ready.push(operand);
                }
            }
        }
        return order;
    }

    /** How often each node below the result is used there. */
    private static <N> Map<N, Integer> uses(N result, Function<N, List<N>> operands) {
        Map<N, Integer> uses = new IdentityHashMap<>();
        Deque<N> found = new ArrayDeque<>(List.of(result));
        while (!found.isEmpty()) {
            for (N operand : operands.apply(found.pop())) {
                if (uses.merge(operand, 1, Integer::sum) == 1) {
                    found.push(operand);
                }
            }
        }
        return uses;
    }
}
