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
    private final List<Value> order; // operands first
    private final Map<Value, Integer> places = new IdentityHashMap<>();
    private long products;

    /** Prepares sweeps through all that a result was computed from. */
    public ForwardMode(Value result) {
        order = Backwards.from(Require.given("result", result), Value::operands);
        Collections.reverse(order);
        for (Value node : order) {
            places.put(node, places.size());
        }
    }

    /** The derivative of the result by one value; 0 if the result does not depend on it. */
    public double derivative(Value by) {
        double[] tangents = new double[order.size()]; // how much each node moves per unit that the one value moves
        for (int place = 0; place < tangents.length; place++) {
            Value node = order.get(place);
            double[] slopes = node.slopes();
            tangents[place] = node == by ? 1 : 0;
            for (int i = 0; i < slopes.length; i++) {
                tangents[place] +=
                        slopes[i] * tangents[places.get(node.operands().get(i))];
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
