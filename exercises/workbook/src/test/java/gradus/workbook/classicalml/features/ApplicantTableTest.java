package gradus.workbook.classicalml.features;

import static gradus.engine.expect.Expect.expect;

import gradus.datasets.DataSets;
import gradus.datasets.bridge.Numbers;
import gradus.engine.check.Agreement;
import gradus.engine.check.Inputs;
import gradus.engine.check.Untouched;
import gradus.engine.exercise.Exercise;
import gradus.engine.exercise.ExplainedIn;
import gradus.engine.exercise.Hint;
import gradus.engine.exercise.Kind;
import gradus.engine.exercise.Needs;
import gradus.workbook.classicalml.features.ApplicantTable.Applicant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

/** Expected numbers are those of scikit-learn 1.2.1: {@code classical-ml/src/test/peers/peer_features_table.py}. */
@Exercise(lesson = "features", number = 5, title = "A table from Python", kind = Kind.USE, points = 6, minutes = 30)
@Hint(
        "Count the columns that come out: three numbers, four homes and an age would be eight. Which one is gone, and why?")
@Hint(
        "Work out one z by hand. The seniorities are 1, 3, 5, 7, 4 and a gap: what is the gap filled with, and what do you divide by?")
@Hint("The lesson has a step for each of these, with other defaults than the script. Compare before you use one.")
@ExplainedIn("features#how-professionals-do-it")
class ApplicantTableTest {
    private static final double GAP = Double.NaN;

    private static final List<Applicant> SIX = List.of(
            new Applicant(1, 100, GAP, "rent", 20),
            new Applicant(3, GAP, GAP, "owner", 30),
            new Applicant(5, 140, GAP, null, 45),
            new Applicant(GAP, 120, GAP, "rent", 50),
            new Applicant(7, 160, GAP, "owner", 52),
            new Applicant(4, 80, GAP, "parents", 71));

    @Test
    void the_lists_stay_as_they_are() {
        List<Applicant> training = new ArrayList<>(SIX);
        Collections.reverse(training); // not in the order of any column
        List<Applicant> asked = new ArrayList<>(training.subList(1, 4));
        Untouched.of("the list of training rows", training)
                .and("the list of those asked about", asked)
                .by("transforming", () -> ApplicantTable.transform(training, asked));
    }

    @Test
    void the_training_rows_become_what_the_script_printed() {
        double[] first = ApplicantTable.transform(SIX, SIX.subList(0, 1))[0];
        expect("how many numbers a row becomes", first.length)
                .ifEqual(8, "Debt has no value in any training row: the script has dropped that column.")
                .ifEqual(9, "Eight would be one too many already: debt has no value in training, and is dropped.")
                .ifEqual(6, "A missing home is a category: it has a column of its own, the last.")
                .usually("Two numbers, four homes (missing is one), one age.")
                .toEqual(7);
        expect("numbers of the first row, seniority and income,", Arrays.copyOf(first, 2))
                .ifCloseTo(
                        new double[] {-3 / Math.sqrt(20 / 5.0), -20 / Math.sqrt(4000 / 5.0)},
                        "The squares were divided by 5, either by n − 1 or by the number of the known values. The script fills first"
                                + " and then divides by all six rows.")
                .ifCloseTo(
                        new double[] {-3 / Math.sqrt(20 / 4.0), -20 / Math.sqrt(4000 / 4.0)},
                        "The spread is that of the known values, divisor their number less one. The script fills first, and"
                                + " then scales all six rows, divisor 6.")
                .usually("Seniority: mean 4, squares 20 over all six rows, so (1 − 4) / √(20 / 6).")
                .toBeCloseTo(new double[] {-1.6431676725154982, -0.7745966692414834}, 1e-9);
        expect("homes and age of the training rows", columns(ApplicantTable.transform(SIX, SIX), 2, 7))
                .when(
                        rows -> rows[0][0] == 1,
                        "Homes stand in order of appearance: the script sorts them, missing last.")
                .when(rows -> rows[2][0] == 1, "A missing home stands first: it stands behind the others.")
                .when(
                        rows -> rows[4][4] == 1 && rows[5][4] == 2,
                        "The bins are of equal width, it seems. They are cut at quantiles: two rows in each here.")
                .usually("Owner, parents, rent, missing, and a bin from 0 to 2; two of the ages in each.")
                .toEqual(new double[][] {
                    {0, 0, 1, 0, 0}, {1, 0, 0, 0, 0}, {0, 0, 0, 1, 1}, {0, 0, 1, 0, 1}, {1, 0, 0, 0, 2}, {0, 1, 0, 0, 2}
                });
    }

