package gradus.classicalml.ensembles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import gradus.fundamentals.linearalgebra.Vectors;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BinSplitTest {
    /** One row in bin 1, one in bin 8, with opposite slopes. */
    @Test
    void of_cuts_that_part_the_rows_alike_the_middle_one_is_taken() {
        BitSet bins = BitSet.valueOf(new long[] {1 << 1 | 1 << 8});
        double[] histogram = new double[2 * 9];
        histogram[2 * 1] = 1;
        histogram[2 * 1 + 1] = 1;
        histogram[2 * 8] = -1;
        histogram[2 * 8 + 1] = 1;
        GradientSums sums = new GradientSums(new double[0], 0);
        assertThat(BinSplit.best(sums, 3, histogram, bins, new double[] {0, 2}, 1))
                .as("bins 1 to 7 part them, each side worth 1")
                .isEqualTo(new BinSplit(3, 4, 2));
    }

    @Test
    void rows_of_one_bin_have_no_split() {
        BitSet bins = BitSet.valueOf(new long[] {1 << 1});
        double[] histogram = {0, 0, 1, 2};
        GradientSums sums = new GradientSums(new double[0], 0);
        assertThat(BinSplit.best(sums, 0, histogram, bins, new double[] {1, 2}, 1)
                        .exists())
                .isFalse();
    }

    @Test
    void the_search_of_boosting_finds_what_the_search_for_all_finds() {
        Random random = new Random(7);
        for (int trial = 0; trial < 1_000; trial++) {
            int bins = 1 + random.nextInt(256);
            double[] histogram = random.doubles(2L * bins, -1, 1).toArray();
            double[] all = new double[2];
            for (int i = 0; i < histogram.length; i += 2) {
                histogram[i + 1] *= histogram[i + 1];
                all[0] += histogram[i];
                all[1] += histogram[i + 1];
            }
            BitSet each = new BitSet();
            each.set(0, bins);
            GradientSums sums = new GradientSums(new double[0], trial % 3);
            BinSplit expected = BinSplit.best(sums, 2, histogram, each, all, 0.5);
            double[] shifted = new double[histogram.length + 6]; // boosting keeps all columns in one array
            System.arraycopy(histogram, 0, shifted, 6, histogram.length);
            BinSplit found = sums.best(2, shifted, 6, bins, all, 0.5);
            assertThat(found.bin()).isEqualTo(expected.bin());
            assertThat(found.column()).isEqualTo(expected.column());
            assertThat(found.score()).isCloseTo(expected.score(), withPercentage(1e-8));
        }
    }

    /** By the definition, a sum of squares for each cut, against sums of squares that move with the rows. */
    @Test
    void counts_of_classes_are_scored_as_by_the_definition() {
        Random random = new Random(11);
        for (int trial = 0; trial < 1_000; trial++) {
            int classes = 2 + random.nextInt(25);
            int bins = 2 + random.nextInt(20);
            double[] histogram = random.ints((long) bins * classes, -6, 4)
                    .mapToDouble(count -> Math.max(count, 0))
                    .toArray();
            double[] all = new double[classes];
            for (int i = 0; i < histogram.length; i++) {
                all[i % classes] += histogram[i];
            }
            RowSums.Sides sides = new ClassCounts(new int[0], new int[0], classes).sides(all);
            double[] left = new double[classes];
            for (int bin = 0; bin < bins - 1; bin++) {
                sides.move(histogram, bin);
                for (int k = 0; k < classes; k++) {
                    left[k] += histogram[bin * classes + k];
                }
                assertThat(sides.score(2)).isEqualTo(score(left, all, 2));
            }
        }
    }

    private static double score(double[] left, double[] all, double leastWeight) {
        double[] right = Vectors.minus(all, left);
        double leftTotal = Arrays.stream(left).sum();
        double rightTotal = Arrays.stream(right).sum();
        return Math.min(leftTotal, rightTotal) < leastWeight
                ? Double.NEGATIVE_INFINITY
                : Vectors.dot(left, left) / leftTotal + Vectors.dot(right, right) / rightTotal;
    }

    @Test
    void two_histograms_are_filled_as_one_after_the_other() {
        byte[] bins = {0, (byte) 200, 1, 0, (byte) 255};
        byte[] otherBins = {3, 3, (byte) 255, 0, 1};
        int[] rows = {4, 0, 1, 2, 3};
        GradientSums sums = new GradientSums(new Random(3).doubles(10).toArray(), 0);
        double[] oneByOne = new double[1_024];
        sums.addTo(oneByOne, 0, bins, rows, 1, 5);
        sums.addTo(oneByOne, 512, otherBins, rows, 1, 5);
        double[] both = new double[1_024];
        sums.addToBoth(both, 0, bins, 512, otherBins, rows, 1, 5);
        assertThat(both).isEqualTo(oneByOne);
    }
}
