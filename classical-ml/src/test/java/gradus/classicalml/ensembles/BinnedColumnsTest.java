package gradus.classicalml.ensembles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gradus.fundamentals.linearalgebra.Matrix;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BinnedColumnsTest {
    @Test
    void cuts_lie_half_way_between_different_values() {
        assertThat(BinnedColumns.edges(new double[] {7, 1, 4, 4, 1}, 256)).containsExactly(2.5, 5.5);
        assertThat(BinnedColumns.edges(new double[] {3, 3, 3}, 256)).isEmpty();
        assertThat(BinnedColumns.edges(new double[] {-0.0, 0.0}, 256))
                .as("zeros of both signs are equal")
                .isEmpty();
    }

    @Test
    void too_many_values_are_cut_into_bins_of_nearly_equally_many_rows() {
        double[] values = new SplittableRandom(1).doubles(1000).toArray();
        BinnedColumns table = BinnedColumns.of(Matrix.ofColumns(values), 10);
        int[] counts = new int[table.bins(0)];
        for (int row = 0; row < 1000; row++) {
            counts[table.bin(0, row)]++;
        }
        assertThat(counts).hasSize(10).containsOnly(100);
    }

    @Test
    void of_very_many_rows_a_sample_is_cut() {
        double[] values = new SplittableRandom(3).doubles(70_000).toArray();
        BinnedColumns table = BinnedColumns.of(Matrix.ofColumns(values), 16);
        int[] counts = new int[table.bins(0)];
        for (int row = 0; row < values.length; row++) {
            counts[table.bin(0, row)]++;
        }
        assertThat(counts).hasSize(16);
        assertThat(Arrays.stream(counts)).allMatch(count -> count > 4000 && count < 4750);
        double[] rare = new double[70_000];
        rare[69_999] = 7;
        assertThat(BinnedColumns.edges(rare, 16)).as("a value of one row").containsExactly(3.5);
    }

    @Test
    void one_frequent_value_among_many_has_a_bin_of_its_own() {
        double[] values = new double[1000];
        for (int i = 0; i < 100; i++) {
            values[i] = i + 1;
        }
        double[] edges = BinnedColumns.edges(values, 4);
        assertThat(edges).containsExactly(0.5);
    }

    @Test
    void a_value_lies_in_the_bin_whose_edges_enclose_it() {
        SplittableRandom random = new SplittableRandom(2);
        for (int mostBins : new int[] {2, 3, 17, 256}) {
            double[] values =
                    random.doubles(3000, -5, 5).map(x -> Math.rint(x * 100)).toArray();
            BinnedColumns table = BinnedColumns.of(Matrix.ofColumns(values), mostBins);
            assertThat(table.bins(0)).isEqualTo(mostBins);
            for (int row = 0; row < values.length; row++) {
                int bin = table.bin(0, row);
                assertThat(bin == 0 || table.edge(0, bin - 1) < values[row]).isTrue();
                assertThat(bin == mostBins - 1 || values[row] <= table.edge(0, bin))
                        .isTrue();
            }
        }
    }

    @Test
    void neighbouring_doubles_and_huge_ones_are_told_apart() {
        double next = Math.nextUp(1.0);
        assertThat(BinnedColumns.edges(new double[] {1, next}, 256)).containsExactly(1.0);
        assertThat(BinnedColumns.edges(new double[] {-Double.MAX_VALUE, Double.MAX_VALUE}, 256))
                .containsExactly(0.0);
        assertThat(BinnedColumns.edges(new double[] {Double.MIN_VALUE, 0}, 256)).containsExactly(0.0);
        assertThat(BinnedColumns.edges(new double[] {1e308, 1.2e308}, 256)).containsExactly(1.1e308);
    }

    @Test
    void faults_are_named() {
        Matrix one = Matrix.of(new double[] {1});
        assertThatThrownBy(() -> BinnedColumns.of(one, 257))
                .hasMessage("mostBins must be between 2 and 256 (what a byte can number), but was 257");
        assertThatThrownBy(() -> BinnedColumns.of(Matrix.of(new double[] {Double.NaN}), 256))
                .hasMessageContaining("must be finite");
    }
}