    @Test
    @Needs("the_training_rows_become_what_the_script_printed")
    void other_rows_become_what_the_script_printed() {
        expect(
                        "what the three rows asked about become",
                        ApplicantTable.transform(
                                SIX,
                                List.of(
                                        new Applicant(4, GAP, 900, "boat", 18),
                                        new Applicant(GAP, 200, GAP, null, 39),
                                        new Applicant(6, 120, 5, "owner", 80))))
                .when(
                        rows -> rows[1][1] != 0 && Math.abs(rows[1][1] - 3.0983866769659336) > 1e-6,
                        "The income of 200 is not (200 − 120) / √(4000 / 6). Usually it is scaled by other rows than the six training rows: learn from these only.")
                .usually("Mean, spread, homes and cuts are those of the training rows; an unknown home has no 1.")
                .toBeCloseTo(
                        new double[][] {
                            {0, 0, 0, 0, 0, 0, 0},
                            {0, 3.0983866769659336, 0, 0, 0, 1, 0},
                            {1.0954451150103321, 0, 1, 0, 0, 0, 2}
                        },
                        1e-9);
    }

    @Test
    @Needs("other_rows_become_what_the_script_printed")
    void columns_that_do_not_vary_are_divided_by_1() {
        expect(
                        "rows asked about after three of seniority 2, debt 7, rent and age 40",
                        ApplicantTable.transform(
                                List.of(
                                        new Applicant(2, 1, 7, "rent", 40),
                                        new Applicant(2, 3, 7, "rent", 40),
                                        new Applicant(2, GAP, 7, "rent", 40)),
                                List.of(new Applicant(5, 4, 7, null, 30), new Applicant(GAP, 2, 9, "rent", 50))))
                .when(
                        rows -> Arrays.stream(rows)
                                .flatMapToDouble(Arrays::stream)
                                .anyMatch(x -> !Double.isFinite(x)),
                        "A spread of 0 was divided by. Such a column is divided by 1.")
                .usually("(5 − 2) / 1 is 3, (9 − 7) / 1 is 2; where all ages are equal there is one bin, 0.")
                .toBeCloseTo(new double[][] {{3, 2.449489742783178, 0, 0, 0}, {0, 0, 2, 1, 0}}, 1e-9);
    }

    @Test
    @Needs("other_rows_become_what_the_script_printed")
    void equal_cuts_and_letters_of_both_cases_are_as_in_the_script() {
        List<Applicant> training = List.of(
                new Applicant(1, 1, 0, null, 20),
                new Applicant(2, 5, 0, "b", 20),
                new Applicant(3, 9, 1, "B", 20),
                new Applicant(4, 2, 1, "a", 20),
                new Applicant(9, 2, GAP, "b", 60));
        expect(
                        "homes and bins of B at 19, a home of no letters at 70, and A at 21, after a, b, B, b and a missing one, four of them 20"
                                + " and one 60,",
                        columns(
                                ApplicantTable.transform(
                                        training,
                                        List.of(
                                                new Applicant(1, 1, 1, "B", 19),
                                                new Applicant(1, 1, 1, "", 70),
                                                new Applicant(1, 1, 1, "A", 21))),
                                3,
                                8))
                .when(
                        rows -> rows[0][4] + rows[1][4] + rows[2][4] > 0,
                        "Both cuts lie on the smallest age, 20: they are left out.")
                .when(rows -> rows[1][3] == 1, "An empty text is not a missing home: nobody in training had it.")
                .usually("The homes are B, a, b, missing; capitals come first in compareTo.")
                .toEqual(new double[][] {{1, 0, 0, 0, 0}, {0, 0, 0, 0, 0}, {0, 0, 0, 0, 0}});
    }

    @Test
    @Needs("other_rows_become_what_the_script_printed")
    void large_numbers_and_cuts_that_nearly_coincide_are_as_in_the_script() {
        double[][] rows = ApplicantTable.transform(
                List.of(
                        new Applicant(0, 1e8 + 1, 0, "rent", 20),
                        new Applicant(1, 1e8 + 2, 0, "rent", 30),
                        new Applicant(1, 1e8 + 2, 1, "rent", 30 + 1e-9),
                        new Applicant(2, 1e8 + 3, 1, "rent", 40)),
                List.of(new Applicant(1, 1e8 + 3, 1, "rent", 35)));
        expect("the income of 100,000,003 after 100,000,001, twice 100,000,002, and 100,000,003", rows[0][1])
                .usually(
                        "The mean of squares less the square of the mean loses all digits here: sum the squared distances from the mean.")
                .toBeCloseTo(Math.sqrt(2), 1e-9);
        expect("the bin of 35 after ages 20, 30, 30.000000001 and 40", rows[0][4])
                .usually("The cuts 30 and 30.000000001 are nearer than 10⁻⁸ to each other: the upper one is left out.")
                .toBeCloseTo(1, 0);
    }

