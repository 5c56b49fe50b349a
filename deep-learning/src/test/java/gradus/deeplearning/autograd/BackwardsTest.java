package gradus.deeplearning.autograd;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BackwardsTest {
    @Test
    void a_node_alone_is_all_there_is() {
        Value x = Value.of(3);
        assertThat(Backwards.from(x, Value::operands)).containsExactly(x);
    }

    @Test
    void every_node_comes_once_and_before_its_operands_in_random_graphs() {
        for (int seed = 0; seed < 200; seed++) {
            List<Value> made = graph(new Random(seed));
            List<Value> order = Backwards.from(made.get(made.size() - 1), Value::operands);
            Map<Value, Integer> places = new IdentityHashMap<>();
            order.forEach(node -> places.put(node, places.size()));
            assertThat(places).as("seed %d: once each", seed).hasSameSizeAs(order);
            for (Value node : order) {
                for (Value operand : node.operands()) {
                    assertThat(places.get(operand)).as("seed %d", seed).isGreaterThan(places.get(node));
                }
            }
        }
    }

    /** Two leaves and sums and products of whatever was there before. */
    private static List<Value> graph(Random random) {
        List<Value> made = new ArrayList<>(List.of(Value.of(1), Value.of(2)));
        for (int i = 0; i < 1 + random.nextInt(40); i++) {
            Value a = made.get(random.nextInt(made.size()));
            Value b = made.get(random.nextInt(made.size()));
            made.add(random.nextBoolean() ? a.plus(b) : a.times(b));
        }
        return made;
    }
}
