package gradus.workbook.classicalml.neighbours;

import static gradus.engine.expect.Expect.expect;
import static gradus.engine.expect.Expect.expectRefusal;

import gradus.engine.check.Agreement;
import gradus.engine.check.Inputs;
import gradus.engine.check.Untouched;
import gradus.engine.exercise.Exercise;
import gradus.engine.exercise.ExplainedIn;
import gradus.engine.exercise.Hint;
import gradus.engine.exercise.Kind;
import gradus.engine.exercise.Needs;
import gradus.engine.expect.Expect;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

@Exercise(lesson = "neighbours", number = 1, title = "A vote with ties", kind = Kind.BUILD, points = 6, minutes = 25)
@ExplainedIn("neighbours#ties")
@Hint(
        "Four steps, each of which you can look at by itself: ranges, distances, who votes, who wins. Print the distances of three rows by hand first.")
@Hint(
        "Sort a copy of the distances: the k-th smallest is a number, and whoever is at most that far votes. You never need to sort the rows.")
@Hint(
        "Keep two things per label: its votes, and the distance of its nearest voting row. The winner has the most of the first; among those, the"
                + " least of the second; and if two are left, nobody.")
class NearestVoteTest {
    private record Row(double first, double second, String label) {}

    private record Ask(List<Row> rows, double first, double second, int k) {}

    @Test
    void rows_and_query_stay_as_they_are() {
        double[][] rows = {{3, 1}, {1, 5}, {2, 2}};
        String[] labels = {"c", "a", "b"};
        double[] query = {2, 7};
        Untouched.of("the rows", rows)
                .and("the labels", labels)
                .and("the query", query)
                .by("a prediction", () -> NearestVote.predict(rows, labels, query, 2));
    }

    @Test
    void k_is_between_one_and_the_number_of_rows() {
        for (int k : new int[] {0, -1, 3}) {
            expectRefusal(
                    "a prediction by k = " + k + " of two rows",
                    IllegalArgumentException.class,
                    "The task: k below 1 or above n is refused, and the message has k and its value.",
                    () -> predict("a 0 0, b 8 8", 1, 1, k),
                    "k",
                    String.valueOf(k));
        }
    }

    @Test
    void the_majority_wins() {
        label("a 1 0, b 2 0, b -3 0, c 5 0", 0, 0, 3)
                .ifEqual(
                        Optional.of("a"),
                        "That is the label of the nearest row, and two of the three nearest say b. Either the nearest row decides alone, or only rows nearer than the k-th vote, or labels are compared by ==.")
                .usually("The three nearest rows say a, b and b.")
                .toEqual(Optional.of("b"));
        label("a 0 0, b 1 0, b 3 0, b 8 0", 0, 0, 1)
                .usually("The nearest row says a, and only one row votes.")
                .toEqual(Optional.of("a"));
    }

    @Test
    @Needs("the_majority_wins")
    void a_column_counts_in_units_of_its_range() {
        label("a 30 48000, b 62 40000", 31, 41000, 1)
                .ifEqual(
                        Optional.of("b"),
                        "That is decided by the column of large numbers. In units of the ranges, 32 and 8000, a is (1/32, 7/8) away and b"
                                + " (31/32, 1/8).")
                .toEqual(Optional.of("a"));
    }

    @Test
    @Needs("a_column_counts_in_units_of_its_range")
    void the_query_does_not_move_the_scale() {
        label("a 4 4, b 0 0", 16, 0, 1)
                .ifEqual(
                        Optional.of("b"),
                        "The query has moved the scale, probably: the ranges are 4 and 4, of the rows only.")
                .toEqual(Optional.of("a"));
    }

