package gradus.workbook.fundamentals.inference;

import static gradus.engine.expect.Expect.expect;
import static gradus.engine.expect.Expect.expectRefusal;
import static gradus.engine.expect.Law.law;

import gradus.datasets.DataSets;
import gradus.engine.check.Agreement;
import gradus.engine.check.Inputs;
import gradus.engine.check.Invariance;
import gradus.engine.check.Untouched;
import gradus.engine.exercise.Exercise;
import gradus.engine.exercise.ExplainedIn;
import gradus.engine.exercise.Hint;
import gradus.engine.exercise.Kind;
import gradus.engine.exercise.Needs;
import gradus.fundamentals.inference.TestResult;
import gradus.workbook.fundamentals.inference.BeforeAndAfter.Night;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Row;

@Exercise(
        lesson = "inference",
        number = 5,
        title = "The same patients twice",
        kind = Kind.FIX,
        points = 4,
        minutes = 15)
@ExplainedIn("inference#which-test-ask-how-the-data-came-about")
@Hint("Who slept in the first line, and who in the eleventh? Does the file know that it is the same person?")
@Hint("Three nights of a patient are alike in what is the patient's own. How many independent numbers is that?")
class BeforeAndAfterTest {
    private record Found(double t, double p, double estimate, double low, double high) {}

    private static final List<Night> THREE = List.of(
            new Night("Ann", 1, 1),
            new Night("Bob", 1, 5),
            new Night("Cy", 1, 2),
            new Night("Ann", 2, 2),
            new Night("Bob", 2, 7),
            new Night("Cy", 2, 5)); // differences 1, 2, 3

    @Test
    void the_list_of_nights_stays_as_it_is() {
        List<Night> nights = new ArrayList<>(THREE);
        Untouched.of("the list of nights", nights).by("the test", () -> BeforeAndAfter.secondAgainstFirst(nights));
    }

    @Test
    void three_patients_by_hand() {
        Found found = found(THREE);
        expect("the difference of Ann, Bob and Cy, who gained 1, 2 and 3 hours,", found.estimate())
                .ifCloseTo(-2.0, "That is the first less the second.")
                .usually("Drug 2 less drug 1: 2 hours.")
                .toBeCloseTo(2.0, 1e-12);
        expect("t of Ann, Bob and Cy, who gained 1, 2 and 3 hours,", found.t())
                .when(t -> t < 1.5, "Still the test of two groups: what differs between patients counts as noise.")
                .usually("The differences have the mean 2 and a standard error of 1/√3.")
                .toBeCloseTo(2 * Math.sqrt(3), 1e-9);
    }

    @Test
    @Needs("three_patients_by_hand")
    void equal_names_are_one_patient() {
        law("names that are equal and not the same objects should be one patient", onePatient(unshared(THREE)))
                .because("Compare names with equals, not with ==.")
                .toHold();
    }

    private static boolean onePatient(List<Night> nights) {
        try {
            return Math.abs(found(nights).estimate() - 2) < 1e-9;
        } catch (IllegalArgumentException e) {
            return false; // no night was found for a name
        }
    }

    @Test
    @Needs("equal_names_are_one_patient")
    void student_found_p_0_0028() {
        List<Night> nights = new ArrayList<>();
        for (Row row : DataSets.SLEEP.table()) {
            nights.add(new Night("patient " + row.getInt("id"), row.getInt("group"), row.getDouble("extra")));
        }
        Found found = found(nights);
        expect("p of Student's ten patients", found.p())
                .ifCloseTo(0.07939414018735817, "Still the test of two groups.")
                .usually("R's t.test(…, paired = TRUE) gives 0.002833.")
                .toBeCloseTo(0.00283289019738427, 1e-9);
        expect("the interval of Student's ten patients", new double[] {found.low(), found.high()})
                .usually("R's t.test(…, paired = TRUE) gives 0.70 to 2.46 at 95%: yours has another confidence.")
                .toBeCloseTo(new double[] {0.7001142367230175, 2.459885763276982}, 1e-9);
    }

    @Test
    @Needs("equal_names_are_one_patient")
    void what_has_no_bearing_changes_nothing() {
        String order = "Pair by the patient's name, not by the order of the nights.";
        Invariance.of("p of Ann, Bob and Cy", THREE, nights -> found(nights).p())
                .under("with the nights in another order", BeforeAndAfterTest::turned)
                .under(
                        "with nights under drug 3",
                        nights -> with(nights, new Night("Bob", 3, 100), new Night("Fay", 3, 1)))
                .under(
                        "with Dot, who took only drug 1, and Eve, who took only drug 2",
                        nights -> with(nights, new Night("Dot", 1, 3), new Night("Eve", 2, 9)))
                .under(
                        "with ann, who took only drug 1, and \"Bob \", who took only drug 2",
                        nights -> with(nights, new Night("ann", 1, 9), new Night("Bob ", 2, 9)))
                .ifMoved("with the nights in another order", order)
                .ifMoved(
                        "with ann, who took only drug 1, and \"Bob \", who took only drug 2",
                        "Names were made alike first: patients are the same only if their names are equal.")
                .ifMoved(
                        "with nights under drug 3",
                        "Nights under a third drug were counted, or whoever had one was left out.")
                .ifMoved(
                        "with Dot, who took only drug 1, and Eve, who took only drug 2",
                        "Who has not taken both has no difference, not one from 0: leave such a patient out.")
                .usually(order)
                .toHold(1e-9);
    }

