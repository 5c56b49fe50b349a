package gradus.workbook.fundamentals.descriptive;

import static gradus.engine.expect.Expect.expect;

import gradus.datasets.DataSets;
import gradus.engine.check.Agreement;
import gradus.engine.check.Inputs;
import gradus.engine.exercise.Exercise;
import gradus.engine.exercise.Hint;
import gradus.engine.exercise.Kind;
import gradus.engine.expect.Expect;
import gradus.workbook.fundamentals.descriptive.LikeForLike.Cell;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.function.DoubleBinaryOperator;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Row;

@Exercise(
        lesson = "descriptive",
        number = 3,
        title = "Two groups, like for like",
        kind = Kind.FIX,
        points = 6,
        minutes = 20)
@Hint("Compute gap for a small table by hand, line by line as the code does. Which number do you know that from?")
@Hint(
        "A weighted mean can change because the rates differ or because the weights differ. Which weights does each group get?")
@Hint(
        "One stratum tried by one group alone: what is the other group's rate there, and what becomes of a sum that takes it in?")
class LikeForLikeTest {
    private static final List<Cell> EASY_AND_HARD = List.of(
            new Cell("new", "easy", 9, 10),
            new Cell("new", "hard", 30, 90),
            new Cell("old", "easy", 72, 90),
            new Cell("old", "hard", 3, 10));

    private static final String LEFT_OUT =
            "A group's rate is 0 / 0 where it never tried. In a stratum that one of the two"
                    + " never tried nothing can be compared: leave it out for both, in the sum and in the weights.";

    @Test
    void two_strata_worked_out_by_hand() {
        expectGap("new against old (easy 9/10 and 72/90, hard 30/90 and 3/10)", EASY_AND_HARD, "new", "old")
                .ifCloseTo(-1 / 15.0, "That is the reference minus the group. It is the other way round.")
                .usually("Half of the 200 trials are easy, half are hard: (0.9 + 0.333) / 2 against (0.8 + 0.3) / 2.")
                .toBeCloseTo(1 / 15.0, 1e-12);
    }

    @Test
    void strata_of_different_sizes_count_by_their_size() {
        List<Cell> cells = List.of(
                new Cell("a", "small", 1, 2),
                new Cell("b", "small", 3, 4),
                new Cell("a", "large", 10, 40),
                new Cell("b", "large", 10, 14));
        expectGap("a against b (small 1/2 and 3/4, large 10/40 and 10/14)", cells, "a", "b")
                .usually("6 of the 60 trials are in the small stratum: 0.1 · (0.5 − 0.75) + 0.9 · (0.25 − 0.714).")
                .toBeCloseTo(0.1 * (0.5 - 0.75) + 0.9 * (0.25 - 10 / 14.0), 1e-12);
    }

    @Test
    void cells_of_one_group_and_stratum_add_up() {
        List<Cell> cells = List.of(
                new Cell("new", "hard", 10, 60),
                new Cell("old", "hard", 3, 10),
                new Cell("new", "easy", 9, 10),
                new Cell("old", "easy", 72, 90),
                new Cell("new", "hard", 20, 30));
        expectGap("new against old, where new's hard trials come in two cells", cells, "new", "old")
                .usually("Add the cells of one group and stratum up before you divide: 10/60 and 20/30 are 30/90.")
                .toBeCloseTo(1 / 15.0, 1e-12);
    }

    @Test
    void berkeley_admitted_women_more_often_department_by_department() {
        expectGap("women against men at Berkeley", berkeley(), "Female", "Male")
                .usually(
                        "In four of the six departments women were admitted more often. Spread as all 4526 applied, 43.0%"
                                + " of the women and 38.7% of the men would have been.")
                .toBeCloseTo(0.04263679777, 1e-9);
    }

    @Test
    void kidney_stones_of_like_size_are_better_removed_by_open_surgery() {
        List<Cell> stones = List.of( // Charig et al. 1986, BMJ 292:879–882
                new Cell("open", "small", 81, 87),
                new Cell("open", "large", 192, 263),
                new Cell("puncture", "small", 234, 270),
                new Cell("puncture", "large", 55, 80));
        expectGap("open surgery against puncture", stones, "open", "puncture")
                .usually("Of all 700 stones 357 were small: 0.51 · (0.931 − 0.867) + 0.49 · (0.730 − 0.688).")
                .toBeCloseTo((357 * (81 / 87.0 - 234 / 270.0) + 343 * (192 / 263.0 - 55 / 80.0)) / 700, 1e-12);
    }

