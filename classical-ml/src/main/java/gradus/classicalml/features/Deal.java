package gradus.classicalml.features;

import gradus.classicalml.splitting.Split;
import gradus.classicalml.splitting.Splits;
import gradus.fundamentals.Require;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

final class Deal {
    private Deal() {}

    static List<Split> folds(int rows, int k, long seed) {
        Require.between("folds", k, 2, rows, "the number of training rows");
        int[] order = IntStream.range(0, rows).toArray();
        Random random = new Random(Splits.spread(seed));
        for (int i = rows; i > 1; i--) {
            int j = random.nextInt(i);
            int last = order[i - 1];
            order[i - 1] = order[j];
            order[j] = last;
        }
        List<Split> folds = new ArrayList<>();
        for (int f = 0; f < k; f++) {
            int fold = f;
            folds.add(Split.of(
                    IntStream.range(0, rows)
                            .filter(i -> i % k != fold)
                            .map(i -> order[i])
                            .toArray(),
                    IntStream.range(0, rows)
                            .filter(i -> i % k == fold)
                            .map(i -> order[i])
                            .toArray()));
        }
        return folds;
    }
}
