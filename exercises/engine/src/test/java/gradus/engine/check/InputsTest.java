package gradus.engine.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gradus.engine.check.Steps.Step;
import gradus.engine.check.Tables.Counts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class InputsTest {
    private static <T> List<T> edges(Inputs<T> inputs) {
        return inputs.edges().stream().map(Case::value).toList();
    }

    private static <T> List<T> drawn(Inputs<T> inputs, int number) {
        return IntStream.range(0, number)
                .mapToObj(inputs::drawn)
                .map(Case::value)
                .toList();
    }

    /** What is left of the first input with a property, when it is made as simple as it gets. */
    private static <T> T smallest(Inputs<T> inputs, Predicate<T> property) {
        Case<T> found = IntStream.range(0, 100_000)
                .mapToObj(inputs::drawn)
                .filter(input -> property.test(input.value()))
                .findFirst()
                .orElseThrow();
        for (int steps = 0; steps < 1000; steps++) {
            Optional<Case<T>> simpler =
                    found.simpler().get().filter(s -> property.test(s.value())).findFirst();
            if (simpler.isEmpty()) {
                return found.value();
            }
            found = simpler.get();
        }
        throw new AssertionError("goes in circles at " + PlainText.input(PlainValue.ofInput(found.value())));
    }

    @Test
    void samples_begin_with_the_cases_that_people_forget() {
        List<double[]> edges = edges(Samples.numbers());
        assertThat(edges).anyMatch(s -> s.length == 0).anyMatch(s -> s.length == 1);
        assertThat(edges).anyMatch(s -> s.length == 2 && s[0] == s[1]);
        assertThat(edges).anyMatch(s -> s.length > 1 && Arrays.stream(s).allMatch(v -> v == 0));
        assertThat(edges).anyMatch(s -> Arrays.stream(s).anyMatch(v -> v == 0 && 1 / v < 0));
        assertThat(edges).anyMatch(s -> s.length > 1 && Arrays.stream(s).sum() == 0 && s[0] != 0);
        assertThat(edges).anyMatch(s -> s.length > 2 && s[0] > s[1] && s[2] > s[1]);
        assertThat(edges).anyMatch(s -> Arrays.stream(s).allMatch(v -> v > 1e9) && s.length > 1);
        assertThat(edges).anyMatch(s -> s.length > 1 && Arrays.stream(s).allMatch(v -> v < 1e-14 && v > 0));
        assertThat(edges).allMatch(s -> Arrays.stream(s).allMatch(Double::isFinite));
    }

    @Test
    void tables_of_counts_hold_nobody_one_row_billions_and_a_far_row_that_nobody_chose() {
        List<Counts> edges = edges(Tables.counts());
        assertThat(edges).anyMatch(t -> t.counts().length == 0);
        assertThat(edges)
                .anyMatch(
                        t -> t.counts().length > 0 && Arrays.stream(t.counts()).sum() == 0);
        assertThat(edges).anyMatch(t -> t.counts().length == 1 && t.counts()[0] > 1);
        assertThat(edges)
                .anyMatch(t -> t.counts().length > 1 && t.counts()[0] > Integer.MAX_VALUE && t.counts()[1] < 10);
        assertThat(edges)
                .anyMatch(t ->
                        IntStream.range(0, t.counts().length).anyMatch(i -> t.counts()[i] == 0 && t.x()[i] > 1e100));
    }

    @Test
    void random_inputs_are_the_same_each_time_and_of_many_kinds() {
        List<double[]> once = drawn(Samples.numbers(), 300);
        List<double[]> again = drawn(Samples.numbers(), 300);
        assertThat(IntStream.range(0, 300).allMatch(i -> Arrays.equals(once.get(i), again.get(i))))
                .isTrue();
        Set<String> different = new HashSet<>();
        once.forEach(sample -> different.add(Arrays.toString(sample)));
        assertThat(different.size()).isGreaterThan(200);
        assertThat(once)
                .anyMatch(s -> s.length > 5 && Arrays.stream(s).distinct().count() == 1);
        assertThat(once)
                .anyMatch(s -> s.length > 5 && Arrays.stream(s).distinct().count() < s.length - 1);
    }

    @Test
    void shrinking_reaches_the_smallest_sample() {
        assertThat(smallest(Samples.numbers(), s -> s.length >= 2 && s[0] == s[1]))
                .containsExactly(0, 0);
        assertThat(smallest(Samples.numbers(), s -> s.length >= 2 && s[0] < s[1]))
                .containsExactly(0, 1);
        assertThat(smallest(Samples.numbers(), s -> Arrays.stream(s).anyMatch(v -> v > 20)))
                .hasSize(1);
        assertThat(smallest(Samples.numbers(), s -> s.length > 3 && s[2] < 0)).containsExactly(0, 0, -1, 0);
    }

    @Test
    void shrinking_reaches_the_smallest_table() {
        Counts table = smallest(Tables.counts(), t -> Arrays.stream(t.counts()).anyMatch(n -> n > Integer.MAX_VALUE));
        assertThat(table.x()).containsExactly(0);
        assertThat(table.y()).containsExactly(0);
        assertThat(table.counts()).containsExactly(1L + Integer.MAX_VALUE);
    }

    @Test
    void shrinking_reaches_the_smallest_text_list_choice_and_matrix() {
        assertThat(smallest(Texts.any(), text -> text.contains("😀"))).isEqualTo("😀");
        assertThat(smallest(
                        Inputs.listOf(Inputs.whole(-50, 50), 9),
                        list -> list.stream().anyMatch(n -> n < -5)))
                .containsExactly(-6);
        assertThat(smallest(Inputs.choice("a", "b", "c"), any -> true)).isEqualTo("a");
        double[][] matrix = smallest(Matrices.any(), m -> m[0].length >= 2);
        assertThat(matrix).isDeepEqualTo(new double[][] {{0, 0}});
    }

    @Test
    void a_composed_input_shrinks_in_all_its_parts_and_stays_within_its_filter() {
        record Pair(int n, List<String> words) {}
        Inputs<Pair> pairs = Inputs.whole(1, 100)
                .and(Inputs.listOf(Inputs.choice("x", "y"), 5), Pair::new)
                .filter(pair -> pair.n() > pair.words().size())
                .map(pair -> new Pair(pair.n() + 1, pair.words()));
        assertThat(smallest(pairs, pair -> pair.words().contains("y"))).isEqualTo(new Pair(3, List.of("y")));
    }

    @Test
    void a_filter_that_nothing_passes_says_so() {
        Inputs<Integer> none = Inputs.whole(0, 5).filter(n -> n > 7);
        assertThat(none.edges()).isEmpty();
        assertThatThrownBy(() -> none.drawn(1)).hasMessage("the filter refused 100 random inputs in a row");
    }

    @Test
    void steps_are_told_as_calls_and_the_first_object_is_a() {
        Inputs<List<Step>> life = Steps.on(2)
                .call("add", Inputs.whole(0, 9))
                .call("clear")
                .withOther("merge")
                .upTo(6);
        assertThat(edges(life)).anyMatch(List::isEmpty);
        assertThat(drawn(life, 500))
                .allMatch(steps -> steps.isEmpty() || steps.get(0).object() == 0);
        List<Step> both = smallest(
                life, steps -> steps.stream().anyMatch(s -> s.method().equals("merge") && s.other() != s.object()));
        assertThat(PlainText.input(PlainValue.of(both))).isEqualTo("a.merge(b)");
        Inputs<List<Step>> adds = Steps.on(2).call("add", Inputs.whole(0, 9)).upTo(6);
        assertThat(PlainText.input(PlainValue.of(smallest(adds, steps -> steps.size() == 2))))
                .isEqualTo("a.add(0), a.add(0)");
    }

    @Test
    void a_grader_s_own_cases_come_first() {
        assertThat(edges(Inputs.whole(0, 9).first(7))).startsWith(7, 0, 1);
    }

    @Test
    void simpler_numbers_never_go_in_circles() {
        for (double n : new double[] {0, -0.0, 1, -1, 0.1, 1e9 + 7, -1e300, 4.9e-324, 123.456, Double.NaN}) {
            List<Double> seen = new ArrayList<>(List.of(n));
            Optional<Double> next = Simpler.real(n).boxed().reduce((a, b) -> b);
            while (next.isPresent()) {
                assertThat(seen).doesNotContain(next.get());
                seen.add(next.get());
                next = Simpler.real(next.get()).boxed().reduce((a, b) -> b);
            }
            assertThat(seen).hasSizeLessThan(5000);
        }
    }
}
