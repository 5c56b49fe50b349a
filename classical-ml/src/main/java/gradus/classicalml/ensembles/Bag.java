package gradus.classicalml.ensembles;

import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** A bootstrap sample: as many draws as there are rows, with replacement. Nearly 37% of the rows are not drawn. */
final class Bag {
    private Bag() {}

    /** How often each row is drawn; the same for the same state of the generator. */
    static int[] draws(int rows, SplittableRandom random) {
        int[] draws = new int[rows];
        for (int i = 0; i < rows; i++) {
            draws[random.nextInt(rows)]++;
        }
        return draws;
    }

    /** The rows that were drawn, each once. */
    static int[] drawn(int[] draws) {
        return IntStream.range(0, draws.length).filter(row -> draws[row] > 0).toArray();
    }
}
