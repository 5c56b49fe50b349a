package gradus.workbook.classicalml.framing;

import static gradus.engine.expect.Expect.expect;

import gradus.engine.check.Agreement;
import gradus.engine.check.Inputs;
import gradus.engine.exercise.Exercise;
import gradus.engine.exercise.ExplainedIn;
import gradus.engine.exercise.Hint;
import gradus.engine.exercise.Kind;
import gradus.engine.exercise.Needs;
import gradus.engine.expect.Expect;
import gradus.workbook.classicalml.framing.QuestionJudge.Baseline;
import gradus.workbook.classicalml.framing.QuestionJudge.Column;
import gradus.workbook.classicalml.framing.QuestionJudge.Metric;
import gradus.workbook.classicalml.framing.QuestionJudge.Mistakes;
import gradus.workbook.classicalml.framing.QuestionJudge.Question;
import gradus.workbook.classicalml.framing.QuestionJudge.Rows;
import gradus.workbook.classicalml.framing.QuestionJudge.Task;
import gradus.workbook.classicalml.framing.QuestionJudge.Wanted;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

@Exercise(
        lesson = "framing",
        number = 2,
        title = "Four questions from the business",
        kind = Kind.JUDGE,
        points = 5,
        minutes = 20)
@ExplainedIn("framing#the-idea")
@Hint("A column that was begun before the decision may have been filled in after it. Which of its two days decides?")
@Hint(
        "Write metric first: it follows from what is wanted and from the two costs. Each metric then has one constant that is best under it.")
@Hint(
        "NaN is neither smaller nor larger than any number, and Math.min of NaN and 3 is NaN. What does that do where no rule is in use?")
class QuestionJudgeTest {
    private static final double NO_RULE = Double.NaN;
    private static final List<Column> COLUMNS = List.of(
            new Column("income", -30, -2),
            new Column("age", -900, 4),
            new Column("records", -700, 0),
            new Column("reminders", 40, 90));

    /** Two years after the grant it is known how a credit went; a bad one granted costs five times a good one refused. */
    private static final Question CREDITS = new Question(
            Wanted.WHICH, 4, List.of(900, 730, 729, 30), 730, COLUMNS, new Mistakes(5, 1, false), 0.72, NO_RULE);

    /** A missing loaf costs 30 cents, one left over 10; the baker's rule is last week's number. */
    private static final Question LOAVES =
            new Question(Wanted.HOW_MUCH, 300, days(100), 1, List.of(), new Mistakes(30, 10, false), 300, 250);

    /** A dollar off is a dollar off. */
    private static final Question HOUSES =
            new Question(Wanted.HOW_MUCH, 9, days(9), 0, List.of(), new Mistakes(1, 1, false), 56_000, NO_RULE);

    /** There is time for 200 calls a week. */
    private static final Question CALLS =
            new Question(Wanted.WHOM_FIRST, 50, days(50), 20, List.of(), new Mistakes(1, 1, false), 4, 6);

    @Test
    void rows_are_compared_with_decisions() {
        expect("what to do with 4 rows on 4 credits", QuestionJudge.rows(CREDITS))
                .usually("One row for each decision: nothing to do.")
                .toEqual(Rows.AS_THEY_ARE);
        expect("what to do with 300 rows, one per kind of bread, on the loaves of 100 days", QuestionJudge.rows(LOAVES))
                .usually("There are more rows than decisions, so several rows speak of one decision: sum them up.")
                .toEqual(Rows.SUM_UP_PER_DECISION);
        expect("what to do with 3 rows, one per region, on 50 customers", QuestionJudge.rows(with(CALLS, 3)))
                .usually(
                        "There are fewer rows than decisions, so one row speaks of several decisions, and says nothing of any.")
                .toEqual(Rows.OF_NO_USE);
    }

