package gradus.engine.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DifferenceTest {
    private record Point(int x, double y) {}

    private record Line(Point from, List<Point> to) {}

    private enum Colour {
        RED,
        BLUE
    }

    /** What the law says of two results, or nothing if they agree. */
    private static String told(Asked<Object> rules, Object solution, Object answer) {
        Asked.Finding finding = rules.judge(null, outcome(solution), outcome(answer));
        return finding == null ? "" : "should " + finding.expected() + " but " + finding.actual();
    }

    private static Outcome outcome(Object result) {
        return result instanceof Throwable thrown
                ? new Outcome(null, thrown, null, null, 0)
                : new Outcome(PlainValue.of(result), null, null, result, 0);
    }

    private static String exactly(Object solution, Object answer) {
        return told(new Asked<>("", null), solution, answer);
    }

    private static Asked<Object> within(double tolerance) {
        Asked<Object> rules = new Asked<>("", null);
        rules.tolerance = tolerance;
        return rules;
    }

    @Test
    void steps_are_compared_and_copied_by_what_they_say() {
        assertThat(exactly(List.of(step(1.0), step(new Steps.Other(1))), List.of(step(1.0), step(new Steps.Other(1)))))
                .isEmpty();
        assertThat(exactly(List.of(step(new double[] {1, 2})), List.of(step(new double[] {1, 2}))))
                .isEmpty();
        assertThat(exactly(List.of(step(1.0)), List.of(step(2.0))))
                .isEqualTo("should be a.add(1) at index 0 but was a.add(2)");
        Steps.Step said = step("text");
        Steps.Step copy = (Steps.Step) PlainValue.copy(said, getClass().getClassLoader());
        assertThat(copy).isEqualTo(said);
        assertThat(copy.argument()).isNotSameAs(said.argument());
    }

    private static Steps.Step step(Object argument) {
        return new Steps.Step(0, "add", argument);
    }

    @Test
    void nan_is_nan_and_minus_zero_is_zero_unless_asked() {
        assertThat(exactly(Double.NaN, Double.NaN)).isEmpty();
        assertThat(exactly(0.0, -0.0)).isEmpty();
        assertThat(exactly(0.0, Double.NaN)).isEqualTo("should be 0.0 but was NaN");
        Asked<Object> signs = new Asked<>("", null);
        signs.signedZeros = true;
        assertThat(told(signs, 0.0, -0.0)).isEqualTo("should be 0.0 but was -0.0");
    }

    @Test
    void numbers_are_told_with_the_digits_that_tell_them_apart() {
        assertThat(exactly(1.0, 1.0000000000000002)).isEqualTo("should be 1.0 but was 1.0000000000000002");
        assertThat(exactly(2 / 3.0, 0.5)).isEqualTo("should be 0.667 but was 0.5");
        assertThat(exactly(7, 8)).isEqualTo("should be 7 but was 8");
        assertThat(exactly(7, 7L)).isEmpty();
        assertThat(exactly(1L << 60, (1L << 60) + 1)).isNotEmpty();
    }

    @Test
    void a_tolerance_is_relative_to_the_larger_of_one_and_the_size_or_to_the_size_only() {
        assertThat(told(within(1e-6), 1e9, 1e9 + 100)).isEmpty();
        assertThat(told(within(1e-6), 1e-9, 2e-9)).isEmpty();
        assertThat(told(within(1e-6), 1e9, 1e9 + 2000)).isNotEmpty();
        Asked<Object> relative = within(1e-6);
        relative.onlyRelative = true;
        assertThat(told(relative, 1e-9, 2e-9)).isEqualTo("should be 1.0E-9 but was 2.0E-9");
        Asked<Object> scaled = within(1e-6);
        scaled.scale = input -> 1e6;
        assertThat(told(scaled, 0.0, 0.5)).isEmpty();
        assertThat(told(within(1e-6), Double.POSITIVE_INFINITY, Double.MAX_VALUE))
                .isNotEmpty();
    }

    @Test
    void records_are_compared_by_component_and_the_component_is_named() {
        assertThat(exactly(new Point(1, 2), new Point(1, 3))).isEqualTo("should have y 2.0 but had 3.0");
        Line one = new Line(new Point(0, 0), List.of(new Point(1, 1), new Point(2, 2)));
        Line other = new Line(new Point(0, 0), List.of(new Point(1, 1), new Point(2, 5)));
        assertThat(exactly(one, other)).isEqualTo("should have y 2.0 at index 1 in to but had 5.0");
        Asked<Object> rules = new Asked<>("", null);
        rules.component("y", 5);
        assertThat(told(rules, one, other)).isEmpty();
        rules.component("y", -1e-3);
        assertThat(told(rules, one, other)).isNotEmpty();
    }

    @Test
    void sequences_differ_in_length_or_at_an_index() {
        assertThat(exactly(new double[] {1, 2}, new double[] {1, 3})).isEqualTo("should be 2.0 at index 1 but was 3.0");
        assertThat(exactly(List.of(1), List.of(1, 2)))
                .isEqualTo("should be of length 1: [1] but was of length 2: [1, 2]");
        assertThat(exactly(new double[][] {{1}, {2}}, new double[][] {{1}, {9}}))
                .isEqualTo("should be 2.0 at index [1][0] but was 9.0");
        assertThat(exactly(List.of("a", "b"), new ArrayList<>(List.of("a", "b"))))
                .isEmpty();
        assertThat(exactly(Arrays.asList("a", null), Arrays.asList("a", "b")))
                .isEqualTo("should be null at index 1 but was \"b\"");
    }

    @Test
    void sets_and_maps_have_no_order_and_lists_only_if_asked() {
        assertThat(exactly(Set.of(1, 2, 3), Set.of(3, 2, 1))).isEmpty();
        assertThat(exactly(List.of(1, 2), List.of(2, 1))).isNotEmpty();
        Asked<Object> rules = within(1e-9);
        rules.anyOrder = true;
        assertThat(told(rules, List.of(1.0, 2.0, 2.0), List.of(2.0, 1.0, 2.0 + 1e-12)))
                .isEmpty();
        assertThat(told(rules, List.of(1.0, 2.0, 2.0), List.of(2.0, 1.0, 1.0))).isNotEmpty();
        Map<String, Integer> turned = new LinkedHashMap<>();
        turned.put("b", 2);
        turned.put("a", 1);
        assertThat(exactly(Map.of("a", 1, "b", 2), turned)).isEmpty();
        turned.put("a", 5);
        assertThat(exactly(Map.of("a", 1, "b", 2), turned)).isEqualTo("should have the value of a 1 but had 5");
    }

    @Test
    void enums_and_optionals_are_plain() {
        assertThat(exactly(Colour.RED, Colour.RED)).isEmpty();
        assertThat(exactly(Colour.RED, Colour.BLUE)).isEqualTo("should be RED but was BLUE");
        assertThat(exactly(Optional.of("a"), Optional.empty())).isEqualTo("should be \"a\" but was null");
        assertThatThrownBy(() -> PlainValue.of(new Object())).hasMessageContaining("but returned a java.lang.Object");
    }

    @Test
    void exceptions_are_answers() {
        Throwable refused = new IllegalArgumentException("counts must not be negative");
        assertThat(exactly(refused, new NumberFormatException("x"))).isEmpty();
        assertThat(exactly(refused, 3.0)).isEqualTo("should be refused with an IllegalArgumentException but was 3");
        assertThat(exactly(refused, new NullPointerException()))
                .isEqualTo("should be refused with an IllegalArgumentException but ended with a NullPointerException");
        assertThat(exactly(3.0, new ArithmeticException("/ by zero")))
                .isEqualTo("should be 3 but ended with an ArithmeticException: / by zero");
        Asked<Object> rules = new Asked<>("", null);
        rules.naming("counts");
        assertThat(told(rules, refused, new IllegalArgumentException("Counts!")))
                .isEmpty();
        assertThat(told(rules, refused, new IllegalArgumentException("wrong")))
                .isEqualTo(
                        "should be refused with an IllegalArgumentException whose message says \"counts\" but said \"wrong\"");
    }

    @Test
    void a_call_of_seconds_is_an_answer_too() {
        Outcome quick = new Outcome(1, null, null, 1, 3_000_000);
        Outcome slow = new Outcome(1, null, null, 1, 1_400_000_000);
        Asked.Finding finding = new Asked<>("", null).judge(null, quick, slow);
        assertThat(finding.expected()).isEqualTo("take about 3 ms, as the solution does");
        assertThat(finding.actual()).isEqualTo("took 1.4 s");
        assertThat(new Asked<>("", null).judge(null, slow, slow)).isNull();
    }

    @Test
    void a_changed_input_is_a_difference() {
        Outcome kept = new Outcome(1, null, PlainValue.of(new double[] {2, 1}), 1, 0);
        Outcome sorted = new Outcome(1, null, PlainValue.of(new double[] {1, 2}), 1, 0);
        Asked.Finding finding = new Asked<>("", null).judge(null, kept, sorted);
        assertThat(finding.expected() + " but " + finding.actual())
                .isEqualTo("leave its input as it is but made it 1, 2");
    }
}
