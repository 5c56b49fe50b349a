package gradus.fundamentals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Every message that an argument can cause. */
class RequireTest {
    private static final double[] NUMBERS = {1, 2};
    private static final double[] WITH_NAN = {1, Double.NaN};

    @Test
    void what_is_right_is_handed_back() {
        assertThat(Require.given("x", "here")).isEqualTo("here");
        assertThat(Require.finite("x", 1.5)).isEqualTo(1.5);
        assertThat(Require.finite("x", NUMBERS)).isSameAs(NUMBERS);
        assertThat(Require.sample("x", NUMBERS, 2)).isSameAs(NUMBERS);
        assertThat(Require.size("x", 2, 2, "why")).isEqualTo(2);
        assertThat(Require.oneLength("x and y", 3, 3)).isEqualTo(3);
        assertThat(Require.atLeast("x", 1, 1)).isEqualTo(1);
        assertThat(Require.atLeast("x", 0.0, 0.0)).isZero();
        assertThat(Require.above("x", 1e-300, 0)).isEqualTo(1e-300);
        assertThat(Require.between("x", 3, 1, 3, "why")).isEqualTo(3);
        assertThat(Require.between("x", 0.0, 0, 1)).isZero();
        assertThat(Require.strictlyBetween("x", 0.5, 0, 1)).isEqualTo(0.5);
        assertThat(Require.oneOf("x", "a", List.of("a", "b"))).isEqualTo("a");
        assertThat(Require.index("x", 4, 5)).isEqualTo(4);
        assertThat(Require.labels("labels", new int[] {1, 0, 2, 1}, 4))
                .as("classes")
                .isEqualTo(3);
        Require.that(true, "not said");
    }

    @Test
    void null_is_named() {
        refuses(() -> Require.given("X", null), "X must be given, but was null");
        refuses(() -> Require.finite("x", (double[]) null), "x must be given, but was null");
        refuses(() -> Require.sample("x", null, 1), "x must be given, but was null");
        refuses(() -> Require.labels("labels", null, 1), "labels must be given, but was null");
    }

    @Test
    void what_is_not_finite_is_named_with_its_place() {
        refuses(() -> Require.finite("x", Double.NEGATIVE_INFINITY), "x must be finite, but was -Infinity");
        refuses(() -> Require.finite("x", WITH_NAN), "x[1] must be finite, but was NaN");
        refuses(() -> Require.sample("x", WITH_NAN, 1), "x[1] must be finite, but was NaN");
    }

    @Test
    void sizes_that_do_not_fit_are_named() {
        refuses(() -> Require.sample("values", NUMBERS, 3), "values must hold at least 3 numbers, but held 2");
        refuses(() -> Require.sample("values", new double[0], 1), "values must hold at least 1 number, but held 0");
        refuses(
                () -> Require.size("y", 3, 4, "one for each row of X"),
                "y must hold 4 numbers (one for each row of X), but held 3");
        refuses(
                () -> Require.size("y", 3, 1, "one for each row of X"),
                "y must hold 1 number (one for each row of X), but held 3");
        refuses(() -> Require.oneLength("x and y", 3, 4), "x and y must be of one length, but held 3 and 4 numbers");
    }

    @Test
    void numbers_out_of_range_are_named() {
        refuses(() -> Require.atLeast("maxSteps", 0, 1), "maxSteps must be at least 1, but was 0");
        refuses(() -> Require.atLeast("l2", -0.5, 0.0), "l2 must be finite and at least 0, but was -0.5");
        refuses(() -> Require.atLeast("l2", Double.NaN, 0.5), "l2 must be finite and at least 0.5, but was NaN");
        refuses(
                () -> Require.atLeast("l2", Double.POSITIVE_INFINITY, 0.0),
                "l2 must be finite and at least 0, but was Infinity");
        refuses(() -> Require.above("rate", 0, 0), "rate must be finite and above 0, but was 0.0");
        refuses(() -> Require.above("rate", Double.NaN, 0), "rate must be finite and above 0, but was NaN");
        refuses(
                () -> Require.above("rate", Double.POSITIVE_INFINITY, 0),
                "rate must be finite and above 0, but was Infinity");
        refuses(
                () -> Require.between("k", 0, 1, 150, "the number of rows"),
                "k must be between 1 and 150 (the number of rows), but was 0");
        refuses(() -> Require.between("p", 1.5, 0, 1), "p must be between 0 and 1, but was 1.5");
        refuses(() -> Require.between("p", Double.NaN, 0, 1), "p must be between 0 and 1, but was NaN");
        refuses(() -> Require.strictlyBetween("c", 1, 0, 1), "c must be strictly between 0 and 1, but was 1.0");
        refuses(
                () -> Require.strictlyBetween("c", Double.NaN, 0, 1),
                "c must be strictly between 0 and 1, but was NaN");
    }

    @Test
    void places_and_choices_that_are_not_there_are_named() {
        assertThatThrownBy(() -> Require.index("row", 5, 5))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessage("row must be between 0 and 4, but was 5");
        assertThatThrownBy(() -> Require.index("row", -1, 5)).hasMessage("row must be between 0 and 4, but was -1");
        refuses(() -> Require.oneOf("group", "c", List.of("a", "b")), "group must be one of [a, b], but was c");
        refuses(() -> Require.oneOf("group", null, List.of("a", "b")), "group must be one of [a, b], but was null");
        refuses(() -> Require.that(false, "said"), "said");
    }

    @Test
    void labels_that_are_no_classes_from_zero_are_named() {
        refuses(
                () -> Require.labels("labels", new int[] {0}, 2),
                "labels must hold 2 numbers (one for each row), but held 1");
        refuses(
                () -> Require.labels("labels", new int[] {0, -1}, 2),
                "labels[1] must be between 0 and 1 (fewer than the rows), but was -1");
        refuses(
                () -> Require.labels("labels", new int[] {0, Integer.MAX_VALUE}, 2),
                "labels[1] must be between 0 and 1 (fewer than the rows), but was 2147483647");
        refuses(
                () -> Require.labels("labels", new int[] {0, 0}, 2),
                "labels must be of at least 2 classes, but all were 0");
        refuses(
                () -> Require.labels("labels", new int[] {0, 2, 2}, 3),
                "labels must hold every class from 0 to 2, but class 1 has no row");
    }

    private static void refuses(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }
}
