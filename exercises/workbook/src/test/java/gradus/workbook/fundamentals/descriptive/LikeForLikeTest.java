package gradus.workbook.fundamentals.descriptive;

import static gradus.engine.expect.Expect.expect;
import static gradus.engine.expect.Law.law;
import static gradus.workbook.fundamentals.descriptive.TrialCells.berkeley;
import static gradus.workbook.fundamentals.descriptive.TrialCells.cells;
import static gradus.workbook.fundamentals.descriptive.TrialCells.with;

import gradus.engine.check.Agreement;
import gradus.engine.check.Inputs;
import gradus.engine.check.Invariance;
import gradus.engine.check.Untouched;
import gradus.engine.exercise.Exercise;
import gradus.engine.exercise.ExplainedIn;
import gradus.engine.exercise.Hint;
import gradus.engine.exercise.Kind;
import gradus.engine.exercise.Needs;
import gradus.engine.expect.Expect;
import gradus.workbook.fundamentals.descriptive.LikeForLike.Cell;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

@Exercise(
        lesson = "descriptive",
        number = 3,
        title = "Two groups, like for like",
        kind = Kind.FIX,
        points = 6,
        minutes = 20)
@ExplainedIn("descriptive#like-for-like")
@Hint("Compute gap for a small table by hand, line by line as the code does. Which number do you know that from?")
@Hint(
        "A weighted mean can change because the rates differ or because the weights differ. Which weights does each group get?")
@Hint(
        "One stratum that only one group tried: what is the other group's rate there, and what becomes of a sum that takes it in?")
class LikeForLikeTest {
    private static final List<Cell> EASY_AND_HARD = List.of(
            new Cell("new", "easy", 9, 10),
            new Cell("new", "hard", 30, 90),
            new Cell("old", "easy", 72, 90),
            new Cell("old", "hard", 3, 10));

    @Test
    void the_list_of_cells_stays_as_it_is() {
        List<Cell> cells = new ArrayList<>(EASY_AND_HARD);
        Untouched.of("the list of cells", cells).by("gap", () -> LikeForLike.gap(cells, "new", "old"));
    }

    @Test
    void strata_of_different_sizes_count_by_their_size() {
        List<Cell> cells = List.of(
                new Cell("a", "small", 1, 2),
                new Cell("b", "small", 3, 4),
                new Cell("a", "large", 10, 40),
                new Cell("b", "large", 10, 14));
        expectGap("a against b (small 1/2 and 3/4, large 10/40 and 10/14)", cells, "a", "b")
                .ifCloseTo(-weighted(6, 54), "That is the reference minus the group. It is the other way round.")
                .ifCloseTo(weighted(1, 1), """
                        That gives every stratum the same weight, however few tried there. Weight a stratum by how many of \
                        the two groups tried there.""")
                .ifCloseTo(
                        weighted(4, 14),
                        "That spreads both as only the reference is spread. Spread both as the two together are.")
                .ifCloseTo(
                        weighted(2, 40),
                        "That spreads both as only the first group is spread. Spread both as the two together are.")
                .ifCloseTo(weighted(2 * 4 / 6.0, 40 * 14 / 54.0), """
                        Those are the weights of Mantel and Haenszel, which estimate a common difference with the least \
                        noise. Asked for is the spread of the two groups together.""")
                .usually("6 of the 60 trials are in the small stratum: 0.1 · (0.5 − 0.75) + 0.9 · (0.25 − 0.714).")
                .toBeCloseTo(weighted(6, 54), 1e-12);
    }

    @Test
    @Needs("strata_of_different_sizes_count_by_their_size")
    void two_strata_worked_out_by_hand() {
        expectGap("new against old (easy 9/10 and 72/90, hard 30/90 and 3/10)", EASY_AND_HARD, "new", "old")
                .usually("Half of the 200 trials are easy, half are hard: (0.9 + 0.333) / 2 against (0.8 + 0.3) / 2.")
                .toBeCloseTo(1 / 15.0, 1e-12);
    }

    @Test
    @Needs("strata_of_different_sizes_count_by_their_size")
    void berkeley_admitted_women_more_often_department_by_department() {
        expectGap("women against men at Berkeley", berkeley(), "Female", "Male")
                .usually(
                        "In four of the six departments women were admitted more often. Spread as all 4526 applied, 43.0%"
                                + " of the women and 38.7% of the men would have been.")
                .toBeCloseTo(0.04263679777, 1e-9);
    }

