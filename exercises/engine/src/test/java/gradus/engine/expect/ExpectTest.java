package gradus.engine.expect;

import static gradus.engine.expect.Expect.expect;
import static gradus.engine.expect.Expect.expectRefusal;
import static gradus.engine.expect.Law.law;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertThrowsExactly;

import gradus.engine.exercise.Todo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.opentest4j.TestAbortedException;

class ExpectTest {
    private static String messageOf(Runnable check) {
        try {
            check.run();
        } catch (CheckFailure failure) {
            return failure.getMessage();
        }
        throw new AssertionError("the check passed");
    }

    @Test
    void a_recognised_number_is_explained() {
        assertThat(messageOf(() -> expect("variance of 1, 2, 3", 2 / 3.0)
                        .ifCloseTo(0.6666666666, "divided by n")
                        .usually("look at the order")
                        .toBeCloseTo(1.0, 1e-12)))
                .isEqualTo("variance of 1, 2, 3 should be 1.0 but was 0.667\n  divided by n");
    }

    @Test
    void an_unrecognised_number_gets_the_usual_cause_and_enough_digits_to_differ() {
        assertThat(messageOf(() -> expect("x", 1.0000001).usually("rounding").toBeCloseTo(1.0, 1e-9)))
                .isEqualTo("x should be 1.0 but was 1.0000001\n  rounding");
    }

    @Test
    void tolerance_is_relative_for_large_numbers_and_absolute_for_small() {
        expect("large", 1e9 + 1).toBeCloseTo(1e9, 1e-8);
        expect("small", 1e-9).toBeCloseTo(0.0, 1e-8);
        assertThatThrownBy(() -> expect("small", 1e-7).toBeCloseTo(0.0, 1e-8)).isInstanceOf(CheckFailure.class);
    }

    @Test
    void nan_is_close_to_nan_alone() {
        expect("nothing", Double.NaN).toBeCloseTo(Double.NaN, 0);
        assertThat(messageOf(() -> expect("x", Double.NaN).ifNaN("0/0").toBeCloseTo(1.0, 1e-3)))
                .isEqualTo("x should be 1.0 but was NaN\n  0/0");
        assertThat(messageOf(() -> expect("x", 1.0).toBeCloseTo(Double.NaN, 1e-3)))
                .isEqualTo("x should be NaN but was 1.0");
        assertThat(messageOf(() -> expect("x", 1 / 0.0).ifInfinite("overflow").toBeAtMost(3)))
                .endsWith("was Infinity\n  overflow");
    }

    @Test
    void arrays_name_the_first_element_that_differs() {
        assertThat(messageOf(() -> expect("ranks", new double[] {1, 2, 4}).toBeCloseTo(new double[] {1, 2, 3}, 0)))
                .isEqualTo("ranks should be 3.0 at index 2 but was 4.0, in [1.0, 2.0, 4.0]");
        assertThat(messageOf(() -> expect("rows", new double[][] {{1, 2}, {3, 5}})
                        .toBeCloseTo(new double[][] {{1, 2}, {3, 4}}, 0)))
                .startsWith("rows should be 4.0 at index [1][1] but was 5.0");
        assertThat(messageOf(() -> expect("ranks", new double[] {1}).toBeCloseTo(new double[] {1, 2}, 0)))
                .isEqualTo("ranks should be of length 2: [1.0, 2.0] but was of length 1: [1.0]");
        assertThat(messageOf(() -> expect("ranks", (double[]) null).toBeCloseTo(new double[] {1}, 0)))
                .endsWith("but was null");
    }

    @Test
    void other_values_are_compared_as_equals_does() {
        expect("labels", new int[] {1, 2}).toEqual(new int[] {1, 2});
        assertThat(messageOf(
                        () -> expect("name", "b").ifEqual("b", "the second").toEqual("a")))
                .isEqualTo("name should be \"a\" but was \"b\"\n  the second");
        assertThat(messageOf(() -> expect("labels", new int[] {1}).toEqual(new int[] {2})))
                .isEqualTo("labels should be [2] but was [1]");
    }

    @Test
    void bounds_hold_for_numbers_and_refuse_nan() {
        expect("accuracy", 0.96).toBeAtLeast(0.96);
        assertThat(messageOf(() -> expect("accuracy", Double.NaN).toBeAtLeast(0.96)))
                .isEqualTo("accuracy should be at least 0.96 but was NaN");
        assertThat(messageOf(() -> expect("loss", 2).toBeAtMost(1))).isEqualTo("loss should be at most 1.0 but was 2");
    }

    @Test
    void a_bound_and_a_number_that_look_equal_are_told_with_all_digits() {
        assertThat(messageOf(() -> expect("loss", 0.11078312).toBeAtMost(0.11078301)))
                .isEqualTo("loss should be at most 0.11078301 but was 0.11078312");
        assertThat(messageOf(() -> expect("accuracy", 0.95999999).toBeAtLeast(0.96)))
                .isEqualTo("accuracy should be at least 0.96 but was 0.95999999");
    }

