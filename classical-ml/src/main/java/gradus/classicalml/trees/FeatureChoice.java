package gradus.classicalml.trees;

import gradus.fundamentals.Require;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Which columns a node may ask about. It is asked once for every node that looks for a cut, depth first, left before right. */
@FunctionalInterface
public interface FeatureChoice {
    /**
     * The columns for the next node.
     *
     * @param features how many columns there are
     * @return columns from 0, none twice; of equal gains, the column that stands first here wins
     */
    int[] choose(int features);

    /** All columns at every node. */
    static FeatureChoice all() {
        return features -> IntStream.range(0, features).toArray();
    }

    /**
     * Some columns at random, others for every node, as in a random forest.
     *
     * @param count how many, at least 1; all columns if there are no more
     * @param random decides which
     */
    static FeatureChoice random(int count, RandomGenerator random) {
        Require.atLeast("count", count, 1);
        Require.given("random", random);
        return features -> {
            int[] columns = IntStream.range(0, features).toArray();
            int chosen = Math.min(count, features);
            for (int i = 0; i < chosen; i++) {
                int other = random.nextInt(i, features);
                int column = columns[other];
                columns[other] = columns[i];
                columns[i] = column;
            }
            return Arrays.copyOf(columns, chosen);
        };
    }
}