    @Test
    void only_decisions_whose_outcome_is_known_may_train() {
        expect(
                        "the trainable credits, 900, 730, 729 and 30 days old, where two years tell,",
                        QuestionJudge.trainable(CREDITS))
                .ifEqual(4, "Two of the four are younger than the horizon: \"not bad yet\" is no outcome.")
                .ifEqual(1, "The second credit is 730 days old: on its horizon's day the outcome is known.")
                .usually("A credit trains if at least 730 days have passed since.")
                .toEqual(2);
        expect("the trainable houses, whose price is known on the day,", QuestionJudge.trainable(HOUSES))
                .usually("A horizon of 0 days: every outcome is known, that of today's decision as well.")
                .toEqual(9);
    }

    @Test
    void columns_that_were_settled_by_the_decision_may_be_used() {
        expect("the usable columns of credits", QuestionJudge.usable(CREDITS))
                .ifEqual(
                        List.of("income", "age", "records"),
                        "The ages began long before, but that column was still changed after the day of the decision: its gaps may"
                                + " say who answered later.")
                .ifEqual(
                        List.of("income"),
                        "The records were last changed on the day of the decision itself, not after it: they may be used.")
                .usually("Income and records were settled by the day of the decision. In their order.")
                .toEqual(List.of("income", "records"));
    }

    @Test
    @Needs({"rows_are_compared_with_decisions", "only_decisions_whose_outcome_is_known_may_train"})
    void the_task_follows_from_what_is_wanted() {
        asked("which credits to grant", CREDITS).usually("One of two answers.").toEqual(Task.CLASSIFICATION);
        asked("how many loaves to bake", LOAVES).usually("A number is wanted.").toEqual(Task.REGRESSION);
        asked("which 200 customers to call", CALLS)
                .usually(
                        "A number and a class can both be turned into an order, but whom to call first is neither: only the order counts.")
                .toEqual(Task.RANKING);
        asked("which credits to grant, all of them younger than two years,", aged(CREDITS, List.of(100, 729)))
                .usually("There are rows, but no outcome is known yet.")
                .toEqual(Task.NOTHING_TO_LEARN_FROM);
        asked("which 200 customers to call, from 3 rows, one per region,", with(CALLS, 3))
                .usually("The outcomes are known, but rows of no use leave nothing to learn from.")
                .toEqual(Task.NOTHING_TO_LEARN_FROM);
    }

    @Test
    void the_metric_adds_up_what_mistakes_cost() {
        reported("credits, a bad one granted five times as dear as a good one refused,", CREDITS)
                .usually(
                        "One mistake is five times as dear as the other, and the share of wrong answers counts them alike.")
                .toEqual(Metric.MEAN_COST);
        reported("the same credits at equal costs", costing(CREDITS, 2, 2, true))
                .usually("Both mistakes cost the same: count them. Squares have no meaning where no number is wanted.")
                .toEqual(Metric.SHARE_WRONG);
        reported("house prices, where a dollar off is a dollar off,", HOUSES)
                .ifEqual(
                        Metric.ROOT_MEAN_SQUARED_ERROR,
                        "The root mean squared error is a habit: it counts one house 20,000 off like four that are 10,000 off.")
                .usually("Twice as far off costs twice as much, on both sides alike.")
                .toEqual(Metric.MEAN_ABSOLUTE_ERROR);
        reported("loads of a bridge, where twice as far off costs four times as much,", costing(HOUSES, 1, 1, true))
                .usually("If twice as far off costs four times as much, squares are what it costs.")
                .toEqual(Metric.ROOT_MEAN_SQUARED_ERROR);
        reported("loaves, a missing one at 30 cents and one left over at 10,", LOAVES)
                .usually("The two sides cost differently: add up the cents.")
                .toEqual(Metric.MEAN_COST);
        reported("200 calls", CALLS).usually("Only the first 200 are called.").toEqual(Metric.FOUND_AMONG_THE_FIRST);
    }

