package gradus.workbook.classicalml.splitting;

import static java.util.stream.Collectors.averagingDouble;
import static java.util.stream.Collectors.groupingBy;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;

/** The numbers of the training rows first, then plain loops over these rows and no others. */
public final class ThreeLeaks {
    private ThreeLeaks() {}

    public static double[][] standardised(double[][] features, boolean[] isTest) {
        int[] training = training(isTest);
        double[][] scaled = new double[features.length][features[0].length];
        for (int j = 0; j < features[0].length; j++) {
            double sum = 0;
            double squares = 0;
            for (int i : training) {
                sum += features[i][j];
            }
            for (int i : training) {
                squares += Math.pow(features[i][j] - sum / training.length, 2);
            }
            for (int i = 0; i < features.length; i++) {
                scaled[i][j] = (features[i][j] - sum / training.length) / Math.sqrt(squares / (training.length - 1));
            }
        }
        return scaled;
    }

    public static double[] encoded(String[] categories, double[] targets, boolean[] isTest) {
        int[] training = training(isTest);
        double all =
                Arrays.stream(training).mapToDouble(i -> targets[i]).average().orElseThrow();
        Map<String, Double> means = Arrays.stream(training)
                .boxed()
                .collect(groupingBy(i -> categories[i], averagingDouble(i -> targets[i])));
        return Arrays.stream(categories)
                .mapToDouble(category -> means.getOrDefault(category, all))
                .toArray();
    }

    /** By squared correlation, (n Σxy − Σx Σy)² / (n Σx² − (Σx)²): what only y decides is the same for all columns. */
    public static int[] strongest(double[][] features, double[] targets, boolean[] isTest, int k) {
        int[] training = training(isTest);
        double[] strengths = new double[features[0].length];
        for (int j = 0; j < strengths.length; j++) {
            double x = 0;
            double y = 0;
            double xx = 0;
            double xy = 0;
            for (int i : training) {
                x += features[i][j];
                y += targets[i];
                xx += features[i][j] * features[i][j];
                xy += features[i][j] * targets[i];
            }
            strengths[j] = Math.pow(training.length * xy - x * y, 2) / (training.length * xx - x * x);
        }
        return IntStream.range(0, strengths.length)
                .boxed()
                .sorted((a, b) -> Double.compare(strengths[b], strengths[a]))
                .mapToInt(j -> j)
                .limit(k)
                .sorted()
                .toArray();
    }

    private static int[] training(boolean[] isTest) {
        return IntStream.range(0, isTest.length).filter(i -> !isTest[i]).toArray();
    }
}
