package gradus.classicalml.crossvalidation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import gradus.fundamentals.inference.Interval;
import gradus.fundamentals.inference.TTest;
import gradus.fundamentals.inference.TestResult;
import java.util.Arrays;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    private static final double[] FIVE = {1, 3, 2, 4, 0};
    private static final double[] TEN = {0.02, -0.01, 0.03, 0.01, 0.00, 0.04, -0.02, 0.02, 0.01, 0.05};

    @Test
    void the_corrected_standard_error_keeps_what_the_shared_rows_add() {
        TestResult corrected = Comparison.corrected(FIVE, 80, 20, 0.95);
        assertThat(corrected.statistic())
                .as("by hand: mean 2, s² = 10 / 4, (1/5 + 20/80) · 2.5 = 1.125")
                .isCloseTo(2 / Math.sqrt(1.125), within(1e-14));
        assertThat(corrected.pValue())
                .as("scipy 1.10.1: 2 · t.sf(1.8856, 4)")
                .isCloseTo(0.13241892222024934, within(1e-12));
        Interval interval = corrected.interval().orElseThrow();
        assertThat(interval.estimate()).isEqualTo(2);
        assertThat(interval.low()).isCloseTo(-0.9448647422163408, within(1e-10));
        assertThat(interval.high()).isCloseTo(4 - -0.9448647422163408, within(1e-10));
    }

    @Test
    void without_shared_rows_it_would_be_the_paired_t_test() {
        TestResult nearly = Comparison.corrected(FIVE, 2_000_000_000, 1, 0.9);
        TestResult paired = TTest.oneSample(FIVE, 0, 0.9);
        assertThat(nearly.statistic()).isCloseTo(paired.statistic(), within(1e-8));
        assertThat(nearly.pValue()).isCloseTo(paired.pValue(), within(1e-8));
    }

    @Test
    void a_hundred_copies_of_the_same_scores_prove_little_more() {
        double[] copies = new double[500];
        Arrays.setAll(copies, i -> FIVE[i % 5]);
        double once = Comparison.corrected(FIVE, 80, 20, 0.95).statistic();
        double copied = Comparison.corrected(copies, 80, 20, 0.95).statistic();
        assertThat(copied / once).as("√(0.45 / 0.252) · √(2.5 / 2.004)").isCloseTo(1.4925, within(1e-3));
        assertThat(TTest.oneSample(copies, 0, 0.95).statistic()
                        / TTest.oneSample(FIVE, 0, 0.95).statistic())
                .as("the paired t grows by √100 and a little")
                .isGreaterThan(10);
    }

    @Test
    void five_times_two_folds() {
        TestResult t = Comparison.fiveByTwo(TEN);
        assertThat(t.statistic()).as("peer_cross_validation.py").isCloseTo(0.809776330178916, within(1e-12));
        assertThat(t.pValue()).isCloseTo(0.4548641374852214, within(1e-10));
        TestResult f = Comparison.combinedFiveByTwo(TEN);
        assertThat(f.statistic()).isCloseTo(1.0655737704918034, within(1e-12));
        assertThat(f.pValue()).isCloseTo(0.5034460038973336, within(1e-10));
        assertThat(t.interval()).isEmpty();
    }

    @Test
    void only_the_first_difference_decides_dietterichs_test() {
        double[] swapped = TEN.clone();
        swapped[0] = TEN[1];
        swapped[1] = TEN[0];
        assertThat(Comparison.fiveByTwo(swapped).statistic())
                .as("the same ten numbers: half as far from 0, on the other side")
                .isCloseTo(-Comparison.fiveByTwo(TEN).statistic() / 2, within(1e-12));
        assertThat(Comparison.combinedFiveByTwo(swapped).statistic())
                .isCloseTo(Comparison.combinedFiveByTwo(TEN).statistic(), within(1e-12));
    }

    @Test
    void which_learner_comes_first_changes_the_sign_only() {
        double[] turned = Arrays.stream(TEN).map(d -> -d).toArray();
        assertThat(Comparison.corrected(turned, 9, 1, 0.95).statistic())
                .isEqualTo(-Comparison.corrected(TEN, 9, 1, 0.95).statistic());
        assertThat(Comparison.corrected(turned, 9, 1, 0.95).pValue())
                .isEqualTo(Comparison.corrected(TEN, 9, 1, 0.95).pValue());
        assertThat(Comparison.fiveByTwo(turned).pValue())
                .isEqualTo(Comparison.fiveByTwo(TEN).pValue());
    }

    @Test
    void what_cannot_be_compared_is_refused() {
        refused(
                () -> Comparison.corrected(new double[] {1}, 9, 1, 0.95),
                "differences must hold at least 2 numbers, but held 1");
        refused(() -> Comparison.corrected(null, 9, 1, 0.95), "differences must be given, but was null");
        refused(() -> Comparison.corrected(FIVE, 0, 1, 0.95), "trainRows must be at least 1, but was 0");
        refused(() -> Comparison.corrected(FIVE, 9, 0, 0.95), "testRows must be at least 1, but was 0");
        refused(() -> Comparison.corrected(FIVE, 9, 1, 1), "confidence must be strictly between 0 and 1, but was 1.0");
        refused(
                () -> Comparison.corrected(new double[] {2, 2, 2}, 9, 1, 0.95),
                "differences must vary by more than rounding and have a finite variance, but their variance was 0.0");
        refused(
                () -> Comparison.corrected(new double[] {1, Double.NaN}, 9, 1, 0.95),
                "differences[1] must be finite, but was NaN");
        refused(
                () -> Comparison.fiveByTwo(FIVE),
                "differences must hold 10 numbers (two for each of five times), but held 5");
        refused(
                () -> Comparison.combinedFiveByTwo(new double[10]),
                "differences must vary by more than rounding and have a finite variance, but their variance was 0.0");
    }

    private static void refused(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }
}
