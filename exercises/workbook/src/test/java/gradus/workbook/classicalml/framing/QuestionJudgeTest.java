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
@Hint("A column that was started before the decision may have been filled in after it. Which of its two days decides?")
@Hint(
        "Write metric first: it follows from what is wanted and from the two costs. Each metric then has one constant that is best under it.")
@Hint(
        "NaN is neither smaller nor larger than any number, and Math.min of NaN and 3 is NaN. What does that do to a question without a rule?")
class QuestionJudgeTest {
    private static final double NO_RULE = Double.NaN;
    private static final Mistakes EVEN = new Mistakes(1, 1, false);
    private static final Mistakes SQUARES = new Mistakes(1, 1, true);
    private static final Mistakes UNEVEN = new Mistakes(5, 1, false);
    private static final List<Column> COLUMNS = List.of(
            new Column("income", -30, -2),
            new Column("age", -900, 4),
            new Column("records", -700, 0),
            new Column("reminders", 40, 90));

    /** Two years after the grant it is known how a loan went. */
    private static final Question LOANS = table(Wanted.WHICH, 4, List.of(900, 730, 729, 30), 730);
    /** There is a row for each kind of bread. */
    private static final Question LOAVES = table(Wanted.HOW_MUCH, 300, Collections.nCopies(100, 20), 1);
    /** There is a row for each region. */
    private static final Question REGIONS = table(Wanted.WHOM_FIRST, 3, Collections.nCopies(50, 20), 20);
    /** In a random order a customer costs 4; there is no rule. */
    private static final Question CALLS = money(Wanted.WHOM_FIRST, UNEVEN, 4, NO_RULE);
    /** By the rule a customer costs 6. */
    private static final Question RULED = money(Wanted.WHOM_FIRST, UNEVEN, 4, 6);
    /** 300 cents a day by the best number of loaves, 250 by the baker's rule: as many as a week ago. */
    private static final Question BAKERY = money(Wanted.HOW_MUCH, UNEVEN, 300, 250);

    private static Question table(Wanted wanted, int rows, List<Integer> ages, int horizon) {
        return new Question(wanted, rows, ages, horizon, COLUMNS, EVEN, 1, NO_RULE);
    }

    private static Question money(Wanted wanted, Mistakes mistakes, double constant, double rule) {
        return new Question(wanted, 1, List.of(1), 1, List.of(), mistakes, constant, rule);
    }

    @Test
    void rows_are_compared_with_decisions() {
        expect("what to do with 4 rows on 4 loans", QuestionJudge.rows(LOANS))
                .usually("One row for each decision, young or old: nothing to do.")
                .toEqual(Rows.AS_THEY_ARE);
        expect("what to do with 300 rows, one per kind of bread, on the loaves of 100 days", QuestionJudge.rows(LOAVES))
                .usually("There are more rows than decisions, so several rows speak of one decision: sum them up.")
                .toEqual(Rows.SUM_UP_PER_DECISION);
        expect("what to do with 3 rows, one per region, on 50 customers", QuestionJudge.rows(REGIONS))
                .usually("There are fewer rows than decisions, so one row speaks of several decisions: of no use.")
                .toEqual(Rows.OF_NO_USE);
    }

    @Test
    void only_decisions_whose_outcome_is_known_may_train() {
        expect("the trainable loans, 900, 730, 729 and 30 days old, where 730 tell,", QuestionJudge.trainable(LOANS))
                .ifEqual(4, "Two of the four are younger than the horizon: \"not bad yet\" is no outcome.")
                .ifEqual(1, "The second loan is 730 days old: on its horizon's day the outcome is known.")
                .usually("A loan trains if at least 730 days have passed since.")
                .toEqual(2);
        expect(
                        "the trainable houses, 0 and 3 days old, whose price is known on the day,",
                        QuestionJudge.trainable(table(Wanted.HOW_MUCH, 2, List.of(0, 3), 0)))
                .usually("A horizon of 0 days: every outcome is known, that of today's decision as well.")
                .toEqual(2);
    }

    @Test
    void columns_that_were_settled_by_the_decision_may_be_used() {
        expect("the usable columns of loans", QuestionJudge.usable(LOANS))
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
        asked("which loans to grant", LOANS).usually("One of two answers.").toEqual(Task.CLASSIFICATION);
        asked("how many loaves to bake", LOAVES)
                .ifEqual(Task.NOTHING_TO_LEARN_FROM, "Rows that are summed up per decision are there to learn from.")
                .usually("A number is wanted.")
                .toEqual(Task.REGRESSION);
        asked("which customers to call first", CALLS)
                .usually(
                        "A number and a class give an order too, but whom to call first is neither: only order counts.")
                .toEqual(Task.RANKING);
        asked(
                        "which loans to grant, all of them younger than two years,",
                        table(Wanted.WHICH, 2, List.of(100, 729), 730))
                .usually("There are rows, but no outcome is known yet.")
                .toEqual(Task.NOTHING_TO_LEARN_FROM);
        asked("whom to call first, from 3 rows, one per region,", REGIONS)
                .usually("The outcomes are known, but rows of no use leave nothing to learn from.")
                .toEqual(Task.NOTHING_TO_LEARN_FROM);
    }

