package gradus.workbook.classicalml.ensembles;

import static gradus.engine.expect.Expect.expect;
import static gradus.engine.expect.Law.law;

import gradus.engine.check.Agreement;
import gradus.engine.check.Inputs;
import gradus.engine.check.Untouched;
import gradus.engine.exercise.Exercise;
import gradus.engine.exercise.ExplainedIn;
import gradus.engine.exercise.Hint;
import gradus.engine.exercise.Kind;
import gradus.engine.exercise.Needs;
import gradus.fundamentals.linearalgebra.Matrix;
import gradus.fundamentals.linearalgebra.Vectors;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

@Exercise(lesson = "ensembles", number = 2, title = "A run that overshoots", kind = Kind.FIX, points = 4, minutes = 15)
@ExplainedIn("ensembles#boosting-from-four-rows")
@Hint(
        "Take the four rows of the lesson and the learning rate 1, and write down what each tree is fitted to. Which numbers come twice?")
@Hint(
        "Follow the two arrays through two rounds: when a tree is fitted, does what it is fitted to know of the tree before?")
@Hint("Then compare what training has reached with what predictions gives for the same rows, at the learning rate 0.5.")
class OvershootingRunTest {
    private static final Matrix FOUR = Matrix.ofColumns(new double[] {1, 2, 3, 4});
    private static final double[] TARGETS = {1, 2, 6, 11};

    @Test
    void the_targets_handed_in_stay_as_they_are() {
        double[] targets = TARGETS.clone();
        Untouched.of("the array of targets", targets)
                .because(
                        "The targets handed in were changed: the caller still needs them. Keep what is missing in an array of your own.")
                .by("the training", () -> OvershootingRun.train(FOUR, targets, 3, 0.5));
    }

    @Test
    void without_a_tree_the_mean_is_predicted() {
        expect("the predictions for 4 rows after 0 rounds", predictions(0, 0.5))
                .usually("Before the first tree, the mean of the targets is predicted: 5 here.")
                .toBeCloseTo(new double[] {5, 5, 5, 5}, 1e-12);
    }

    @Test
    @Needs({"the_targets_handed_in_stay_as_they_are", "without_a_tree_the_mean_is_predicted"})
    void the_first_tree_is_added_by_its_share() {
        expect("the predictions for 4 rows after 1 round at the learning rate 0.5", predictions(1, 0.5))
                .ifCloseTo(
                        new double[] {1.5, 1.5, 8.5, 8.5},
                        "The whole of each tree was added to the prediction, of which training had added a share.")
                .ifCloseTo(new double[] {4.125, 4.125, 5.875, 5.875}, "The learning rate was taken twice.")
                .usually("The first tree says −3.5 and 3.5, and half of it is added to 5.")
                .toBeCloseTo(new double[] {3.25, 3.25, 6.75, 6.75}, 1e-9);
    }

    @Test
    @Needs("the_first_tree_is_added_by_its_share")
    void the_second_tree_learns_what_the_first_has_left() {
        double third = 17.0 / 24;
        expect("the predictions for 4 rows after 2 rounds at the learning rate 0.5", predictions(2, 0.5))
                .ifCloseTo(new double[] {1.5, 1.5, 8.5, 8.5}, """
                        The second tree learned the residuals of the first once more: −4, −3, 1, 6. By now −2.25, −1.25, −0.75 \
                        and 4.25 are missing.""")
                .ifCloseTo(
                        new double[] {17 / 6.0, 17 / 6.0, 19 / 3.0, 8},
                        "The whole of each tree was taken from the residuals, of which only a share is added.")
                .ifCloseTo(
                        new double[] {3.25 + third, 3.25 + third, 6.75 + third, 4.625},
                        "The second tree took away what was missing: it learned residuals with the sign turned.")
                .ifCloseTo(
                        new double[] {4, 4, 11, 11},
                        "The targets were fitted again, start and all, instead of what is missing.")
                .usually(
                        "After the first round −2.25, −1.25, −0.75 and 4.25 are missing; the second tree splits them after 3.")
                .toBeCloseTo(new double[] {3.25 - third, 3.25 - third, 6.75 - third, 6.75 + 2.125}, 1e-9);
    }