    @Test
    void a_rule_is_told_in_its_words() {
        assertThat(messageOf(() -> expect("loss", 1 / 0.0).usually("no shift").to("stay finite", Double::isFinite)))
                .isEqualTo("loss should stay finite but was Infinity\n  no shift");
    }

    @Test
    void a_refusal_must_come_with_the_right_type_and_words() {
        Executable refuses = () -> {
            throw new IllegalArgumentException("k must be at least 1, but was 0");
        };
        expectRefusal("k = 0", IllegalArgumentException.class, "", refuses, "K must", "0");
        assertThat(messageOf(
                        () -> expectRefusal("k = 0", IllegalArgumentException.class, "check k first", () -> {}, "k")))
                .isEqualTo("k = 0 should be refused with IllegalArgumentException but was accepted\n  check k first");
        assertThat(messageOf(() -> expectRefusal("k = 0", IllegalArgumentException.class, "", refuses, "n")))
                .contains("whose message says \"n\"", "but was refused with \"k must be at least 1, but was 0\"");
        assertThat(messageOf(() -> expectRefusal("k = 0", IllegalStateException.class, "", refuses)))
                .contains("but was ended by IllegalArgumentException");
    }

    @Test
    void only_what_usually_causes_it_is_a_guess() {
        assertThat(guessed(() -> expect("x", 1).usually("perhaps").toEqual(2))).isTrue();
        assertThat(guessed(() -> expect("x", 1).because("surely").toEqual(2))).isFalse();
        assertThat(guessed(() ->
                        expect("x", 1).ifEqual(1, "seen").usually("perhaps").toEqual(2)))
                .isFalse();
        assertThat(guessed(() -> expectRefusal("x", IllegalStateException.class, "refuse it", () -> {})))
                .isFalse();
        Executable fails = () -> {
            throw new ArithmeticException("/ by zero");
        };
        assertThat(guessed(() -> expectRefusal("x", IllegalStateException.class, "refuse it", fails)))
                .isTrue();
    }

    private static boolean guessed(Executable check) {
        return assertThrowsExactly(CheckFailure.class, check).guessed();
    }

    @Test
    void a_todo_inside_a_refusal_is_not_a_refusal() {
        assertThatThrownBy(() -> expectRefusal("x", RuntimeException.class, "", () -> Todo.todo("write it")))
                .isInstanceOf(TestAbortedException.class);
    }

    @Test
    void a_wrong_value_is_not_recognised_where_the_right_one_is_as_near() {
        double right = 1 / 15.0;
        assertThat(messageOf(() -> expect("the gap", (double) (float) right)
                        .ifCloseTo(right, "equal weights")
                        .usually("rounded")
                        .toBeCloseTo(right, 1e-12)))
                .as("in a balanced table equal weights give the right answer")
                .endsWith("\n  rounded");
        assertThat(messageOf(() -> expect("the gap", right + 1e-9)
                        .ifCloseTo(right + 1e-9, "off by a little")
                        .toBeCloseTo(right, 1e-12)))
                .endsWith("\n  off by a little");
    }

    @Test
    void a_failure_keeps_its_values() {
        CheckFailure failure = assertThrowsExactly(
                CheckFailure.class,
                () -> expect("the share of rows, at 0.25,", 0.5).toBeAtMost(0.25));
        assertThat(failure.subject()).isEqualTo("the share of rows, at 0.25");
        assertThat(failure.relation()).isEqualTo(Relation.BE_AT_MOST);
        assertThat(failure.expectedText()).isEqualTo("0.25");
        assertThat(failure.actualText()).isEqualTo("0.5");
        assertThat(failure.sentence()).isEqualTo("the share of rows, at 0.25, should be at most 0.25 but was 0.5");
    }

    @Test
    void an_exception_can_belong_to_a_failure() {
        CheckFailure failure = assertThrowsExactly(
                CheckFailure.class,
                () -> expect("the status", 500)
                        .with(new IllegalStateException("no model"))
                        .because("it threw")
                        .toEqual(200));
        assertThat(failure)
                .hasMessage(
                        "the status should be 200 but was 500\n  java.lang.IllegalStateException: no model\n  it threw")
                .hasCauseInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_law_is_told_as_it_stands() {
        law("2x should agree with x² at 3", true).toHold();
        assertThat(messageOf(() -> law("2x should agree with x² at 3", false)
                        .usually("at 3 it is 6")
                        .toHold()))
                .isEqualTo("2x should agree with x² at 3, but does not\n  at 3 it is 6");
        assertThat(messageOf(() -> law("the gap should be finite", false).toHold()))
                .isEqualTo("the gap should be finite, but is not");
        assertThat(messageOf(() -> law("close should not return early", false).toHold()))
                .isEqualTo("close should not return early, but does");
        assertThat(messageOf(() ->
                        law("rows should differ", false).but("they are equal").toHold()))
                .isEqualTo("rows should differ, but they are equal");
        assertThatThrownBy(() -> law("2x agrees", true)).hasMessageContaining("must say what should hold");
    }
}