    @Test
    void the_metric_adds_up_what_mistakes_cost() {
        reported("loans, where a bad one granted costs five times as much as a good one refused,", Wanted.WHICH, UNEVEN)
                .usually(
                        "One mistake costs five times as much as the other, and the share of wrong answers counts them alike.")
                .toEqual(Metric.MEAN_COST);
        reported("loans at equal costs", Wanted.WHICH, SQUARES)
                .usually("Both mistakes cost the same: count them. Squares have no meaning where no number is wanted.")
                .toEqual(Metric.SHARE_WRONG);
        reported("house prices, where a dollar off is a dollar off,", Wanted.HOW_MUCH, EVEN)
                .ifEqual(
                        Metric.ROOT_MEAN_SQUARED_ERROR,
                        "The root mean squared error is a habit: it counts one house 20,000 off like four that are 10,000 off.")
                .usually("Twice as far off costs twice as much, on both sides alike.")
                .toEqual(Metric.MEAN_ABSOLUTE_ERROR);
        reported("loads of a bridge, where twice as far off costs four times as much,", Wanted.HOW_MUCH, SQUARES)
                .usually("If twice as far off costs four times as much, squares are what it costs.")
                .toEqual(Metric.ROOT_MEAN_SQUARED_ERROR);
        reported("loaves, where a missing one costs more than one left over,", Wanted.HOW_MUCH, UNEVEN)
                .usually("The two sides cost differently: add up the cents.")
                .toEqual(Metric.MEAN_COST);
        reported("customers to call first", Wanted.WHOM_FIRST, UNEVEN)
                .usually("Only those are called for whom there is time, whatever the mistakes cost.")
                .toEqual(Metric.FOUND_AMONG_THE_FIRST);
        expect("the metric for customers to call first, with nothing to learn from,", QuestionJudge.metric(REGIONS))
                .usually("The metric is asked for whether or not there is anything to learn from.")
                .toEqual(Metric.FOUND_AMONG_THE_FIRST);
    }

    @Test
    @Needs("the_metric_adds_up_what_mistakes_cost")
    void each_metric_has_its_own_baseline() {
        beaten("house prices, by mean absolute error,", money(Wanted.HOW_MUCH, EVEN, 56, NO_RULE))
                .ifEqual(Baseline.MEAN, "The mean is best for squared errors. For absolute ones it is the median.")
                .usually("Of all constants the median has the least absolute error.")
                .toEqual(Baseline.MEDIAN);
        beaten("loads of a bridge, by root mean squared error,", money(Wanted.HOW_MUCH, SQUARES, 80, NO_RULE))
                .usually("Of all constants the mean has the least squared error.")
                .toEqual(Baseline.MEAN);
        beaten("loaves without a rule", money(Wanted.HOW_MUCH, UNEVEN, 300, NO_RULE))
                .usually("The best constant is the quantile that balances the two costs.")
                .toEqual(Baseline.QUANTILE);
        beaten("loans at different costs", money(Wanted.WHICH, UNEVEN, 0.72, NO_RULE))
                .ifEqual(
                        Baseline.MOST_FREQUENT_CLASS,
                        "Granting everybody is often right and expensive: compare by cost.")
                .usually("The decision that is cheapest on average.")
                .toEqual(Baseline.CHEAPEST_DECISION);
        beaten("loans at equal costs", money(Wanted.WHICH, EVEN, 0.28, NO_RULE))
                .usually("At equal costs the most frequent class is wrong least often.")
                .toEqual(Baseline.MOST_FREQUENT_CLASS);
        beaten("calls without a rule", CALLS)
                .usually("Where only the order counts, a random order knows nothing.")
                .toEqual(Baseline.RANDOM_ORDER);
    }

    @Test
    @Needs("each_metric_has_its_own_baseline")
    void a_cheaper_rule_is_the_baseline() {
        beaten("loaves, 300 cents a day by the constant and 250 by the rule,", BAKERY)
                .usually("The baker has a rule, and it is cheaper: a model is compared with what people do today.")
                .toEqual(Baseline.RULE_IN_USE);
        beaten("calls, 4 per customer in a random order and 3 by today's rule,", money(Wanted.WHOM_FIRST, EVEN, 4, 3))
                .usually("A rule may be cheaper than a random order as well.")
                .toEqual(Baseline.RULE_IN_USE);
        beaten("calls, 4 per customer in a random order and 6 by today's rule,", money(Wanted.WHOM_FIRST, EVEN, 4, 6))
                .usually("A rule that costs more than a constant is no baseline, even if it is in use.")
                .toEqual(Baseline.RANDOM_ORDER);
        beaten("calls, 4 per customer either way,", money(Wanted.WHOM_FIRST, EVEN, 4, 4))
                .usually("The rule must cost less to be the baseline, and it costs the same.")
                .toEqual(Baseline.RANDOM_ORDER);
        beaten("loans, 0.72 each by refusing everybody and 0 by a rule,", money(Wanted.WHICH, UNEVEN, 0.72, 0))
                .usually("A rule that costs nothing is a rule: only NaN says that there is none.")
                .toEqual(Baseline.RULE_IN_USE);
    }