    @Test
    void groups_with_the_same_rate_in_every_stratum_do_not_differ() {
        SplittableRandom random = new SplittableRandom(31);
        for (int round = 0; round < 50; round++) {
            List<Cell> cells = new ArrayList<>();
            for (int k = 0; k < 4; k++) {
                long tenths = random.nextLong(1, 10);
                long a = random.nextLong(1, 50);
                long b = random.nextLong(1, 50);
                cells.add(new Cell("a", "stratum " + k, a * tenths, a * 10));
                cells.add(new Cell("b", "stratum " + k, b * tenths, b * 10));
            }
            expectGap("two groups with equal rates in each of 4 strata", cells, "a", "b")
                    .usually(
                            "Only the rates may make a gap. Here they are equal, so the weights of the two groups differ.")
                    .toBeCloseTo(0, 1e-12);
        }
    }

    @Test
    void a_stratum_that_one_group_never_tried_is_left_out_for_both() {
        List<Cell> cells = new ArrayList<>(EASY_AND_HARD);
        cells.add(new Cell("new", "odd", 1000, 1000));
        cells.add(new Cell("old", "even", 0, 1000));
        cells.add(new Cell("old", "odd", 0, 0));
        expectGap(
                        "new against old, with a stratum that only new tried and one that only old tried,",
                        cells,
                        "new",
                        "old")
                .usually(LEFT_OUT)
                .toBeCloseTo(1 / 15.0, 1e-12);
        expectGap(
                        "old against new, with a stratum that only new tried and one that only old tried,",
                        cells,
                        "old",
                        "new")
                .usually(LEFT_OUT)
                .toBeCloseTo(-1 / 15.0, 1e-12);
    }

    @Test
    void without_a_common_stratum_there_is_no_gap() {
        List<Cell> apart = List.of(new Cell("a", "x", 1, 2), new Cell("b", "y", 1, 4));
        String unknown = "No stratum was tried by both, so nothing is known of their difference: NaN, not a number.";
        expect("gap of two groups without a common stratum", LikeForLike.gap(apart, "a", "b"))
                .usually(unknown)
                .toBeCloseTo(Double.NaN, 0);
        expect("reverses of two groups without a common stratum", LikeForLike.reverses(apart, "a", "b"))
                .usually("An unknown gap is no paradox.")
                .toEqual(false);
    }

    @Test
    void other_groups_play_no_part() {
        List<Cell> cells = new ArrayList<>(EASY_AND_HARD);
        cells.add(new Cell("third", "easy", 500, 1000));
        cells.add(new Cell("third", "rare", 1, 10));
        expectGap("new against old, with a third group in the table,", cells, "new", "old")
                .usually("The trials of a third group were counted in the weights. The two are to be spread as the two"
                        + " together are.")
                .toBeCloseTo(1 / 15.0, 1e-12);
    }

    @Test
    void a_pooled_gap_of_another_sign_is_a_paradox() {
        expect("pooled gap of new against old", LikeForLike.pooledGap(EASY_AND_HARD, "new", "old"))
                .usually("pooledGap was right: 39 of 100 against 75 of 100.")
                .toBeCloseTo(-0.36, 1e-12);
        expect("reverses of new against old", LikeForLike.reverses(EASY_AND_HARD, "new", "old"))
                .usually("The pooled gap is −0.36, the gap like for like +0.067: that is a reversal.")
                .toEqual(true);
        expect("reverses of old against new", LikeForLike.reverses(EASY_AND_HARD, "old", "new"))
                .usually("The pooled gap is +0.36, the gap like for like −0.067: that is a reversal.")
                .toEqual(true);
    }

    @Test
    void a_gap_that_keeps_its_sign_is_no_paradox() {
        List<Cell> cells = List.of(
                new Cell("a", "x", 9, 10),
                new Cell("a", "y", 20, 40),
                new Cell("b", "x", 24, 40),
                new Cell("b", "y", 4, 10));
        expectGap("a against b (x 9/10 and 24/40, y 20/40 and 4/10)", cells, "a", "b")
                .usually("Both strata have 50 trials: (0.3 + 0.1) / 2.")
                .toBeCloseTo(0.2, 1e-12);
        for (String[] pair : new String[][] {{"a", "b"}, {"b", "a"}}) {
            expect("reverses of " + pair[0] + " against " + pair[1], LikeForLike.reverses(cells, pair[0], pair[1]))
                    .usually("Pooled 0.58 against 0.56, like for like 0.7 against 0.5: a is ahead both times.")
                    .toEqual(false);
        }
        List<Cell> level = List.of(new Cell("a", "x", 1, 2), new Cell("b", "x", 1, 4));
        expect("reverses of a against b (x 1/2 and 1/4, one stratum)", LikeForLike.reverses(level, "a", "b"))
                .usually("With one stratum both gaps are the same.")
                .toEqual(false);
    }

