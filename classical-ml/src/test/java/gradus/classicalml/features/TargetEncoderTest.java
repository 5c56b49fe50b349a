package gradus.classicalml.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class TargetEncoderTest {
    private static Table routes(String... routes) {
        return Table.create(StringColumn.create("route", routes));
    }

    @Test
    void other_rows_get_the_smoothed_mean_of_all_training_rows() {
        Fitted<Table, Features> fitted =
                new TargetEncoder("route", 2, 2, 1).fit(routes("a", "a", "b", ""), new double[] {1, 3, 8, 0});
        double[] encoded = fitted.apply(routes("a", "b", "", "new")).column("route_target");
        // the mean of all is 3: (1 + 3 + 2·3) / 4, (8 + 2·3) / 3, (0 + 2·3) / 3
        assertThat(encoded).containsExactly(new double[] {2.5, 14 / 3.0, 2, 3}, within(1e-12));
    }

    @Test
    void a_row_alone_in_its_category_learns_nothing_of_its_own_target() {
        for (double own : new double[] {5, 1e9}) {
            double[] targets = {1, 2, 3, own};
            double[] encoded = new TargetEncoder("route", 0, 4, 7)
                    .fit(routes("a", "a", "a", "b"), targets)
                    .training()
                    .column("route_target");
            assertThat(encoded[3]).as("the mean of the other three").isEqualTo(2);
        }
    }

    @Test
    void no_row_is_moved_by_its_own_target_but_others_are() {
        Random random = new Random(5);
        for (int trial = 0; trial < 50; trial++) {
            int n = 6 + random.nextInt(20);
            Table rows = routes(IntStream.range(0, n)
                    .mapToObj(i -> String.valueOf(random.nextInt(4)))
                    .toArray(String[]::new));
            double[] targets = random.doubles(n).toArray();
            TargetEncoder encoder = new TargetEncoder("route", 1 + random.nextInt(3), 2 + random.nextInt(4), trial);
            double[] before = encoder.fit(rows, targets).training().column("route_target");
            int poisoned = random.nextInt(n);
            targets[poisoned] = 1e9;
            double[] after = encoder.fit(rows, targets).training().column("route_target");
            assertThat(after[poisoned]).isEqualTo(before[poisoned]);
            assertThat(after).as("the rows of other folds have seen it").isNotEqualTo(before);
        }
    }

    @Test
    void what_is_no_encoder_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TargetEncoder("route", -1, 5, 1))
                .withMessage("smoothing must be finite and at least 0, but was -1.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TargetEncoder("route", 1, 1, 1))
                .withMessage("folds must be at least 2, but was 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TargetEncoder("route", 1, 2, 1).fit(routes("a", "b"), new double[] {1}))
                .withMessage("targets must hold 2 numbers (one for each training row), but held 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TargetEncoder("route", 1, 3, 1).fit(routes("a", "b"), new double[] {1, 2}))
                .withMessageContaining("must be between 2 and 2");
    }
}