    @Test
    @Needs("a_cheaper_rule_is_the_baseline")
    void a_model_pays_by_what_it_saves_against_the_baseline() {
        worth("a model of 240 cents a day for the loaves of 300 days, 10,000 cents a year,", BAKERY, 240, 300, 10_000)
                .usually(
                        "It saves 10 cents a day: a model saves against the baseline, which is the rule, and not against the constant.")
                .toEqual(false);
        worth(
                        "a model of 3.25 per customer for 2 customers where the order costs 4, at 1.25 a year,",
                        RULED,
                        3.25,
                        2,
                        1.25)
                .usually(
                        "It saves 1.5 in a year. One number is per decision, the other per year, and neither is a whole one.")
                .toEqual(true);
        worth("a model of 9 per customer for 100 customers where the order costs 4, at 100 a year,", RULED, 9, 100, 100)
                .usually("This model costs more than the baseline: it saves less than nothing.")
                .toEqual(false);
        worth("a model of 3 for 100,000 customers without a rule, 10,000 a year,", CALLS, 3, 100_000, 10_000)
                .usually(
                        "It saves 100,000. Where no rule is in use, the constant is the baseline; the smaller of a number and NaN is NaN.")
                .toEqual(true);
        worth("a model that saves exactly as much as it costs", RULED, 3, 100, 100)
                .usually("It must save more than it costs; this one saves exactly as much.")
                .toEqual(false);
    }

    @Test
    @Needs
    void agrees_with_the_solution() {
        Inputs<Integer> day = Inputs.choice(-40, -1, 0, 1, 20);
        Inputs<List<Column>> columns = Inputs.listOf(
                day.and(day, (first, last) -> new Column("c" + first, Math.min(first, last), Math.max(first, last))),
                3);
        Inputs<Question> tables = Inputs.choice(Wanted.values())
                .and(Inputs.choice(1, 2, 3, 4), (wanted, rows) -> table(wanted, rows, List.of(), 30))
                .and(
                        Inputs.listOf(Inputs.choice(0, 29, 30, 31, 365), 4).filter(ages -> !ages.isEmpty()),
                        (q, ages) -> table(q.wanted(), q.rows(), ages, 30));
        Inputs<Question> costs = Inputs.choice(
                        EVEN, SQUARES, UNEVEN, new Mistakes(1, 2, false), new Mistakes(5, 5, false))
                .and(
                        Inputs.choice(0.0, 1.0, 3.0, -1.0),
                        (mistakes, cost) -> money(Wanted.WHICH, mistakes, cost, NO_RULE))
                .and(
                        Inputs.choice(NO_RULE, 0.5, 1.0, 8.0, 0.0, -2.0),
                        (q, rule) -> money(Wanted.WHICH, q.mistakes(), q.constantCost(), rule));
        Agreement.on(tables.and(costs, (t, c) -> question(t, List.of(), c))
                        .and(columns, (q, own) -> question(q, own, q)))
                .ask("what to do with the rows of {}", QuestionJudge::rows)
                .ask("the trainable decisions of {}", QuestionJudge::trainable)
                .ask("the usable columns of {}", QuestionJudge::usable)
                .ask("the task of {}", QuestionJudge::task)
                .ask("the metric of {}", QuestionJudge::metric)
                .ask("the baseline of {}", QuestionJudge::baseline)
                .ask(
                        "isWorthIt for a model of 0.5, 100 decisions and 50 a year, asked of {}",
                        q -> QuestionJudge.isWorthIt(q, 0.5, 100, 50))
                .ask(
                        "isWorthIt for a model of 0.5, 3 decisions and 1.25 a year, asked of {}",
                        q -> QuestionJudge.isWorthIt(q, 0.5, 3, 1.25))
                .questions(300)
                .holds();
    }

    private static Question question(Question t, List<Column> columns, Question c) {
        return new Question(
                t.wanted(), t.rows(), t.ages(), t.horizon(), columns, c.mistakes(), c.constantCost(), c.ruleCost());
    }

    private static Expect<Task> asked(String what, Question question) {
        return expect("the task of " + what, QuestionJudge.task(question));
    }

    private static Expect<Metric> reported(String what, Wanted wanted, Mistakes mistakes) {
        return expect("the metric for " + what, QuestionJudge.metric(money(wanted, mistakes, 1, NO_RULE)));
    }

    private static Expect<Baseline> beaten(String what, Question question) {
        return expect("the baseline for " + what, QuestionJudge.baseline(question));
    }

    private static Expect<Boolean> worth(String what, Question q, double modelCost, int decisions, double yearly) {
        return expect("isWorthIt for " + what, QuestionJudge.isWorthIt(q, modelCost, decisions, yearly));
    }
}