    @Test
    @Needs("three_patients_by_hand")
    void each_patient_counts_once() {
        List<Night> nights = with(
                THREE,
                new Night("Ann", 2, 4), // 2 and 4: the mean is 3
                new Night("Ann", 1, 0),
                new Night("Ann", 1, -1), // 1, 0 and −1: the mean is 0
                new Night("Cy", 2, 9)); // 5 and 9: the mean is 7
        expect(
                        "the difference of Ann, Bob and Cy, some with several nights,",
                        found(nights).estimate())
                .ifCloseTo(
                        (5 + 2 + 7) / 3.0, "The last night replaced the others: take the mean of a patient's nights.")
                .ifCloseTo(2.0, "Only the first night was taken: take the mean of a patient's nights.")
                .ifCloseTo(20 / 3.0, "The nights were added up: take the mean of a patient's nights.")
                .usually("Each patient counts once: the differences are 3 − 0, 7 − 5 and 7 − 2.")
                .toBeCloseTo(10 / 3.0, 1e-12);
        expect("t of Ann, Bob and Cy, some with several nights,", found(nights).t())
                .usually("Each patient counts once: three differences, 3, 2 and 5.")
                .toBeCloseTo(10 / 3.0 / Math.sqrt(7 / 3.0 / 3), 1e-9);
    }

    @Test
    @Needs("each_patient_counts_once")
    void equal_nights_are_two_nights() {
        List<Night> nights = with(THREE, new Night("Ann", 2, 2), new Night("Ann", 2, 5)); // 2, 2 and 5: the mean is 3
        expect(
                        "the difference of Ann, Bob and Cy, Ann with 2, 2 and 5 hours under drug 2,",
                        found(nights).estimate())
                .ifCloseTo(7.5 / 3, "One of two equal nights was dropped: each night counts.")
                .usually("The differences are 3 − 1, 7 − 5 and 5 − 2.")
                .toBeCloseTo(7 / 3.0, 1e-12);
    }

    @Test
    @Needs("three_patients_by_hand")
    void too_few_pairs_are_refused() {
        expectRefusal(
                "the test of one patient with both drugs",
                IllegalArgumentException.class,
                "One difference has no spread.",
                () -> BeforeAndAfter.secondAgainstFirst(
                        List.of(new Night("Ann", 1, 1), new Night("Ann", 2, 3), new Night("Bob", 1, 3))));
    }

    @Test
    @Needs
    void agrees_with_the_solution() {
        Inputs<Night> night = Inputs.choice("Ann", "Bob", "Cy", "Dot")
                .and(Inputs.choice(1, 2, 1, 2, 3), (patient, drug) -> new Night(patient, drug, 0))
                .and(Inputs.whole(-8, 8), (who, halves) -> new Night(who.patient(), who.drug(), halves / 2.0));
        Agreement.on(Inputs.listOf(night, 14).map(BeforeAndAfterTest::someNights))
                .ask("the result for {}", BeforeAndAfterTest::found)
                .within(1e-8)
                .questions(600)
                .holds();
    }

    /** At most two nights of a patient under a drug: means of halves are exact, so that equal differences are equal. */
    private static List<Night> someNights(List<Night> nights) {
        List<Night> some = new ArrayList<>();
        for (Night night : nights) {
            long before = some.stream()
                    .filter(other -> other.patient().equals(night.patient()) && other.drug() == night.drug())
                    .count();
            if (before < 2) {
                some.add(night);
            }
        }
        return some;
    }

    private static Found found(List<Night> nights) {
        TestResult test = BeforeAndAfter.secondAgainstFirst(nights);
        return test.interval()
                .map(ends -> new Found(test.statistic(), test.pValue(), ends.estimate(), ends.low(), ends.high()))
                .orElseThrow();
    }

    private static List<Night> with(List<Night> nights, Night... more) {
        List<Night> all = new ArrayList<>(nights);
        Collections.addAll(all, more);
        return all;
    }

    private static List<Night> turned(List<Night> nights) {
        List<Night> turned = new ArrayList<>(nights);
        Collections.swap(turned, 0, 2);
        Collections.swap(turned, 1, 4);
        return turned;
    }

    private static List<Night> unshared(List<Night> nights) {
        return nights.stream()
                .map(night -> new Night(new String(night.patient().toCharArray()), night.drug(), night.hours()))
                .toList();
    }
}
