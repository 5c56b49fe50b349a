package gradus.workbook.classicalml.framing;

import static gradus.engine.expect.Expect.expect;

import gradus.engine.check.Agreement;
import gradus.engine.check.Inputs;
import gradus.engine.check.Untouched;
import gradus.engine.exercise.Exercise;
import gradus.engine.exercise.ExplainedIn;
import gradus.engine.exercise.Hint;
import gradus.engine.exercise.Kind;
import gradus.engine.exercise.Needs;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@Exercise(lesson = "framing", number = 1, title = "Two baselines to beat", kind = Kind.BUILD, points = 4, minutes = 10)
@Hint("Put the targets of each group into a list of their own first. What is predicted for a group without a list?")
@Hint(
        "You bake k loaves. One more costs leftOver on every day that wants at most k, and saves missed on every other. On how many days must"
                + " it be wanted before it pays?")
@Hint(
        "Sort the days by demand. The answer is one of the demands, and its place follows from the number of days and the two costs.")
@ExplainedIn("framing#the-best-constant-by-hand")
class TwoBaselinesTest {
    private static final String[] GROUPS = {"east", "west", "east", "east", "west", "hill", "west", "east", "west"};
    /** East 5, 1, 12, 2, so 3.5; west 7, 6, 20, 9, so 8; hill 30; all 7. */
    private static final double[] PRICES = {5, 7, 1, 12, 6, 30, 20, 2, 9};

    @Test
    void the_arrays_stay_as_they_are() {
        String[] groups = GROUPS.clone();
        double[] prices = PRICES.clone();
        int[] demand = {9, 3, 5};
        Untouched.of("the groups", groups)
                .and("the targets", prices)
                .usually("They were sorted for the caller, who still needs each target beside its group: sort a copy.")
                .by("the medians", () -> TwoBaselines.medianOfGroup(groups, prices, 1, new String[] {"west", "sea"}));
        Untouched.of("the demand", demand)
                .usually("The days of the caller were sorted: the array that comes in is left as it is. Sort a copy.")
                .by("the number of loaves", () -> TwoBaselines.loaves(demand, 3, 1));
    }

    @Test
    void a_group_says_its_own_median() {
        expect("the prediction for a house in a group of 4, 1, 10", medianOf(4, 1, 10))
                .ifCloseTo(5, "That is the mean of the group: one expensive house moves it. The median is 4.")
                .ifCloseTo(1, "That is the middle row as it came. A median is the middle of the sorted values.")
                .usually("The middle one of 1, 4, 10.")
                .toBeCloseTo(4, 1e-12);
        expect("the prediction for a house in a group of 8, 2, 4, 30", medianOf(8, 2, 4, 30))
                .ifCloseTo(8, "That is the upper one of the middle two, 4 and 8. The task takes their mean.")
                .ifCloseTo(4, "That is the lower one of the middle two, 4 and 8. The task takes their mean.")
                .ifCloseTo(11, "That is the mean of the group. The median is 6.")
                .usually("The middle two are 4 and 8.")
                .toBeCloseTo(6, 1e-12);
    }

    private static double medianOf(double... targets) {
        String[] groups = new String[targets.length];
        Arrays.fill(groups, "east");
        return TwoBaselines.medianOfGroup(groups, targets, 1, new String[] {"east"})[0];
    }

    @Test
    @Needs("a_group_says_its_own_median")
    void a_small_group_says_what_all_rows_say() {
        double[] fallBack =
                TwoBaselines.medianOfGroup(GROUPS.clone(), PRICES.clone(), 2, new String[] {"hill", "sea", "east"});
        expect("the prediction for a group of one row, 30, where two are asked for,", fallBack[0])
                .ifCloseTo(30, "The group's only row speaks for it, though that is too few rows to say.")
                .ifCloseTo(8, "That is the median of the medians 3.5, 8 and 30. Take the median of all rows.")
                .ifCloseTo(92 / 9.0, "That is the mean of all rows. Take their median.")
                .usually("The median of all nine rows is 7.")
                .toBeCloseTo(7, 1e-12);
        expect("the prediction for a group that no training row has", fallBack[1])
                .ifNaN("A group that no training row has gets the median of all rows: a baseline always answers.")
                .usually("A group that no training row has is too small as well: the median of all nine rows, 7.")
                .toBeCloseTo(7, 1e-12);
        expect(
                        "the prediction for a group of four rows, 5, 1, 12, 2, where four are asked for,",
                        TwoBaselines.medianOfGroup(GROUPS.clone(), PRICES.clone(), 4, new String[] {"east"})[0])
                .ifCloseTo(
                        7, "Four rows were asked for and four there are: fewer are too few, and that many are enough.")
                .usually("The middle two are 2 and 5.")
                .toBeCloseTo(3.5, 1e-12);
    }

