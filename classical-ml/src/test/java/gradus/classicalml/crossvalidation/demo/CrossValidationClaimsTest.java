package gradus.classicalml.crossvalidation.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gradus.classicalml.crossvalidation.FalseAlarms.Rate;
import gradus.classicalml.crossvalidation.Folds;
import gradus.classicalml.crossvalidation.LearningCurve.Point;
import gradus.classicalml.framing.Cases;
import gradus.datasets.DataSets;
import gradus.fundamentals.descriptive.Descriptive;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the page says of its own numbers. */
@Tag("proof")
class CrossValidationClaimsTest {
    private static People people;
    private static OneMoreColumn seventh;
    private static Alarms alarms;

    @BeforeAll
    static void measuresOnce() {
        people = new People(DataSets.BODY_DIMS.table());
        seventh = new OneMoreColumn(people);
        alarms = new Alarms();
    }

    @Test
    void the_age_convinces_the_paired_test_and_no_other() {
        double[] differences = seventh.differences("age");
        assertThat(OneMoreColumn.naive(differences).pValue()).isLessThan(1e-6);
        assertThat(seventh.corrected(differences).pValue()).isBetween(0.1, 0.15);
        assertThat(seventh.fiveByTwo("age").pValue()).isGreaterThan(0.2);
        assertThat(Descriptive.mean(differences)).as("in kg").isCloseTo(0.029, within(0.001));
    }

    @Test
    void of_five_columns_the_corrected_test_keeps_two() {
        for (String column : OneMoreColumn.SEVENTH) {
            double[] differences = seventh.differences(column);
            assertThat(OneMoreColumn.naive(differences).pValue()).as(column).isLessThan(1e-6);
            assertThat(seventh.corrected(differences).pValue() <= 0.05)
                    .as(column)
                    .isEqualTo(List.of("bicep_girth", "forearm_girth").contains(column));
        }
        assertThat(seventh.fiveByTwo("knee_girth").pValue())
                .as("the two tests disagree about the knee")
                .isLessThan(0.05);
    }

    @Test
    void ten_folds_move_a_tenth_as_far_as_one_split() {
        Spread spread = new Spread(people);
        double one = Descriptive.standardDeviation(spread.errors.get("one split, a tenth tests"));
        double ten = Descriptive.standardDeviation(spread.errors.get("10 folds"));
        double repeated = Descriptive.standardDeviation(spread.errors.get("10 folds, ten times"));
        assertThat(ten / one).as("about a fourteenth").isBetween(1 / 20.0, 1 / 10.0);
        assertThat(repeated).isLessThan(ten / 2);
        assertThat(Descriptive.mean(spread.errors.get("2 folds")))
                .as("half as many training rows: a larger error")
                .isGreaterThan(Descriptive.mean(spread.errors.get("10 folds")) + 0.01);
    }

    @Test
    void the_winner_flatters_itself_and_nested_folds_do_not() {
        Choosing choosing = new Choosing(people);
        double winner = Descriptive.mean(choosing.each(Choosing.Errors::winner));
        double nested = Descriptive.mean(choosing.each(Choosing.Errors::nested));
        double truth = Descriptive.mean(choosing.each(Choosing.Errors::truth));
        assertThat(winner / truth).as("about a quarter too low").isBetween(0.7, 0.8);
        assertThat(choosing.errors).allMatch(each -> each.winner() < each.truth());
        double[] gaps = choosing.errors.stream()
                .mapToDouble(each -> each.nested() - each.truth())
                .toArray();
        assertThat(Math.abs(nested - truth))
                .as("nested less truth, within two standard errors of 0")
                .isLessThan(2 * Descriptive.standardDeviation(gaps) / Math.sqrt(gaps.length));
    }

    @Test
    void few_columns_win_on_thirty_people_and_lose_on_fifty() {
        Curves curves = new Curves(people);
        assertThat(point(curves.many, 30).onTest())
                .isGreaterThan(point(curves.few, 30).onTest() + 1);
        for (int size : new int[] {50, 60, 80, 100, 150, 200, 300, 456}) {
            assertThat(point(curves.many, size).onTest())
                    .isLessThan(point(curves.few, size).onTest());
        }
        Point all = point(curves.few, 456);
        assertThat(all.onTest() - all.onTraining()).as("the curves have met").isLessThan(0.05);
        assertThat(point(curves.few, 150).onTest() - all.onTest())
                .as("in kg, for 306 more people")
                .isLessThan(0.05);
    }

    private static Point point(List<Point> curve, int rows) {
        return curve.stream().filter(each -> each.rows() == rows).findFirst().orElseThrow();
    }

    @Test
    void repeating_makes_the_paired_test_cry_wolf() {
        assertThat(share(alarms.equal, "paired t, 10 folds ten times")).isGreaterThan(0.5);
        assertThat(share(alarms.equal, "paired t, 30 random splits")).isGreaterThan(0.4);
        for (String honest : List.of(
                "paired t, 10 folds once",
                "corrected t, 10 folds ten times",
                "corrected t, 30 random splits",
                "5×2 cv t",
                "combined 5×2 cv F")) {
            assertThat(share(alarms.equal, honest))
                    .as(honest + ", within 3 standard errors of 0.05")
                    .isCloseTo(0.05, within(0.03));
        }
    }

    @Test
    void numpy_finds_as_many_false_alarms() {
        double[] numpy = {0.0633, 0.5367, 0.0433, 0.0583, 0.0633};
        String[] tests = {
            "paired t, 10 folds once",
            "paired t, 10 folds ten times",
            "corrected t, 10 folds ten times",
            "5×2 cv t",
            "combined 5×2 cv F"
        };
        for (int i = 0; i < tests.length; i++) {
            double q = numpy[i];
            double standardError = Math.sqrt(q * (1 - q) * (1 / 600.0 + 1.0 / Alarms.SIMULATIONS));
            assertThat(share(alarms.equal, tests[i])).as(tests[i]).isCloseTo(q, within(4 * standardError));
        }
    }

    @Test
    void the_first_difference_decides_and_costs_dietterichs_test_its_power() {
        double t = share(alarms.different, "5×2 cv t");
        double corrected = share(alarms.different, "corrected t, 10 folds ten times");
        double standardError = Math.sqrt((t * (1 - t) + corrected * (1 - corrected)) / Alarms.OTHERS);
        assertThat(corrected - t).isGreaterThan(3 * standardError);
    }

    private static double share(List<Rate> rates, String test) {
        return rates.stream()
                .filter(rate -> rate.test().equals(test))
                .findFirst()
                .orElseThrow()
                .share();
    }

    @Test
    void whole_mixes_show_a_larger_error() {
        Cases concrete = Groups.cases();
        int[] mixes = Groups.mixes(DataSets.CONCRETE.table());
        double[] ratios = IntStream.range(0, 10)
                .mapToDouble(seed -> Descriptive.mean(Groups.errors(concrete, Folds.grouped(mixes, 3, seed)))
                        / Descriptive.mean(Groups.errors(concrete, Folds.random(1030, 3, seed))))
                .toArray();
        assertThat(Descriptive.mean(ratios)).isBetween(1.12, 1.4);
        assertThat(Arrays.stream(ratios).min().orElseThrow()).as("of ten seeds").isGreaterThan(1);
    }
}
