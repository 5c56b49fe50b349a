package gradus.workbook.classicalml.framing;

import java.util.List;

/**
 * Four questions from the business lie on your desk: which loans to grant, how many loaves to bake, what a house will fetch, which customers to
 * call this week. Before anybody fits anything, write down how you frame a question, as functions of what is known about it. They will then
 * answer a fifth question as well.
 *
 * <p><b>Rows.</b> If the table has as many rows as there are decisions in it, they are taken as they are. If it has more, several rows are about one
 * decision, and must be summed up in one row for each. If it has fewer, one row is about several decisions at once, and the rows are of no use.
 *
 * <p><b>Training rows.</b> The outcome of a decision is known {@code horizon} days after it. A decision younger than that cannot train, whatever
 * the table says of it.
 *
 * <p><b>Columns.</b> A column may be used if nothing in it, gaps included, was changed after the day of the decision.
 *
 * <p><b>Task.</b> Without any training row there is nothing to learn from. Otherwise <em>how much</em> is a regression, <em>which</em> a classification
 * and <em>whom first</em> a ranking.
 *
 * <p><b>Metric and baseline.</b>
 *
 * <ul>
 *   <li>How much, and twice as far off costs four times as much: the root mean squared error, against the mean. (Such costs are always the same
 *       on both sides here.)
 *   <li>How much, and twice as far off costs twice as much: the mean absolute error against the median if a unit too low costs what a unit too
 *       high costs, else the mean cost against the quantile that balances the two.
 *   <li>Which: the share of wrong answers against the most frequent class if both mistakes cost the same, else the mean cost against the
 *       cheapest decision.
 *   <li>Whom first: how many are found among those there is time for, against a random order.
 *   <li>But where a rule is in use today and costs less than that constant (or that order), the rule is the baseline.
 * </ul>
 *
 * <p><b>Worth it?</b> A model is worth running if what it saves in a year against the baseline is more than it costs in a year.
 *
 * @see <a href="../../../../../../../../../classical-ml/docs/framing.md">classical-ml/docs/framing.md</a>
 */
public final class QuestionJudge {
    /** What the decision asks for. */
    public enum Wanted {
        HOW_MUCH,
        WHICH,
        WHOM_FIRST
    }

    /** What to do with the rows of the table. */
    public enum Rows {
        AS_THEY_ARE,
        SUM_UP_PER_DECISION,
        OF_NO_USE
    }

    /** The learning problem. */
    public enum Task {
        REGRESSION,
        CLASSIFICATION,
        RANKING,
        NOTHING_TO_LEARN_FROM
    }

    /** The number that is reported. */
    public enum Metric {
        ROOT_MEAN_SQUARED_ERROR,
        MEAN_ABSOLUTE_ERROR,
        SHARE_WRONG,
        MEAN_COST,
        FOUND_AMONG_THE_FIRST
    }

    /** What a model has to beat. */
    public enum Baseline {
        MEAN,
        MEDIAN,
        QUANTILE,
        MOST_FREQUENT_CLASS,
        CHEAPEST_DECISION,
        RANDOM_ORDER,
        RULE_IN_USE
    }

    /**
     * A column of the table.
     *
     * @param firstWritten the day of its first entry, counted from the day of the decision: 0 is that day, −1 the day before
     * @param lastChanged the day on which a value or a gap in it was last changed, at least {@code firstWritten}
     */
    public record Column(String name, int firstWritten, int lastChanged) {}

    /**
     * What each mistake costs.
     *
     * @param low a unit too low, or a case wrongly let pass; above 0
     * @param high a unit too high, or a case wrongly stopped; above 0
     * @param growsWithTheSquare whether twice as far off costs four times as much; then low equals high. It means nothing unless a number is
     *     wanted
     */
    public record Mistakes(int low, int high, boolean growsWithTheSquare) {}

