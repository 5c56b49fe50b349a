package gradus.workbook.classicalml.features;

import static gradus.engine.expect.Expect.expect;
import static gradus.engine.expect.Expect.expectRefusal;

import gradus.engine.check.Agreement;
import gradus.engine.check.Inputs;
import gradus.engine.exercise.Exercise;
import gradus.engine.exercise.ExplainedIn;
import gradus.engine.exercise.Hint;
import gradus.engine.exercise.Kind;
import gradus.engine.exercise.Needs;
import gradus.workbook.classicalml.features.StepChain.Fitted;
import gradus.workbook.classicalml.features.StepChain.Step;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

@Exercise(
        lesson = "features",
        number = 3,
        title = "A chain that fits once",
        kind = Kind.BUILD,
        points = 5,
        minutes = 20)
@Hint("What does the second step learn from? Not from the rows that the chain was given.")
@Hint("Fitting needs the steps and keeps the fitted ones. Applying needs only the fitted ones.")
@Hint("training() and apply(training rows) are two different things for a step that learns from targets.")
@ExplainedIn("features#a-step-that-cannot-leak-by-accident")
class StepChainTest {
    private static final double[][] ROWS = {{1}, {2}, {6}};
    private static final double[] TARGETS = {10, 20, 60};

    /** A step that writes down what is asked of it: it adds a number to training rows, and ten times that to others. */
    private record Spy(String name, double number, List<String> log) implements Step {
        @Override
        public Fitted fit(double[][] rows, double[] targets) {
            log.add(name + " fits " + text(rows) + " to " + Arrays.toString(targets));
            double[][] training = plus(rows, number);
            return new Fitted() {
                @Override
                public double[][] training() {
                    return training;
                }

                @Override
                public double[][] apply(double[][] others) {
                    log.add(name + " gets " + text(others));
                    return plus(others, 10 * number);
                }
            };
        }
    }

    /** Subtracts the mean of what it was fitted on. */
    private static final Step CENTRE = (rows, targets) -> {
        double mean = Arrays.stream(rows).mapToDouble(row -> row[0]).average().orElse(0);
        double[][] training = plus(rows, -mean);
        return fitted(training, others -> plus(others, -mean));
    };

    /** Multiplies by three. */
    private static final Step TRIPLE = (rows, targets) -> fitted(times(rows, 3), others -> times(others, 3));

    /** Training rows become their number less their target; others get the mean target added. */
    private static final Step OUT_OF_FOLD = (rows, targets) -> {
        double[][] training = plus(rows, 0);
        for (int i = 0; i < training.length; i++) {
            training[i][0] -= targets[i];
        }
        double mean = Arrays.stream(targets).average().orElse(0);
        return fitted(training, others -> plus(others, mean));
    };

    @Test
    void a_list_that_is_null_or_holds_null_is_refused() {
        String cause = "Neither the list nor any of its steps may be null. Name steps in the message.";
        expectRefusal("a chain of null", IllegalArgumentException.class, cause, () -> StepChain.of(null), "steps");
        expectRefusal(
                "a chain of a step and null",
                IllegalArgumentException.class,
                cause,
                () -> StepChain.of(Arrays.asList(TRIPLE, null)),
                "steps");
    }

    @Test
    void each_step_fits_once_on_what_the_training_rows_became() {
        List<String> log = new ArrayList<>();
        StepChain.of(List.of(new Spy("a", 1, log), new Spy("b", 5, log))).fit(copy(ROWS), TARGETS.clone());
        expect("what steps a and b are asked while a chain of them is fitted to 1, 2, 6", List.copyOf(log))
                .when(
                        calls -> calls.stream().anyMatch(call -> call.contains("gets")),
                        "A step was applied to training rows. What these become, training() hands out: there is nothing to apply.")
                .when(calls -> calls.size() > 2, "A step fits once. Here one was fitted again.")
                .when(
                        calls -> calls.size() < 2,
                        "A step was not fitted: is the last step left out, or is it fitted only when the chain is applied?")
                .when(
                        calls -> calls.stream().noneMatch(call -> call.contains("[10.0, 20.0, 60.0]")),
                        "Every step gets the targets, as they came.")
                .when(
                        calls -> calls.get(1).startsWith("b fits [[1.0], [2.0], [6.0]]"),
                        "b learns from the raw rows. It must learn from what they became in a.")
                .usually("First a fits the rows, then b fits what they became, 2, 3, 7.")
                .toEqual(List.of(
                        "a fits [[1.0], [2.0], [6.0]] to [10.0, 20.0, 60.0]",
                        "b fits [[2.0], [3.0], [7.0]] to [10.0, 20.0, 60.0]"));
    }

