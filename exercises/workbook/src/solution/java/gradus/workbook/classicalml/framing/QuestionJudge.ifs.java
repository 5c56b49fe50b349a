import java.util.ArrayList;

/** Without switches. */
public final class QuestionJudge {
    public static Rows rows(Question question) {
        // begin solution: compare rows with decisions
        int spare = question.rows() - question.ages().size();
        return spare == 0 ? Rows.AS_THEY_ARE : spare > 0 ? Rows.SUM_UP_PER_DECISION : Rows.OF_NO_USE;
        // end solution
    }

    public static int trainable(Question question) {
        // begin solution: count those that have reached the horizon
        int count = 0;
        for (int age : question.ages()) {
            if (age - question.horizon() >= 0) {
                count++;
            }
        }
        return count;
        // end solution
    }

    public static List<String> usable(Question question) {
        // begin solution: keep what was settled on the day of the decision
        List<String> names = new ArrayList<>();
        for (Column column : question.columns()) {
            if (!(column.lastChanged() > 0)) {
                names.add(column.name());
            }
        }
        return names;
        // end solution
    }

    public static Task task(Question question) {
        // begin solution: is there anything to learn from, and what is wanted?
        if (question.rows() < question.ages().size() || trainable(question) < 1) {
            return Task.NOTHING_TO_LEARN_FROM;
        }
        return Task.values()[question.wanted().ordinal()];
        // end solution
    }

    public static Metric metric(Question question) {
        // begin solution: the metric that adds up what mistakes cost
        if (question.wanted() == Wanted.WHOM_FIRST) {
            return Metric.FOUND_AMONG_THE_FIRST;
        }
        boolean number = question.wanted() == Wanted.HOW_MUCH;
        if (number && question.mistakes().growsWithTheSquare()) {
            return Metric.ROOT_MEAN_SQUARED_ERROR;
        }
        if (question.mistakes().low() != question.mistakes().high()) {
            return Metric.MEAN_COST;
        }
        return number ? Metric.MEAN_ABSOLUTE_ERROR : Metric.SHARE_WRONG;
        // end solution
    }

    public static Baseline baseline(Question question) {
        // begin solution: the rule if it is cheaper, else the constant that is best under the metric
        Baseline constant = Baseline.RANDOM_ORDER;
        boolean number = question.wanted() == Wanted.HOW_MUCH;
        if (metric(question) == Metric.MEAN_COST) {
            constant = number ? Baseline.QUANTILE : Baseline.CHEAPEST_DECISION;
        } else if (number) {
            constant = question.mistakes().growsWithTheSquare() ? Baseline.MEAN : Baseline.MEDIAN;
        } else if (question.wanted() == Wanted.WHICH) {
            constant = Baseline.MOST_FREQUENT_CLASS;
        }
        return question.constantCost() > question.ruleCost() ? Baseline.RULE_IN_USE : constant;
        // end solution
    }

    public static boolean isWorthIt(Question question, double modelCost, int decisionsPerYear, double yearlyCost) {
        // begin solution: against the cheaper of constant and rule
        double rule = Double.isNaN(question.ruleCost()) ? Double.POSITIVE_INFINITY : question.ruleCost();
        return decisionsPerYear * (Math.min(rule, question.constantCost()) - modelCost) > yearlyCost;
        // end solution
    }
}
