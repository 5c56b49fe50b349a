package gradus.deeplearning.autograd;

import gradus.fundamentals.Require;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * The other way to differentiate a graph: follow one leaf's movement forward, through everything that depends on it, up to the result. It gives
 * one derivative for each sweep, where {@link Value#backward()} gives all of them.
 */
public final class ForwardMode {
    private final Map<Value, Integer> places = new IdentityHashMap<>(); // operands first
    private final int[][] operands; // their places, for each node
    private final double[][] slopes; // by these operands
    private long products;

    /** Prepares sweeps through all that a result was computed from. */
    public ForwardMode(Value result) {
        List<Value> order = Backwards.from(Require.given("result", result), Value::operands);
        Collections.reverse(order);
        for (Value node : order) {
            places.put(node, places.size());
        }
        slopes = order.stream().map(Value::slopes).toArray(double[][]::new);
        operands = order.stream()
                .map(node -> node.operands().stream().mapToInt(places::get).toArray())
                .toArray(int[][]::new);
    }

    /** The derivative of the result by one value; 0 if the result does not depend on it. */
    public double derivative(Value by) {
        double[] tangents = new double[slopes.length]; // how much each node moves per unit that the one value moves
        int start = places.getOrDefault(Require.given("by", by), -1);
        for (int place = 0; place < tangents.length; place++) {
            tangents[place] = place == start ? 1 : 0;
            for (int i = 0; i < slopes[place].length; i++) {
                tangents[place] += slopes[place][i] * tangents[operands[place][i]];
                products++;
            }
        }
        return tangents[tangents.length - 1];
    }

    /** How many products of a slope and a movement all sweeps so far have taken. */
    public long products() {
        return products;
    }
}