    @Test
    @Needs("each_step_fits_once_on_what_the_training_rows_became")
    void the_training_rows_are_what_the_last_step_made_of_them() {
        List<String> log = new ArrayList<>();
        expect(
                        "what 1, 2, 6 became in a chain that adds 1 and then 5 to training rows",
                        fit(new Spy("a", 1, log), new Spy("b", 5, log)).training())
                .usually("It is training() of the last step.")
                .toEqual(new double[][] {{7}, {8}, {12}});
    }

    @Test
    @Needs("each_step_fits_once_on_what_the_training_rows_became")
    void training_rows_are_handed_out_as_they_became() {
        List<String> log = new ArrayList<>();
        Fitted fitted = fit(new Spy("a", 1, log), new Spy("b", 5, log));
        log.clear();
        fitted.training();
        fitted.training();
        expect("what steps a and b are asked by training() of the fitted chain", List.copyOf(log))
                .usually("training() hands out what fit has made: nothing is fitted again, and nothing applied.")
                .toEqual(List.of());
    }

    @Test
    @Needs("each_step_fits_once_on_what_the_training_rows_became")
    void other_rows_pass_through_each_fitted_step_once() {
        List<String> log = new ArrayList<>();
        Fitted fitted = fit(new Spy("a", 1, log), new Spy("b", 5, log));
        log.clear();
        double[][] became = fitted.apply(new double[][] {{100}});
        expect("what steps a and b are asked while the fitted chain is applied to 100", List.copyOf(log))
                .when(
                        calls -> calls.stream().anyMatch(call -> call.contains("fits")),
                        "A step was fitted again when the chain is applied: it has learned from rows that it must only treat.")
                .ifEqual(
                        List.of("b gets [[100.0]]", "a gets [[150.0]]"),
                        "Rows pass in the order of the list, here the last came first.")
                .usually("a gets 100, and b what it became there, 110.")
                .toEqual(List.of("a gets [[100.0]]", "b gets [[110.0]]"));
        expect("what 100 became", became)
                .usually("a adds 10 to other rows, b adds 50.")
                .toEqual(new double[][] {{160}});
        expect("what 200 became, asked later,", fitted.apply(new double[][] {{200}}))
                .usually("What a row becomes does not depend on what was asked before, or beside it.")
                .toEqual(new double[][] {{260}});
    }

    @Test
    void a_chain_of_no_steps_gives_the_rows_back() {
        Fitted fitted = fit();
        expect("what 1, 2, 6 became in a chain of no steps", fitted.training())
                .usually("Nothing happens to them.")
                .toEqual(ROWS);
        expect("what 5 became in a chain of no steps", fitted.apply(new double[][] {{5}}))
                .usually("Nothing happens to it.")
                .toEqual(new double[][] {{5}});
    }

    @Test
    @Needs("other_rows_pass_through_each_fitted_step_once")
    void what_was_fitted_before_stays_as_it_was() {
        Step chain = StepChain.of(List.of(CENTRE, TRIPLE));
        Fitted first = chain.fit(copy(ROWS), TARGETS.clone());
        Fitted second = chain.fit(new double[][] {{50}, {70}}, new double[] {0, 0});
        String cause =
                "A chain was fitted twice, and what was fitted before stays as it was: keep nothing of a fit in the chain.";
        expect("what 4 became in the first of two fits", first.apply(new double[][] {{4}}))
                .usually(cause)
                .toEqual(new double[][] {{3}});
        expect("what 61 became in the second", second.apply(new double[][] {{61}}))
                .usually(cause)
                .toEqual(new double[][] {{3}});
        expect("what the training rows of the first became", first.training())
                .usually(cause)
                .toEqual(new double[][] {{-6}, {-3}, {9}});
    }