    @Test
    @Needs("a_column_counts_in_units_of_its_range")
    void a_column_that_does_not_vary_is_left_out() {
        label("a 0 5, b 4 5, c 8 5", 1, 7, 1)
                .usually(
                        "The second column is a column that does not vary: its range is 0, and dividing by 0 gives infinity or NaN.")
                .toEqual(Optional.of("a"));
        label("a 0 5, b 4 5, c 8 5", 1, 5, 1)
                .usually("The second column is a column that does not vary: 0 / 0 is NaN.")
                .toEqual(Optional.of("a"));
        label("a 0 5, b 4 5, c 8 5", 1, 1_000_000_000, 1)
                .usually(
                        "The second column does not vary, and is left out whatever the query has there. Added unscaled, 10⁹ leaves nothing of the first.")
                .toEqual(Optional.of("a"));
    }

    @Test
    @Needs("a_column_counts_in_units_of_its_range")
    void the_range_is_that_of_negative_values_too() {
        label("a -100 0, b -101 -8", -100, -6, 1)
                .ifEqual(
                        Optional.of("b"),
                        "In the first column the largest value is negative, −100, and the range is 1. Does the search for it begin at 0, or at Double.MIN_VALUE, which is above 0?")
                .toEqual(Optional.of("a"));
    }

    @Test
    @Needs("a_column_counts_in_units_of_its_range")
    void the_distance_is_euclidean() {
        label("a 3 3, b 0 5, c 8 11", 0, 0, 1)
                .ifEqual(
                        Optional.of("b"),
                        "b is nearest by the sum of differences, 5 against 6; by their squares it is 25 against 18 (over 64).")
                .toEqual(Optional.of("a"));
    }

    @Test
    @Needs("the_majority_wins")
    void rows_as_far_as_the_kth_vote_too() {
        label("a 1 0, b -1 0, b -1 0, c 7 0", 0, 0, 1)
                .usually("Three rows are at one distance, and all of them are as far as the k-th: a, b, b.")
                .toEqual(Optional.of("b"));
        label("a 0 0, b 2 0, c -2 0, c 2 0, d 6 0", 0, 0, 2)
                .usually("a is nearest; b, c and c are as far as the k-th, the second.")
                .toEqual(Optional.of("c"));
    }

    @Test
    @Needs("rows_as_far_as_the_kth_vote_too")
    void a_row_that_is_hardly_farther_does_not_vote() {
        double hair = 0x1p-24;
        double[][] rows = {{1, 0}, {-1 - hair, 0}, {-1 - hair, 0}, {4, 0}, {-4, 0}};
        expect(
                        "the label at (0, 0) by k = 1 of rows at 1, twice −1 − 2⁻²⁴, 4 and −4 that say a, b, b, c and d,",
                        NearestVote.predict(rows, new String[] {"a", "b", "b", "c", "d"}, new double[] {0, 0}, 1))
                .usually("Both b are hardly farther than a, but they are: only what is exactly as far votes too.")
                .toEqual(Optional.of("a"));
    }

    @Test
    @Needs("the_majority_wins")
    void hundreds_of_votes_are_counted() {
        for (String pair : new String[] {"a 1 0, b -2 0, ", "b -2 0, a 1 0, "}) {
            expect(
                            "the label at (0, 0) by k = 400, of 200 times " + pair + "and one c 6 0,",
                            predict(pair.repeat(200) + "c 6 0", 0, 0, 400))
                    .usually(
                            "a and b have 200 votes each, and a is nearer. Are two counts compared by ==? From 128 on, equal Integers are different objects.")
                    .toEqual(Optional.of("a"));
        }
    }