    @Test
    @Needs("other_rows_become_what_the_script_printed")
    void real_applicants_add_up_to_the_scripts_sums() {
        List<Applicant> all = credits();
        List<Applicant> asked = all.subList(3000, all.size()).stream()
                .filter(a -> a.age() != 30 && a.age() != 31 && a.age() != 41 && a.age() != 42)
                .toList();
        double[] sums = new double[11];
        for (double[] row : ApplicantTable.transform(all.subList(0, 3000), asked)) {
            Arrays.setAll(sums, j -> sums[j] + row[j]);
        }
        expect("sums of the 11 columns of 1268 real applicants", sums)
                .usually(
                        "One of the rules of the smaller tables does not hold here. Look at the first column that differs.")
                .toBeCloseTo(
                        new double[] {
                            7.36698089553947, -160.81267329330535, 27.762123112531125, 9, 80, 597, 236, 82, 264, 0, 1253
                        },
                        1e-6);
    }

    private record Question(List<Applicant> training, List<Applicant> asked) {}

    @Test
    @Needs
    void agrees_with_the_solution() {
        Inputs<Double> number = Inputs.choice(GAP, 0.0, -2.0, 5.0, 7.0, 1000.0);
        Inputs<Applicant> applicant = number.and(number, (a, b) -> new Applicant(a, b, 0, "", 0))
                .and(number, (p, debt) -> new Applicant(p.seniority(), p.income(), debt, "", 0))
                .and(Inputs.choice("rent", null, "", "Rent", "owner"), ApplicantTableTest::at)
                .and(
                        Inputs.whole(20, 60),
                        (p, age) -> new Applicant(p.seniority(), p.income(), p.debt(), p.home(), age));
        Inputs<List<Applicant>> training = Inputs.listOf(applicant, 9).filter(ApplicantTableTest::hasANumber);
        Agreement.on(training.and(Inputs.listOf(applicant, 3), Question::new))
                .within(1e-9)
                .ask(
                        "the columns of {asked}, fitted on {training},",
                        q -> ApplicantTable.transform(
                                q.training(),
                                q.asked().stream()
                                        .filter(a -> isClear(a, q.training()))
                                        .toList()))
                .questions(1000)
                .holds();
    }

    private static Applicant at(Applicant p, String home) {
        return new Applicant(p.seniority(), p.income(), p.debt(), home, 0);
    }

    private static boolean hasANumber(List<Applicant> training) {
        return training.stream()
                .anyMatch(p -> !Double.isNaN(p.seniority()) || !Double.isNaN(p.income()) || !Double.isNaN(p.debt()));
    }

    /** Whether an age lies further than a hundredth from both places at which the bins may be cut. */
    private static boolean isClear(Applicant asked, List<Applicant> training) {
        double[] ages = training.stream().mapToDouble(Applicant::age).sorted().toArray();
        for (double share : new double[] {1 / 3.0, 2 / 3.0}) {
            double place = share * (ages.length - 1);
            int below = (int) place;
            double above = ages[Math.min(below + 1, ages.length - 1)];
            if (Math.abs(ages[below] + (place - below) * (above - ages[below]) - asked.age()) < 0.01) {
                return false;
            }
        }
        return asked.age() != ages[0] && asked.age() != ages[ages.length - 1];
    }

    private static double[][] columns(double[][] rows, int from, int to) {
        return Arrays.stream(rows).map(row -> Arrays.copyOfRange(row, from, to)).toArray(double[][]::new);
    }

    private static List<Applicant> credits() {
        Table table = DataSets.CREDIT_SCORING.table();
        double[][] numbers = Numbers.matrixWithGaps(table, List.of("seniority", "income", "debt", "age"));
        List<Applicant> applicants = new ArrayList<>();
        for (int i = 0; i < numbers.length; i++) {
            String home = table.column("home").isMissing(i) ? null : table.getString(i, "home");
            applicants.add(new Applicant(numbers[i][0], numbers[i][1], numbers[i][2], home, numbers[i][3]));
        }
        return applicants;
    }
}