    @Test
    @Needs("other_rows_pass_through_each_fitted_step_once")
    void the_callers_list_may_change() {
        List<Step> steps = new ArrayList<>(List.of(TRIPLE));
        Step chain = StepChain.of(steps);
        steps.add(TRIPLE);
        Fitted fitted = chain.fit(copy(ROWS), TARGETS.clone());
        steps.clear();
        expect(
                        "what 2 becomes in a chain of one step that triples, the list changed by the caller since,",
                        fitted.apply(new double[][] {{2}}))
                .usually("The chain holds the caller's list: keep a copy.")
                .toEqual(new double[][] {{6}});
    }

    @Test
    @Needs("other_rows_pass_through_each_fitted_step_once")
    void a_chain_is_a_step_of_another() {
        Fitted fitted = fit(StepChain.of(List.of(OUT_OF_FOLD, CENTRE)), TRIPLE);
        expect("training rows of a chain within a chain", fitted.training())
                .usually("1 − 10, 2 − 20 and 6 − 60 are −9, −18, −54, whose mean is −27; less that, tripled.")
                .toEqual(new double[][] {{54}, {27}, {-81}});
        expect("what 3 becomes there", fitted.apply(new double[][] {{3}}))
                .usually("3 + 30, the mean target, less −27, tripled.")
                .toEqual(new double[][] {{180}});
    }

    private record Question(List<Integer> kinds, List<Integer> rows) {}

    @Test
    @Needs
    void agrees_with_the_solution() {
        Agreement.on(Inputs.listOf(Inputs.whole(0, 3), 10)
                        .and(Inputs.listOf(Inputs.whole(-9, 9), 4).filter(rows -> !rows.isEmpty()), Question::new))
                .within(1e-9)
                .ask(
                        "what training rows, others, and the training rows asked about later become in {}",
                        StepChainTest::run)
                .questions(300)
                .holds();
    }

    /** Steps 0 centre, 1 triple, 2 out of fold, 3 a chain of the three. */
    private static List<double[][]> run(Question question) {
        List<Step> kinds = List.of(CENTRE, TRIPLE, OUT_OF_FOLD, StepChain.of(List.of(OUT_OF_FOLD, TRIPLE, CENTRE)));
        Step chain = StepChain.of(question.kinds().stream().map(kinds::get).toList());
        double[][] rows = question.rows().stream().map(x -> new double[] {x}).toArray(double[][]::new);
        Fitted fitted =
                chain.fit(rows, question.rows().stream().mapToDouble(x -> x % 4).toArray());
        double[][] others = fitted.apply(new double[][] {{0}, {7}});
        return List.of(fitted.training(), others, fitted.apply(new double[0][]), fitted.apply(rows));
    }

    private static Fitted fit(Step... steps) {
        return StepChain.of(List.of(steps)).fit(copy(ROWS), TARGETS.clone());
    }

    private interface Change {
        double[][] of(double[][] rows);
    }

    private static Fitted fitted(double[][] training, Change change) {
        return new Fitted() {
            @Override
            public double[][] training() {
                return training;
            }

            @Override
            public double[][] apply(double[][] rows) {
                return change.of(rows);
            }
        };
    }

    private static double[][] plus(double[][] rows, double number) {
        return Arrays.stream(rows).map(row -> new double[] {row[0] + number}).toArray(double[][]::new);
    }

    private static double[][] times(double[][] rows, double number) {
        return Arrays.stream(rows).map(row -> new double[] {row[0] * number}).toArray(double[][]::new);
    }

    private static double[][] copy(double[][] rows) {
        return plus(rows, 0);
    }

    private static String text(double[][] rows) {
        return Arrays.deepToString(rows);
    }
}
