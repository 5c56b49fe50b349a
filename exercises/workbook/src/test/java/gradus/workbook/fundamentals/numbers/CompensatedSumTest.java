package gradus.workbook.fundamentals.numbers;

import static gradus.engine.expect.Expect.expect;
import static gradus.engine.expect.Expect.expectRefusal;

import gradus.engine.check.Agreement;
import gradus.engine.check.Growth;
import gradus.engine.check.Inputs;
import gradus.engine.check.Steps;
import gradus.engine.check.Steps.Step;
import gradus.engine.exercise.Exercise;
import gradus.engine.exercise.ExplainedIn;
import gradus.engine.exercise.Hint;
import gradus.engine.exercise.Kind;
import gradus.engine.exercise.Needs;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

@Exercise(
        lesson = "numbers",
        number = 4,
        title = "A sum that loses nothing",
        kind = Kind.BUILD,
        points = 6,
        minutes = 20)
@ExplainedIn("numbers#sums")
@Hint("Work 100, 0.4, 0.4 with three digits, as on the page. Where could the two 0.4 wait until they count?")
@Hint(
        "next − sum is what arrived of a small x. But when x is the larger of the two, it is the sum that lost its low digits.")
@Hint(
        "Merging is adding the other's sum, and then its waiting room to yours. Which of the two do you change first when the other is you?")
class CompensatedSumTest {
    private record Meters(double a, double b) {}

    @Test
    void small_readings_add_up_beside_a_large_one() {
        double[] readings = new double[1001];
        Arrays.fill(readings, 1.0);
        readings[0] = 1e16;
        expect("the sum of 10¹⁶ and a thousand ones", sumOf(readings))
                .ifCloseTo(
                        1e16,
                        "Beside 10¹⁶ doubles lie 2 apart, so each 1 was rounded off: nothing was carried along, or only the last loss was kept, or what waited was added back too early, or what was lost was computed from the wrong one of the two.")
                .when(sum -> sum < 1e16, "The ones were taken away: what was lost, with the sign turned.")
                .usually("After next = sum + x the part of x that did not arrive is x − (next − sum). Collect it.")
                .toEqual(1e16 + 1000);
    }

    @Test
    void a_reading_larger_than_the_sum_swallows_nothing() {
        expect("the sum of 1, 10¹⁰⁰, 1 and −10¹⁰⁰", sumOf(1, 1e100, 1, -1e100))
                .ifCloseTo(
                        1.0,
                        "One of the ones is missing: when 10¹⁰⁰ arrived, the sum itself was swallowed. It is the smaller of the two that loses.")
                .ifCloseTo(
                        0.0,
                        "Both ones are gone. Either nothing was carried along, or the sum itself was swallowed when the larger number came, or what waited was added back too early.")
                .usually("1 + 1 is 2; the other two cancel.")
                .toEqual(2.0);
        expect("the sum of 1, −10¹⁰⁰, 1 and 10¹⁰⁰", sumOf(1, -1e100, 1, 1e100))
                .usually(
                        "−10¹⁰⁰ is the larger of the two in size, and was taken for the smaller: they must be compared without their signs.")
                .toEqual(2.0);
    }

    @Test
    void what_waits_is_added_at_the_end_and_not_before() {
        expect("the sum of 10¹⁶, 0.1, 2 − 10¹⁶ and −2", sumOf(1e16, 0.1, 2 - 1e16, -2))
                .usually(
                        "0.1 waits beside 10¹⁶ and is all that is left. Added back while the sum is 2, its last digits are rounded off.")
                .toEqual(0.1);
    }

    @Test
    void asking_changes_nothing() {
        CompensatedSum meter = meter(1e16, 1);
        meter.sum();
        meter.sum();
        meter.add(1);
        expect("the sum of 10¹⁶, 1 and 1, asked after each,", meter.sum())
                .usually(
                        "A question is no reading, and asking changes nothing: sum() must put the parts together without storing the result.")
                .toEqual(1e16 + 2);
        expect("the sum of no reading", new CompensatedSum().sum())
                .usually("Nothing came.")
                .toEqual(0.0);
    }

