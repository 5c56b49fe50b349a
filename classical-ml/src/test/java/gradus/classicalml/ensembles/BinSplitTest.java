package gradus.classicalml.ensembles;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
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
        assertThat(BinSplit.best(sums, 3, histogram, 0, bins, new double[] {0, 2}, 1))
                .as("bins 1 to 7 part them, each side worth 1")
                .isEqualTo(new BinSplit(3, 4, 2));
    }

    @Test
    void rows_of_one_bin_have_no_split() {
        BitSet bins = BitSet.valueOf(new long[] {1 << 1});
        double[] histogram = {0, 0, 1, 2};
        GradientSums sums = new GradientSums(new double[0], 0);
        assertThat(BinSplit.best(sums, 0, histogram, 0, bins, new double[] {1, 2}, 1)
                        .exists())
                .isFalse();
    }
}