    @Test
    void no_gap_at_all_is_no_paradox() {
        List<Cell> cells = List.of(
                new Cell("a", "x", 2, 4),
                new Cell("a", "y", 3, 12),
                new Cell("b", "x", 6, 12),
                new Cell("b", "y", 1, 4));
        for (String[] pair : new String[][] {{"a", "b"}, {"b", "a"}}) {
            expectGap(pair[0] + " against " + pair[1] + " (both 1/2 in x and 1/4 in y)", cells, pair[0], pair[1])
                    .usually("In each stratum the two are equal.")
                    .toBeCloseTo(0, 1e-12);
            expect("reverses of " + pair[0] + " against " + pair[1], LikeForLike.reverses(cells, pair[0], pair[1]))
                    .usually("The pooled gap is not 0, but like for like there is none: nothing is turned round.")
                    .toEqual(false);
        }
    }

    /** Looks at a gap, and knows what other weights would give. */
    private static Expect<Double> expectGap(String which, List<Cell> cells, String group, String reference) {
        return expect("gap of " + which, LikeForLike.gap(cells, group, reference))
                .ifNaN(LEFT_OUT)
                .ifCloseTo(
                        LikeForLike.pooledGap(cells, group, reference),
                        "That is the pooled gap. Each group's rates were"
                                + " weighted by where that group itself tried, which undoes the grouping: the successes add up to"
                                + " what they were. Give both groups the same weights.")
                .ifCloseTo(
                        weighted(cells, group, reference, (a, b) -> 1),
                        "That gives every stratum the same weight, however"
                                + " few tried there. Weight a stratum by how many of the two groups tried there.")
                .ifCloseTo(
                        weighted(cells, group, reference, (a, b) -> b),
                        "That spreads both as the reference alone is" + " spread. Spread both as the two together are.")
                .ifCloseTo(
                        weighted(cells, group, reference, (a, b) -> a),
                        "That spreads both as the first group alone is"
                                + " spread. Spread both as the two together are.")
                .ifCloseTo(
                        weighted(cells, group, reference, (a, b) -> a * b / (a + b)),
                        "Those are the weights of Mantel and"
                                + " Haenszel, which estimate a common difference with the least noise. Asked for is the spread of"
                                + " the two groups together.");
    }

    private static double weighted(List<Cell> cells, String group, String reference, DoubleBinaryOperator weight) {
        double sum = 0;
        double weights = 0;
        for (String stratum : new TreeSet<>(cells.stream().map(Cell::stratum).toList())) {
            double a = sum(cells, group, stratum, true);
            double b = sum(cells, reference, stratum, true);
            double w = weight.applyAsDouble(a, b);
            if (a > 0 && b > 0) {
                sum += w * (sum(cells, group, stratum, false) / a - sum(cells, reference, stratum, false) / b);
                weights += w;
            }
        }
        return sum / weights;
    }

    private static double sum(List<Cell> cells, String group, String stratum, boolean trials) {
        return cells.stream()
                .filter(cell -> cell.group().equals(group) && cell.stratum().equals(stratum))
                .mapToLong(cell -> trials ? cell.trials() : cell.successes())
                .sum();
    }

    private static List<Cell> berkeley() {
        List<Cell> cells = new ArrayList<>();
        for (Row row : DataSets.UCB_ADMISSIONS.table()) {
            int count = row.getInt("count");
            int admitted = row.getString("admit").equals("Admitted") ? count : 0;
            cells.add(new Cell(row.getString("gender"), row.getString("dept"), admitted, count));
        }
        return cells;
    }

    @Test
    void agrees_with_the_solution() {
        Inputs<List<Cell>> tables = Inputs.listOf(cells(), 8);
        Agreement.on(tables)
                .within(1e-9)
                .ask("the pooled gap of a against b in {}", cells -> LikeForLike.pooledGap(cells, "a", "b"))
                .ask("the gap of a against b in {}", cells -> LikeForLike.gap(cells, "a", "b"))
                .ask("reverses(…, a, b) in {}", cells -> LikeForLike.reverses(cells, "a", "b"))
                .holds();
    }

    private static Inputs<Cell> cells() {
        Inputs<Long> trials = Inputs.whole(0, 90).map(Integer::longValue).or(Inputs.choice(6_000_000_000L));
        return Inputs.choice("a", "b", "c")
                .and(Inputs.choice("easy", "hard", "other"), (group, stratum) -> new String[] {group, stratum})
                .and(trials, (of, n) -> new Cell(of[0], of[1], n, n))
                .and(
                        Inputs.whole(0, 6),
                        (cell, sixths) ->
                                new Cell(cell.group(), cell.stratum(), cell.trials() / 6 * sixths, cell.trials()));
    }
}