    @Test
    @Needs("the_metric_adds_up_what_mistakes_cost")
    void each_metric_has_its_own_baseline() {
        beaten("house prices, by mean absolute error,", HOUSES)
                .ifEqual(Baseline.MEAN, "The mean is best for squared errors. For absolute ones it is the median.")
                .usually("Of all constants the median has the least absolute error.")
                .toEqual(Baseline.MEDIAN);
        beaten("loads of a bridge, by root mean squared error,", costing(HOUSES, 1, 1, true))
                .usually("Of all constants the mean has the least squared error.")
                .toEqual(Baseline.MEAN);
        beaten("loaves without a rule", ruled(LOAVES, NO_RULE))
                .usually("The best constant is the quantile that balances the two costs: three quarters here.")
                .toEqual(Baseline.QUANTILE);
        beaten("credits at different costs", CREDITS)
                .ifEqual(Baseline.MOST_FREQUENT_CLASS, "Granting everybody is often right and dear: compare by cost.")
                .usually("The decision that is cheapest on average.")
                .toEqual(Baseline.CHEAPEST_DECISION);
        beaten("credits at equal costs", costing(CREDITS, 1, 1, false))
                .usually("At equal costs the most frequent class is wrong least often.")
                .toEqual(Baseline.MOST_FREQUENT_CLASS);
    }

    @Test
    @Needs("each_metric_has_its_own_baseline")
    void a_cheaper_rule_is_the_baseline() {
        beaten("loaves, 300 cents a day by the constant and 250 by last week's number,", LOAVES)
                .usually("The baker has a rule, and it is cheaper: a model is compared with what people do today.")
                .toEqual(Baseline.RULE_IN_USE);
        beaten("calls, 4 per customer in a random order and 6 by today's rule,", CALLS)
                .usually("A rule that costs more than a constant is no baseline, though it is in use.")
                .toEqual(Baseline.RANDOM_ORDER);
        beaten("calls, 4 per customer either way,", ruled(CALLS, 4))
                .usually("The rule must cost less to be the baseline, and it costs the same.")
                .toEqual(Baseline.RANDOM_ORDER);
    }

    @Test
    @Needs("a_cheaper_rule_is_the_baseline")
    void a_model_pays_by_what_it_saves_against_the_baseline() {
        worth("a model of 240 cents a day for the loaves of 300 days, 10,000 cents a year,", LOAVES, 240, 300, 10_000)
                .usually(
                        "It saves 10 cents a day: a model saves against the baseline, which is the rule, and not against the constant.")
                .toEqual(false);
        worth("a model of 3 per customer for 2 customers where the order costs 4, at 1.5 a year,", CALLS, 3, 2, 1.5)
                .usually("It saves 2 in a year. One number is per decision, the other per year.")
                .toEqual(true);
        worth("a model of 0.55 for 100,000 credits without a rule, 10,000 a year,", CREDITS, 0.55, 100_000, 10_000)
                .usually(
                        "It saves 17,000. Where no rule is in use, the constant is the baseline; the smaller of a number and NaN is NaN.")
                .toEqual(true);
        worth("a model that saves exactly as much as it costs", CALLS, 3, 100, 100)
                .usually("It must save more than it costs; this one saves exactly as much.")
                .toEqual(false);
    }

    private record Basis(Wanted wanted, int rows, List<Integer> ages) {}

    private record Money(Mistakes mistakes, double constant, double rule) {}

