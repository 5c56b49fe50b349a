package gradus.deployment.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import gradus.datasets.DataSets;
import gradus.datasets.bridge.Numbers;
import gradus.fundamentals.inference.TestResult;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class DriftTestsTest {
    private static final double NAN = Double.NaN;

    /** Values of peer_monitoring.py: SciPy 1.17.1. */
    @Test
    void kolmogorov_smirnov_as_scipy_has_it() {
        double[] all = Numbers.vectorWithGaps(DataSets.CREDIT_SCORING.table(), "income");
        assertThat(DriftTests.numbers(Arrays.copyOf(all, 2000), Arrays.copyOfRange(all, 2000, 2500))
                        .statistic())
                .isCloseTo(0.11948675684892573, within(1e-14));
    }

    @Test
    void chi_squared_as_scipy_has_it_with_what_is_missing_as_a_category() {
        assertCategories("home", 4.339591947557617, 0.630823383630154);
        assertCategories("job", 2.4262944726194786, 0.6578807171580784);
        assertCategories("marital", 3.4800227337495238, 0.4809224261929256);
        assertCategories("records", 0.49019607843137253, 0.48383985139356833);
    }

    private static void assertCategories(String column, double statistic, double p) {
        List<String> all = CreditDays.texts(column);
        TestResult test = DriftTests.categories(all.subList(0, 2000), all.subList(2000, 2500));
        assertThat(test.statistic()).as(column).isCloseTo(statistic, within(1e-9));
        assertThat(test.pValue()).as(column).isCloseTo(p, within(1e-9));
    }

    /** By hand: of 20 rows 15 are a, 5 are b; new are 4 a and 6 c. */
    @Test
    void an_unseen_category_counts() {
        List<String> reference = new ArrayList<>(Collections.nCopies(15, "a"));
        reference.addAll(Collections.nCopies(5, "b"));
        List<String> current = List.of("a", "a", "a", "a", "c", "c", "c", "c", "c", "c");
        TestResult test = DriftTests.categories(reference, current);
        assertThat(test.statistic()).isCloseTo(15.789473684210526, within(1e-12));
        assertThat(DriftTests.categories(List.of("a"), List.of("a", "a")).pValue())
                .isEqualTo(1);
    }

    @Test
    void what_is_missing_is_tested_by_itself() {
        assertThat(DriftTests.missing(new double[] {1, 2, NAN}, new double[] {1, 2, NAN})
                        .pValue())
                .isEqualTo(1);
        assertThat(DriftTests.missing(new double[] {1, 2}, new double[] {1, 2, 3})
                        .pValue())
                .isEqualTo(1);
        assertThat(DriftTests.missing(new double[50], nans(50)).pValue()).isLessThan(1e-10);
        assertThat(DriftTests.numbers(new double[] {1, 2, NAN}, new double[] {NAN, 1, 2})
                        .statistic())
                .isEqualTo(0);
    }

    private static double[] nans(int n) {
        double[] nans = new double[n];
        Arrays.fill(nans, NAN);
        return nans;
    }

    @Test
    void errors_name_the_argument() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DriftTests.categories(List.of(), List.of("a")))
                .withMessage("the rows of reference must be at least 1, but was 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DriftTests.categories(List.of("a"), Arrays.asList("a", null)))
                .withMessage("a category of current must be given, but was null");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DriftTests.missing(new double[1], new double[0]))
                .withMessage("the rows of current must be at least 1, but was 0");
    }
}
