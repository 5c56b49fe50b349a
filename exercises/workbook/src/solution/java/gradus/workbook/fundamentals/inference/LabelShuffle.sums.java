package gradus.workbook.fundamentals.inference;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Centres the values, so that one sum says how far apart the means are, and chooses by recursion. */
public final class LabelShuffle {
    private LabelShuffle() {}

    public static double exact(double[] a, double[] b) {
        List<Double> values = centred(a, b);
        double seen = Math.abs(
                values.subList(0, a.length).stream().mapToDouble(x -> x).sum());
        double scale = 1.0 / a.length + 1.0 / b.length;
        long[] counted = new long[2];
        choose(values, 0, a.length, 0, seen - 1e-9 / scale, counted);
        return counted[0] / (double) counted[1];
    }

    private static void choose(List<Double> values, int from, int left, double sum, double seen, long[] counted) {
        if (left == 0) {
            counted[0] += Math.abs(sum) >= seen ? 1 : 0;
            counted[1]++;
            return;
        }
        for (int i = from; i <= values.size() - left; i++) {
            choose(values, i + 1, left - 1, sum + values.get(i), seen, counted);
        }
    }

    public static double shuffled(double[] a, double[] b, int shuffles, long seed) {
        List<Double> values = centred(a, b);
        if (shuffles <= 0) {
            throw new IllegalArgumentException("no shuffles");
        }
        double seen = Math.abs(
                values.subList(0, a.length).stream().mapToDouble(x -> x).sum());
        Random random = new Random(seed);
        int extreme = 1;
        for (int i = 0; i < shuffles; i++) {
            Collections.shuffle(values, random);
            double sum = Math.abs(
                    values.subList(0, a.length).stream().mapToDouble(x -> x).sum());
            extreme += sum > seen - 1e-10 ? 1 : 0;
        }
        return extreme / (shuffles + 1.0);
    }

    private static List<Double> centred(double[] a, double[] b) {
        if (a == null || b == null || a.length * b.length == 0) {
            throw new IllegalArgumentException("empty");
        }
        List<Double> values = new ArrayList<>();
        for (double x : a) {
            values.add(x);
        }
        for (double x : b) {
            values.add(x);
        }
        double mean = values.stream().mapToDouble(x -> x).average().orElseThrow();
        values.replaceAll(x -> x - mean);
        return values;
    }
}