    @Test
    @Needs("strata_of_different_sizes_count_by_their_size")
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
    @Needs("two_strata_worked_out_by_hand")
    void what_says_nothing_of_the_two_changes_no_gap() {
        Invariance.of("the gap of new against old", EASY_AND_HARD, cells -> LikeForLike.gap(cells, "new", "old"))
                .under("with the cells in another order", TrialCells::reversed)
                .under("with equal names that are not the same objects", TrialCells::unshared)
                .under("with new's hard cases in two cells", cells -> {
                    List<Cell> apart = with(cells, new Cell("new", "hard", 10, 60), new Cell("new", "hard", 20, 30));
                    apart.remove(new Cell("new", "hard", 30, 90));
                    return apart;
                })
                .under(
                        "with a cell of no trials beside a full one",
                        cells -> with(cells, new Cell("old", "easy", 0, 0)))
                .under(
                        "with a third group",
                        cells -> with(cells, new Cell("third", "easy", 500, 1000), new Cell("third", "rare", 1, 10)))
                .ifMoved("with equal names that are not the same objects", "Compare texts with equals, not with ==.")
                .ifMoved(
                        "with new's hard cases in two cells",
                        "Add the cells of one group and stratum up before you divide: 10/60 and 20/30 are 30/90.")
                .ifMoved(
                        "with a cell of no trials beside a full one",
                        "Whether a group tried a stratum is known once its cells are added up.")
                .ifMoved("with a third group", """
                        The trials of a third group were counted in the weights. The two are to be spread as the two \
                        together are.""")
                .usually("The order of the cells says nothing: look each one up by its group and stratum.")
                .toHold(1e-12);
    }

    @Test
    @Needs("two_strata_worked_out_by_hand")
    void equal_rates_in_every_stratum_are_no_gap() {
        List<Cell> cells = List.of(
                new Cell("a", "x", 2, 4),
                new Cell("a", "y", 3, 12),
                new Cell("b", "x", 6, 12),
                new Cell("b", "y", 1, 4));
        for (String[] pair : new String[][] {{"a", "b"}, {"b", "a"}}) {
            String both = pair[0] + " against " + pair[1] + " (both 1/2 in x and 1/4 in y)";
            expectGap(both, cells, pair[0], pair[1])
                    .usually("Only the rates may make a gap. Here they are equal in each stratum.")
                    .toBeCloseTo(0, 1e-12);
            law("reverses of " + both + " should be false", !LikeForLike.reverses(cells, pair[0], pair[1]))
                    .because("The pooled gap is not 0, but like for like there is none: nothing is turned round.")
                    .toHold();
        }
    }

    @Test
    @Needs({"strata_of_different_sizes_count_by_their_size", "what_says_nothing_of_the_two_changes_no_gap"})
    void a_stratum_that_one_group_never_tried_is_left_out_for_both() {
        List<Cell> cells = with(
                EASY_AND_HARD,
                new Cell("new", "odd", 1000, 1000),
                new Cell("old", "even", 0, 1000),
                new Cell("old", "odd", 0, 0));
        String which = ", with a stratum that only new tried and one that only old tried,";
        expectGap("new against old" + which, cells, "new", "old").usually("""
                        A group's rate is 0 / 0 where it never tried. In a stratum that one of the two never tried nothing \
                        can be compared: leave it out for both, in the sum and in the weights.""").toBeCloseTo(1 / 15.0, 1e-12);
        expect("the pooled gap of new against old" + which, LikeForLike.pooledGap(cells, "new", "old"))
                .because("pooledGap was right: it takes in every stratum, 1039 of 1100 against 75 of 1100.")
                .toBeCloseTo(964 / 1100.0, 1e-12);
    }

    @Test
    @Needs("two_strata_worked_out_by_hand")
    void without_a_common_stratum_there_is_no_gap() {
        List<Cell> apart = List.of(new Cell("a", "x", 1, 2), new Cell("b", "y", 1, 4));
        String unknown = "No stratum was tried by both, so nothing is known of their difference: NaN, not a number.";
        expect("the gap of two groups without a common stratum", LikeForLike.gap(apart, "a", "b"))
                .usually(unknown)
                .toBeCloseTo(Double.NaN, 0);
        expect("reverses of two groups without a common stratum", LikeForLike.reverses(apart, "a", "b"))
                .usually("An unknown gap is no paradox.")
                .toEqual(false);
    }