    @Test
    void loaves_are_what_would_have_cost_least() {
        expect(
                        "the loaves for 1, 2, 4, 7, 12, 20, 33, 54, 88, 143, at 30 cents missed and 10 left over,",
                        loaves(30, 10, 143, 2, 4, 12, 7, 20, 33, 88, 54, 1))
                .ifEqual(
                        4,
                        "The two costs are swapped: here the missed loaf is the expensive one, so bake for more days, not fewer.")
                .ifEqual(12, "As if both mistakes cost the same: that is a median.")
                .ifEqual(20, "As if both mistakes cost the same: that is a median.")
                .ifEqual(16, "As if both mistakes cost the same: that is a median.")
                .ifEqual(
                        33,
                        "Usually the place was rounded down: 33 loaves would have cost 7100 cents, and 54 cost 6680.")
                .ifEqual(
                        36,
                        "A mean of the past days is best for squared errors. Here a loaf costs the same however many are missing.")
                .when(
                        baked -> (int) baked > 33 && (int) baked < 54,
                        "That lies between two demands, as an interpolated quantile does. 54 loaves would have cost less.")
                .usually("54 loaves would have cost 30 · (34 + 89) + 10 · 299 = 6680 cents, and no other number less.")
                .toEqual(54);
        expect("the loaves for 10 and 30, at 20 cents missed and 10 left over,", loaves(20, 10, 10, 30))
                .when(
                        baked -> (int) baked > 10 && (int) baked < 30,
                        "That lies between two demands, as an interpolated quantile does."
                                + " 30 loaves would have cost 200 cents, and each loaf less 10 more.")
                .usually("30 loaves would have cost 20 · 10 = 200 cents, and 10 loaves 20 · 20 = 400.")
                .toEqual(30);
    }

    @Test
    @Needs("loaves_are_what_would_have_cost_least")
    void of_equally_cheap_numbers_the_smallest_is_baked() {
        expect("the loaves for 10, 20, 30, 40, at equal costs,", loaves(5, 5, 40, 10, 30, 20))
                .when(
                        baked -> (int) baked > 20,
                        "The larger of two that cost the same, or one between. The task asks for the smallest.")
                .usually("All numbers from 20 to 30 cost the same.")
                .toEqual(20);
        int[] hundred = IntStream.rangeClosed(1, 100).toArray();
        expect("the loaves for 1, 2, … 100, at 7 cents missed and 93 left over,", loaves(7, 93, hundred))
                .ifEqual(
                        8,
                        "Usually a share as a double: 7 / 100.0 · 100 is 7.000000000000001, which rounds up to 8. Multiply before you divide.")
                .usually("7 and 8 cost the same.")
                .toEqual(7);
        expect("the loaves for 4, 9, 9, 9, at equal costs,", loaves(1, 1, 9, 4, 9, 9))
                .usually(
                        "Three of four days wanted 9. Every day counts: do not take the loaves of one day for all that wanted as many.")
                .toEqual(9);
    }

    @Test
    @Needs("loaves_are_what_would_have_cost_least")
    void large_numbers_do_not_overflow() {
        expect(
                        "the loaves for 1, 3, 5 and 9 million, at 900 cents missed and 400 left over,",
                        loaves(900, 400, 3_000_000, 1_000_000, 9_000_000, 5_000_000))
                .usually(
                        "Usually an int overflowed: hundreds of cents times millions of loaves are over two billion. Count in long.")
                .toEqual(5_000_000);
    }

    private static int loaves(int missed, int leftOver, int... demand) {
        return TwoBaselines.loaves(demand, missed, leftOver);
    }

    private record House(String group, double price) {}

    private record Street(List<House> houses, int atLeast) {}

    private record Bakery(List<Integer> demand, int missed, int leftOver) {}

    @Test
    @Needs
    void agrees_with_the_solution() {
        Inputs<House> house = Inputs.choice("east", "west", "", "hill", "East", "west ")
                .and(Inputs.whole(-9, 9), (group, price) -> new House(group, price));
        Agreement.on(Inputs.listOf(house, 9)
                        .filter(houses -> !houses.isEmpty())
                        .and(Inputs.whole(1, 4), (houses, least) -> new Street(houses, least.intValue())))
                .ask("the medians for east, west, sea and \"\" after {}", TwoBaselinesTest::medians)
                .usually(
                        "Usually names of groups were compared by == or without their case and blanks: compare them by equals.")
                .within(1e-9)
                .questions(600)
                .holds();
    }

    private static double[] medians(Street street) {
        return TwoBaselines.medianOfGroup(
                street.houses().stream().map(House::group).toArray(String[]::new),
                street.houses().stream().mapToDouble(House::price).toArray(),
                street.atLeast(),
                new String[] {"east", "west", "sea", ""});
    }

    @Test
    @Needs
    void the_loaves_agree_with_the_solution() {
        Inputs<Integer> wanted = Inputs.whole(0, 12).map(Number::intValue);
        Inputs<Integer> cents = Inputs.choice(1, 2, 3, 7, 10, 93, 1000);
        Agreement.on(Inputs.listOf(wanted, 12)
                        .filter(days -> !days.isEmpty())
                        .and(cents, (days, missed) -> new Bakery(days, missed, 1))
                        .and(cents, (bakery, left) -> new Bakery(bakery.demand(), bakery.missed(), left)))
                .ask("the loaves for {}", TwoBaselinesTest::baked)
                .usually("Add up by hand what each number of loaves would have cost.")
                .questions(800)
                .holds();
    }

    private static int baked(Bakery bakery) {
        int[] demand = bakery.demand().stream().mapToInt(i -> i).toArray();
        return TwoBaselines.loaves(demand, bakery.missed(), bakery.leftOver());
    }
}
