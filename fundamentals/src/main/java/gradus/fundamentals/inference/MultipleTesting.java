package gradus.fundamentals.inference;

import gradus.fundamentals.Require;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Many tests at once: p-values adjusted so that each may be compared with the level as if it were the only one, as R's
 * {@code p.adjust}. The results stand in the order of the tests; no adjusted p-value is over 1, or below its own.
 */
public final class MultipleTesting {
    private MultipleTesting() {}

    /**
     * Limits the false discovery rate, the expected share of nulls among what is called a finding (Benjamini and Hochberg 1995, JRSS B
     * 57:289–300): the largest p as it is, each other at most {@code p m / rank}, and no smaller p ends up above a larger one.
     *
     * @param p p-values in [0, 1], of independent or positively dependent tests; may be empty
     */
    public static double[] benjaminiHochberg(double[] p) {
        int[] order = ascending(p);
        double[] adjusted = new double[p.length];
        double least = 1;
        for (int rank = p.length; rank >= 1; rank--) {
            int test = order[rank - 1];
            least = Math.min(least, p[test] * ((double) p.length / rank));
            adjusted[test] = least;
        }
        return adjusted;
    }

    /**
     * Limits the probability of any false finding, whatever the dependence (Holm 1979, Scandinavian Journal of Statistics 6:65–70): the
     * smallest p times m, the next times m − 1, and none below the one before.
     *
     * @param p p-values in [0, 1]; may be empty
     */
    public static double[] holm(double[] p) {
        int[] order = ascending(p);
        double[] adjusted = new double[p.length];
        double most = 0;
        for (int rank = 1; rank <= p.length; rank++) {
            int test = order[rank - 1];
            most = Math.max(most, Math.min(1, p[test] * (p.length - rank + 1)));
            adjusted[test] = most;
        }
        return adjusted;
    }

    private static int[] ascending(double[] p) {
        Require.given("p", p);
        for (int i = 0; i < p.length; i++) {
            Require.between("p[" + i + "]", p[i], 0, 1);
        }
        return IntStream.range(0, p.length)
                .boxed()
                .sorted(Comparator.comparingDouble(test -> p[test]))
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