    @Test
    @Needs("two_strata_worked_out_by_hand")
    void billions_of_trials_are_weighed_like_ten() {
        List<Cell> cells = EASY_AND_HARD.stream()
                .map(cell -> new Cell(
                        cell.group(), cell.stratum(), 200_000_000 * cell.successes(), 200_000_000 * cell.trials()))
                .toList();
        expectGap("new against old, with 200 million times as many trials,", cells, "new", "old")
                .usually("Only shares matter. Usually a product of two counts is more than a long can hold.")
                .toBeCloseTo(1 / 15.0, 1e-12);
    }

    @Test
    @Needs("two_strata_worked_out_by_hand")
    void a_pooled_gap_of_another_sign_is_a_paradox() {
        expect("the pooled gap of new against old", LikeForLike.pooledGap(EASY_AND_HARD, "new", "old"))
                .because("pooledGap was right: 39 of 100 against 75 of 100.")
                .toBeCloseTo(-0.36, 1e-12);
        String cause = "The two gaps are 0.36 and 0.067 in size, of opposite signs: that is a reversal.";
        law("reverses of new against old should be true", LikeForLike.reverses(EASY_AND_HARD, "new", "old"))
                .because(cause)
                .toHold();
        law("reverses of old against new should be true", LikeForLike.reverses(EASY_AND_HARD, "old", "new"))
                .because(cause)
                .toHold();
    }

    @Test
    @Needs("two_strata_worked_out_by_hand")
    void gaps_of_one_sign_are_no_paradox_whatever_most_strata_say() {
        List<Cell> cells = List.of(
                new Cell("a", "x", 9, 10),
                new Cell("a", "y", 20, 40),
                new Cell("b", "x", 24, 40),
                new Cell("b", "y", 4, 10));
        List<Cell> outvoted = with(
                cells,
                new Cell("a", "u", 0, 1),
                new Cell("b", "u", 1, 1),
                new Cell("a", "v", 0, 1),
                new Cell("b", "v", 1, 1),
                new Cell("a", "w", 0, 1),
                new Cell("b", "w", 1, 1),
                new Cell("a", "x", 40, 40));
        for (String[] pair : new String[][] {{"a", "b"}, {"b", "a"}}) {
            String which = "reverses of " + pair[0] + " against " + pair[1];
            law(which + " should be false", !LikeForLike.reverses(cells, pair[0], pair[1]))
                    .because("Pooled 0.58 against 0.56, like for like 0.7 against 0.5: a is ahead both times.")
                    .toHold();
            law(
                            which + ", where b leads in three strata of two trials, should be false",
                            !LikeForLike.reverses(outvoted, pair[0], pair[1]))
                    .because(
                            "Three strata have 6 of the trials between them. The weighted gap decides, not most strata.")
                    .toHold();
        }
    }

    @Test
    @Needs
    void agrees_with_the_solution() {
        Inputs<List<Cell>> tables = Inputs.listOf(cells(), 8);
        Agreement.on(tables)
                .within(1e-9)
                .ask("the pooled gap of a against b in {}", cells -> LikeForLike.pooledGap(cells, "a", "b"))
                .ask("the gap of a against b in {}", cells -> LikeForLike.gap(cells, "a", "b"))
                .ask("reverses(…, a, b) in {}", cells -> LikeForLike.reverses(cells, "a", "b"))
                .questions(500)
                .holds();
    }

    private static Expect<Double> expectGap(String which, List<Cell> cells, String group, String reference) {
        return expect("the gap of " + which, LikeForLike.gap(cells, group, reference))
                .ifCloseTo(LikeForLike.pooledGap(cells, group, reference), """
                        That is the pooled gap. Each group's rates were weighted by where that group itself tried, which \
                        undoes the grouping: the successes add up to what they were. Give both groups the same weights.""");
    }

    private static double weighted(double small, double large) {
        return (small * (1 / 2.0 - 3 / 4.0) + large * (10 / 40.0 - 10 / 14.0)) / (small + large);
    }
}