    @Test
    @Needs({"small_readings_add_up_beside_a_large_one", "a_reading_larger_than_the_sum_swallows_nothing"})
    void a_merged_meter_brings_what_it_has_carried_along() {
        CompensatedSum here = meter(1, 1e100);
        CompensatedSum there = meter(1, -1e100);
        here.merge(there);
        expect("the sum of 1 and 10¹⁰⁰, merged with 1 and −10¹⁰⁰,", here.sum())
                .ifCloseTo(
                        1.0,
                        "One of the ones is missing. It had not arrived in a sum yet: merge what the other has carried along as well.")
                .ifCloseTo(
                        0.0,
                        "Both ones are missing, or one was taken off: neither had arrived in a sum yet. Merge sums and what waits beside them, not the results.")
                .usually("Both sums, and what the other has carried along.")
                .toEqual(2.0);
        there.add(1e100);
        expect("the other meter's sum after another 10¹⁰⁰", there.sum())
                .usually("The other meter should stay as it is when it is merged: only read it.")
                .toEqual(1.0);
    }

    @Test
    void a_meter_merged_with_itself_counts_everything_twice() {
        CompensatedSum meter = meter(1, 1e100, 2, -1e100, 5);
        meter.merge(meter);
        expect("the sum of 1, 10¹⁰⁰, 2, −10¹⁰⁰ and 5, merged with itself,", meter.sum())
                .usually("A meter merged with itself counts everything twice.")
                .toEqual(16.0);
    }

    @Test
    void what_is_no_number_is_refused_and_changes_nothing() {
        for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
            CompensatedSum meter = meter(3, 0.25);
            expectRefusal(
                    "adding " + bad,
                    IllegalArgumentException.class,
                    "It must be refused, neither counted nor ignored.",
                    () -> meter.add(bad));
            expect("the sum of 3 and 0.25 after " + bad + " was refused", meter.sum())
                    .usually("It was refused after it was counted: look at x before you touch a field.")
                    .toEqual(3.25);
        }
    }

    @Test
    void memory_does_not_grow_with_the_readings() {
        Growth.ofWhatIsKept("a meter of n readings", n -> {
                    CompensatedSum meter = new CompensatedSum();
                    for (int i = 0; i < n; i++) {
                        meter.add(Math.scalb(1.0, i % 900 - 450));
                    }
                    return meter;
                })
                .usually("Billions of readings do not fit: keep no reading.")
                .toBeAtMost(Growth.Order.CONSTANT);
    }

    @Test
    @Needs
    void agrees_with_the_solution() {
        Inputs<Double> readings = Inputs.number().or(Inputs.choice(1e100, -1e100, 1e16, -1e16, 1.0, 0.1, 1e-300, -0.0));
        Agreement.on(Steps.on(2).call("add", readings).withOther("merge").upTo(8))
                .ask("the sums of meters a and b after {}", CompensatedSumTest::after)
                .within(4e-16, CompensatedSumTest::rounding)
                .holds();
    }

    /** What two right sums may differ by, as if they had twice the digits: n²u² times the sum of all sizes, in units of 4e-16. */
    private static double rounding(List<Step> steps) {
        double[] sizes = new double[2];
        for (Step step : steps) {
            sizes[step.object()] += step.method().equals("add") ? Math.abs(step.number()) : sizes[step.other()];
        }
        return 4e-15 * (sizes[0] + sizes[1]);
    }

    private static Meters after(List<Step> steps) {
        CompensatedSum[] meters = {new CompensatedSum(), new CompensatedSum()};
        for (Step step : steps) {
            if (step.method().equals("add")) {
                meters[step.object()].add(step.number());
            } else {
                meters[step.object()].merge(meters[step.other()]);
            }
            meters[step.object()].sum(); // asking changes nothing
        }
        return new Meters(meters[0].sum(), meters[1].sum());
    }

    private static CompensatedSum meter(double... readings) {
        CompensatedSum meter = new CompensatedSum();
        for (double reading : readings) {
            meter.add(reading);
        }
        return meter;
    }

    private static double sumOf(double... readings) {
        return meter(readings).sum();
    }
}