    @Test
    @Needs("the_majority_wins")
    void of_equally_many_votes_the_nearest_row_decides() {
        label("a 0 0, b 1 0, b 3 0, b 8 0", 0, 0, 2)
                .ifEqual(Optional.of("b"), "b has two votes only if three rows vote: one row too many.")
                .ifEqual(
                        Optional.empty(),
                        "It is empty although the nearest row decides: one vote each, and a is nearer.")
                .usually("One vote for a, one for b, and a is nearer.")
                .toEqual(Optional.of("a"));
        label("z 1 0, a -2 0, c 6 0", 0, 0, 2)
                .ifEqual(Optional.of("a"), "a comes first in the alphabet, but z is nearer.")
                .ifEqual(Optional.empty(), "It is empty although the nearest row decides: z at 1, a at 2.")
                .toEqual(Optional.of("z"));
        label("a -2 0, z 1 0, c 6 0", 0, 0, 2)
                .ifEqual(Optional.of("a"), "Row a comes first in the table, but z is nearer.")
                .toEqual(Optional.of("z"));
        label("a 2 0, a -2 0, b 1 0, b 3 0, c 0 0, d 6 0", 0, 0, 5)
                .ifEqual(Optional.of("c"), "c is nearest, but has one vote where a and b have two.")
                .toEqual(Optional.of("b"));
    }

    @Test
    @Needs({"rows_as_far_as_the_kth_vote_too", "of_equally_many_votes_the_nearest_row_decides"})
    void where_the_rules_do_not_decide_nobody_knows() {
        String cause = "Equally many votes, equally near: nobody knows, and no order may decide.";
        label("a 1 0, b -1 0, c 7 0", 0, 0, 2).usually(cause).toEqual(Optional.empty());
        label("b 1 0, a -1 0, c 7 0", 0, 0, 1).usually(cause).toEqual(Optional.empty());
        label("c 0 0, a 1 0, b -1 0, a 2 0, b -2 0, d 6 0", 0, 0, 5)
                .usually(cause)
                .toEqual(Optional.empty());
    }

    @Test
    @Needs
    void agrees_with_the_solution() {
        // all ranges are 0, 1, 2, 4 or 8, and none begins or ends at 0: no right answer rounds here
        Inputs<Row> row = Inputs.choice(-2.0, 2.0, 6.0)
                .and(Inputs.choice(-100.0, -101.0, -102.0), (first, second) -> new Row(first, second, ""))
                .and(Inputs.choice("a", "b", "c"), (r, label) -> new Row(r.first(), r.second(), label));
        Inputs<Ask> asks = Inputs.listOf(row, 8)
                .filter(rows -> !rows.isEmpty())
                .and(Inputs.choice(-2.0, 2.0, 0.0, 4.0, -6.0, 10.0), (rows, first) -> new Ask(rows, first, 0, 1))
                .and(
                        Inputs.choice(-100.0, -101.0, -99.0, -104.0),
                        (ask, second) -> new Ask(ask.rows(), ask.first(), second, 1))
                .and(Inputs.whole(0, 9), (ask, k) -> new Ask(ask.rows(), ask.first(), ask.second(), k));
        Agreement.on(asks).ask("the label for {}", NearestVoteTest::asked).holds();
    }

    private static Optional<String> asked(Ask ask) {
        double[][] rows = ask.rows().stream()
                .map(row -> new double[] {row.first(), row.second()})
                .toArray(double[][]::new);
        String[] labels = ask.rows().stream().map(Row::label).toArray(String[]::new);
        return NearestVote.predict(rows, labels, new double[] {ask.first(), ask.second()}, ask.k());
    }

    private static Expect<Optional<String>> label(String rows, double first, double second, int k) {
        return expect(
                String.format(
                        Locale.ROOT, "the label at (%.0f, %.0f) by k = %d of the rows %s,", first, second, k, rows),
                predict(rows, first, second, k));
    }

    /** Rows such as {@code a 1 0, b 2 0}: a label and two numbers. */
    private static Optional<String> predict(String rows, double first, double second, int k) {
        List<Row> table = Arrays.stream(rows.split(", "))
                .map(row -> row.split(" "))
                .map(row -> new Row(Double.parseDouble(row[1]), Double.parseDouble(row[2]), row[0]))
                .toList();
        return asked(new Ask(table, first, second, k));
    }
}
