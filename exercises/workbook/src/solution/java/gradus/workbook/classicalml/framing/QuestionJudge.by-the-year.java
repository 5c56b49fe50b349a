import java.math.BigDecimal;
import java.util.Map;

/** By tables, and by exact sums of a year. */
public final class QuestionJudge {
    public static Rows rows(Question question) {
        // begin solution: compare rows with decisions
        int decisions = question.ages().size();
        if (question.rows() == decisions) {
            return Rows.AS_THEY_ARE;
        }
        return question.rows() < decisions ? Rows.OF_NO_USE : Rows.SUM_UP_PER_DECISION;
        // end solution
    }

    public static int trainable(Question question) {
        // begin solution: count those that have reached the horizon
        return question.ages().size()
                - (int) question.ages().stream()
                        .filter(age -> age < question.horizon())
                        .count();
        // end solution
    }

    public static Task task(Question question) {
        // begin solution: is there anything to learn from, and what is wanted?
        boolean nothing = question.ages().stream().allMatch(age -> age < question.horizon());
        if (nothing || question.ages().size() > question.rows()) {
            return Task.NOTHING_TO_LEARN_FROM;
        }
        return Map.of(
                        Wanted.HOW_MUCH, Task.REGRESSION,
                        Wanted.WHICH, Task.CLASSIFICATION,
                        Wanted.WHOM_FIRST, Task.RANKING)
                .get(question.wanted());
        // end solution
    }

    public static Baseline baseline(Question question) {
        // begin solution: the rule if it is cheaper, else the constant that is best under the metric
        if (!Double.isNaN(question.ruleCost()) && question.ruleCost() < question.constantCost()) {
            return Baseline.RULE_IN_USE;
        }
        Metric metric = metric(question);
        if (metric == Metric.MEAN_COST) {
            return question.wanted() == Wanted.HOW_MUCH ? Baseline.QUANTILE : Baseline.CHEAPEST_DECISION;
        }
        return Map.of(
                        Metric.ROOT_MEAN_SQUARED_ERROR, Baseline.MEAN,
                        Metric.MEAN_ABSOLUTE_ERROR, Baseline.MEDIAN,
                        Metric.SHARE_WRONG, Baseline.MOST_FREQUENT_CLASS,
                        Metric.FOUND_AMONG_THE_FIRST, Baseline.RANDOM_ORDER)
                .get(metric);
        // end solution
    }

    public static boolean isWorthIt(Question question, double modelCost, int decisionsPerYear, double yearlyCost) {
        // begin solution: against the cheaper of constant and rule
        double baseline = question.constantCost();
        if (question.ruleCost() < baseline) {
            baseline = question.ruleCost();
        }
        BigDecimal decisions = new BigDecimal(decisionsPerYear);
        BigDecimal withModel = new BigDecimal(modelCost).multiply(decisions).add(new BigDecimal(yearlyCost));
        return withModel.compareTo(new BigDecimal(baseline).multiply(decisions)) < 0;
        // end solution
    }
}