    @Test
    @Needs
    void agrees_with_the_solution() {
        Inputs<Integer> age = Inputs.choice(0, 29, 30, 31, 365);
        Inputs<Integer> day = Inputs.choice(-40, -1, 0, 1, 20);
        Inputs<Basis> kinds = Inputs.choice(Wanted.values())
                .and(Inputs.choice(1, 2, 3, 4), (wanted, rows) -> new Basis(wanted, rows, List.of()))
                .and(
                        Inputs.listOf(age, 4).filter(ages -> !ages.isEmpty()),
                        (kind, ages) -> new Basis(kind.wanted(), kind.rows(), ages));
        Inputs<Money> money = Inputs.choice(1, 2, 5)
                .and(Inputs.choice(1, 2, 5), (low, high) -> new Mistakes(low, high, false))
                .and(Inputs.choice(false, true), (m, squares) -> new Mistakes(m.low(), m.high(), squares))
                .filter(m -> !m.growsWithTheSquare() || m.low() == m.high())
                .and(Inputs.choice(0.0, 1.0, 3.0), (mistakes, constant) -> new Money(mistakes, constant, 0))
                .and(Inputs.choice(NO_RULE, 0.5, 1.0, 8.0), (m, rule) -> new Money(m.mistakes(), m.constant(), rule));
        Inputs<List<Column>> columns = Inputs.listOf(
                day.and(day, (first, last) -> new Column("c" + first, Math.min(first, last), Math.max(first, last))),
                3);
        Agreement.on(kinds.and(money, QuestionJudgeTest::question).and(columns, QuestionJudgeTest::having))
                .ask("what to do with the rows of {}", QuestionJudge::rows)
                .ask("the trainable decisions of {}", QuestionJudge::trainable)
                .ask("the usable columns of {}", QuestionJudge::usable)
                .ask("the task of {}", QuestionJudge::task)
                .ask("the metric of {}", QuestionJudge::metric)
                .ask("the baseline of {}", QuestionJudge::baseline)
                .ask(
                        "isWorthIt for a model of 0.5, 100 decisions and 100 a year, asked of {}",
                        q -> QuestionJudge.isWorthIt(q, 0.5, 100, 100))
                .questions(800)
                .holds();
    }

    private static Question question(Basis kind, Money money) {
        return new Question(
                kind.wanted(),
                kind.rows(),
                kind.ages(),
                30,
                List.of(),
                money.mistakes(),
                money.constant(),
                money.rule());
    }

    private static Question having(Question q, List<Column> columns) {
        return new Question(
                q.wanted(), q.rows(), q.ages(), q.horizon(), columns, q.mistakes(), q.constantCost(), q.ruleCost());
    }

    private static List<Integer> days(int n) {
        return Collections.nCopies(n, 20);
    }

    private static Question with(Question q, int rows) {
        return new Question(
                q.wanted(), rows, q.ages(), q.horizon(), q.columns(), q.mistakes(), q.constantCost(), q.ruleCost());
    }

    private static Question aged(Question q, List<Integer> ages) {
        return new Question(
                q.wanted(), ages.size(), ages, q.horizon(), q.columns(), q.mistakes(), q.constantCost(), q.ruleCost());
    }

    private static Question costing(Question q, int low, int high, boolean squares) {
        return new Question(
                q.wanted(),
                q.rows(),
                q.ages(),
                q.horizon(),
                q.columns(),
                new Mistakes(low, high, squares),
                q.constantCost(),
                q.ruleCost());
    }

    private static Question ruled(Question q, double ruleCost) {
        return new Question(
                q.wanted(), q.rows(), q.ages(), q.horizon(), q.columns(), q.mistakes(), q.constantCost(), ruleCost);
    }

    private static Expect<Task> asked(String what, Question question) {
        return expect("the task of " + what, QuestionJudge.task(question));
    }

    private static Expect<Metric> reported(String what, Question question) {
        return expect("the metric for " + what, QuestionJudge.metric(question));
    }

    private static Expect<Baseline> beaten(String what, Question question) {
        return expect("the baseline for " + what, QuestionJudge.baseline(question));
    }

    private static Expect<Boolean> worth(
            String what, Question question, double modelCost, int decisions, double yearly) {
        return expect("isWorthIt for " + what, QuestionJudge.isWorthIt(question, modelCost, decisions, yearly));
    }
}