    /**
     * What is known about a question.
     *
     * @param rows of the table, at least 1
     * @param ages how many days ago each decision in the table was made; at least one decision
     * @param horizon after how many days an outcome is known
     * @param constantCost what a decision costs on average by the best constant, or in a random order; finite
     * @param ruleCost what a decision costs on average by the rule in use today; NaN if there is none. Below 0 it is a gain
     */
    public record Question(
            Wanted wanted,
            int rows,
            List<Integer> ages,
            int horizon,
            List<Column> columns,
            Mistakes mistakes,
            double constantCost,
            double ruleCost) {}

    private QuestionJudge() {}

    /** What to do with the rows. */
    public static Rows rows(Question question) {
        // begin solution: compare rows with decisions
        return switch (Integer.compare(question.rows(), question.ages().size())) {
            case 0 -> Rows.AS_THEY_ARE;
            case 1 -> Rows.SUM_UP_PER_DECISION;
            default -> Rows.OF_NO_USE;
        };
        // end solution
    }

    /** How many decisions may train: those whose outcome is known. */
    public static int trainable(Question question) {
        // begin solution: count those that have reached the horizon
        return (int) question.ages().stream()
                .filter(age -> age >= question.horizon())
                .count();
        // end solution
    }

    /** The names of the columns that may be used, in their order. */
    public static List<String> usable(Question question) {
        // begin solution: keep what was settled on the day of the decision
        return question.columns().stream()
                .filter(column -> column.lastChanged() <= 0)
                .map(Column::name)
                .toList();
        // end solution
    }

    /** The learning problem. Rows of no use leave nothing to learn from either. */
    public static Task task(Question question) {
        // begin solution: is there anything to learn from, and what is wanted?
        if (rows(question) == Rows.OF_NO_USE || trainable(question) == 0) {
            return Task.NOTHING_TO_LEARN_FROM;
        }
        return switch (question.wanted()) {
            case HOW_MUCH -> Task.REGRESSION;
            case WHICH -> Task.CLASSIFICATION;
            case WHOM_FIRST -> Task.RANKING;
        };
        // end solution
    }

    /** The number to report, whether or not there is anything to learn from. */
    public static Metric metric(Question question) {
        // begin solution: the metric that adds up what mistakes cost
        boolean even = question.mistakes().low() == question.mistakes().high();
        return switch (question.wanted()) {
            case HOW_MUCH ->
                question.mistakes().growsWithTheSquare()
                        ? Metric.ROOT_MEAN_SQUARED_ERROR
                        : even ? Metric.MEAN_ABSOLUTE_ERROR : Metric.MEAN_COST;
            case WHICH -> even ? Metric.SHARE_WRONG : Metric.MEAN_COST;
            case WHOM_FIRST -> Metric.FOUND_AMONG_THE_FIRST;
        };
        // end solution
    }

    /** What a model has to beat. */
    public static Baseline baseline(Question question) {
        // begin solution: the rule if it is cheaper, else the constant that is best under the metric
        if (question.ruleCost() < question.constantCost()) {
            return Baseline.RULE_IN_USE;
        }
        return switch (metric(question)) {
            case ROOT_MEAN_SQUARED_ERROR -> Baseline.MEAN;
            case MEAN_ABSOLUTE_ERROR -> Baseline.MEDIAN;
            case SHARE_WRONG -> Baseline.MOST_FREQUENT_CLASS;
            case MEAN_COST -> question.wanted() == Wanted.WHICH ? Baseline.CHEAPEST_DECISION : Baseline.QUANTILE;
            case FOUND_AMONG_THE_FIRST -> Baseline.RANDOM_ORDER;
        };
        // end solution
    }

    /**
     * Whether a model is worth running.
     *
     * @param modelCost what a decision costs on average by the model
     * @param decisionsPerYear how many decisions are made in a year
     * @param yearlyCost what it costs to run the model for a year
     */
    public static boolean isWorthIt(Question question, double modelCost, int decisionsPerYear, double yearlyCost) {
        // begin solution: against the cheaper of constant and rule
        double baseline = baseline(question) == Baseline.RULE_IN_USE ? question.ruleCost() : question.constantCost();
        return (baseline - modelCost) * decisionsPerYear > yearlyCost;
        // end solution
    }
}
