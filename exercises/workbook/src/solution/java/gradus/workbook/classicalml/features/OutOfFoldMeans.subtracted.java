package gradus.workbook.classicalml.features;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** Sums of everything once, and from these each fold's own are taken away. */
public final class OutOfFoldMeans {
    private OutOfFoldMeans() {}

    private static String key(String category) {
        return category == null ? "null" : "is " + category;
    }

    public static double[] training(String[] categories, double[] targets, int[] folds, double m) {
        check(m);
        if (Arrays.stream(folds).distinct().count() == 1) {
            throw new IllegalArgumentException("folds: all rows are in one");
        }
        Map<String, Double> sums = new TreeMap<>();
        Map<String, Integer> counts = new TreeMap<>();
        for (int i = 0; i < targets.length; i++) {
            for (String key :
                    new String[] {"", "/" + folds[i], key(categories[i]), key(categories[i]) + "/" + folds[i]}) {
                sums.merge(key, targets[i], Double::sum);
                counts.merge(key, 1, Integer::sum);
            }
        }
        double[] result = new double[targets.length];
        for (int i = 0; i < result.length; i++) {
            String fold = "/" + folds[i];
            double mean = (sums.get("") - sums.get(fold)) / (counts.get("") - counts.get(fold));
            String key = key(categories[i]);
            int count = counts.get(key) - counts.get(key + fold);
            result[i] = count == 0 ? mean : (sums.get(key) - sums.get(key + fold) + m * mean) / (count + m);
        }
        return result;
    }

    public static double[] others(String[] asked, String[] categories, double[] targets, double m) {
        check(m);
        double mean = Arrays.stream(targets).average().orElseThrow();
        Map<String, Double> sums = new TreeMap<>();
        Map<String, Integer> counts = new TreeMap<>();
        for (int i = 0; i < targets.length; i++) {
            sums.merge(key(categories[i]), targets[i], Double::sum);
            counts.merge(key(categories[i]), 1, Integer::sum);
        }
        return Arrays.stream(asked)
                .map(OutOfFoldMeans::key)
                .mapToDouble(key -> counts.containsKey(key) ? (sums.get(key) + m * mean) / (counts.get(key) + m) : mean)
                .toArray();
    }

    private static void check(double m) {
        if (Double.isNaN(m) || m < 0 || m == Double.POSITIVE_INFINITY) {
            throw new IllegalArgumentException("m is " + m);
        }
    }
}