    @Test
    @Needs("the_second_tree_learns_what_the_first_has_left")
    void no_round_raises_the_error_on_the_training_rows() {
        for (double rate : new double[] {1, 0.7, 0.2, 0.01}) {
            double before = Double.POSITIVE_INFINITY;
            for (int rounds = 0; rounds <= 12; rounds++) {
                double now = Vectors.norm(Vectors.minus(predictions(rounds, rate), TARGETS));
                law(
                                "round " + rounds + " at the learning rate " + rate
                                        + " should not raise the error on the 4 training rows",
                                now <= before + 1e-9)
                        .usually("Usually a tree was fitted to residuals that are no longer those of the sum.")
                        .toHold();
                before = now;
            }
        }
    }

    @Test
    @Needs("the_second_tree_learns_what_the_first_has_left")
    void whole_steps_are_taken_as_well() {
        expect("the predictions for 4 rows after 3 rounds at the learning rate 1", predictions(3, 1))
                .usually("Before the third tree 1/3, 4/3, −5/3 and 0 are missing; it splits them after 2.")
                .toBeCloseTo(new double[] {1.5, 1.5, 41 / 6.0, 61 / 6.0}, 1e-9);
    }

    @Test
    @Needs("the_second_tree_learns_what_the_first_has_left")
    void rows_not_trained_on_go_through_the_trees_too() {
        double third = 17.0 / 24;
        expect(
                        "the predictions for the rows 0.5, 3.2 and 9 after 2 rounds at the learning rate 0.5",
                        OvershootingRun.train(FOUR, TARGETS.clone(), 2, 0.5)
                                .predictions(Matrix.ofColumns(new double[] {0.5, 3.2, 9})))
                .ifCloseTo(
                        new double[] {3.25 - third, 3.25 - third, 6.75 - third},
                        "Those are the predictions for the first three training rows. Ask the trees about the rows given.")
                .usually("The trees ask whether x is at most 2.5, and whether it is at most 3.5.")
                .toBeCloseTo(new double[] {3.25 - third, 6.75 - third, 6.75 + 2.125}, 1e-9);
    }

    @Test
    @Needs("the_second_tree_learns_what_the_first_has_left")
    void two_runs_live_side_by_side() {
        OvershootingRun first = OvershootingRun.train(FOUR, TARGETS, 6, 0.5);
        double[] before = first.predictions(FOUR);
        OvershootingRun.train(FOUR, new double[] {9, 9, 1, 0}, 5, 1);
        expect("the first run's predictions, after another was trained,", first.predictions(FOUR))
                .usually("Keep nothing of a run in static fields, and change nothing of it when it is asked.")
                .toBeCloseTo(before, 0);
    }

    private record Run(List<Integer> targets, int rounds, double rate) {
        double[] predictions() {
            SplittableRandom random = new SplittableRandom(7);
            double[][] rows = new double[targets.size()][2];
            double[] numbers = new double[rows.length];
            for (int i = 0; i < rows.length; i++) {
                rows[i] = new double[] {random.nextInt(100), random.nextInt(100)};
                numbers[i] = targets.get(i) + random.nextDouble(); // no two splits gain the same
            }
            Matrix X = Matrix.of(rows);
            return OvershootingRun.train(X, numbers, rounds, rate).predictions(X);
        }
    }

    @Test
    @Needs
    void agrees_with_the_solution() {
        // at the rate 1 two rows of a leaf are left with d and −d, and two splits gain the same
        Agreement.on(Inputs.listOf(Inputs.whole(-9, 9), 12)
                        .filter(targets -> targets.size() > 1)
                        .and(Inputs.whole(0, 6), (targets, rounds) -> new Run(targets, rounds, 0.5))
                        .and(
                                Inputs.choice(0.5, 0.8, 0.3, 0.05),
                                (run, rate) -> new Run(run.targets(), run.rounds(), rate)))
                .ask(
                        "the predictions for targets near {targets} after {rounds} rounds at the learning rate {rate}",
                        run -> run.predictions())
                .within(1e-6)
                .usually("Each tree is fitted to what the start and the shares of all trees before it still lack.")
                .questions(200)
                .holds();
    }

    private static double[] predictions(int rounds, double rate) {
        return OvershootingRun.train(FOUR, TARGETS.clone(), rounds, rate).predictions(FOUR);
    }
}
