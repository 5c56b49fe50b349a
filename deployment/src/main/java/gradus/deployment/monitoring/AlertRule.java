package gradus.deployment.monitoring;

import gradus.fundamentals.Require;
import gradus.fundamentals.distributions.Normal;
import gradus.fundamentals.linearalgebra.Lu;
import gradus.fundamentals.linearalgebra.Matrix;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.stream.IntStream;

/**
 * When to wake somebody, from one score per day: how many standard errors a figure lies above where it should be. Quiet days' scores
 * are taken to be independent and standard normal; {@link #meanDays} holds only if they are.
 */
public sealed interface AlertRule {
    /** What the rule remembers after a day, from what it remembered before (0 at the start and after an alarm) and the day's score. */
    double step(double state, double score);

    /** Does it fire in this state? */
    boolean fires(double state);

    /**
     * How many days pass until the first alarm, on average, the day of the alarm counted.
     *
     * @param shift the mean of every day's score: 0 if all is quiet
     */
    double meanDays(double shift);

    /** What the rule remembers after each day. After an alarm it starts again, so the state that raised one is the last of its kind. */
    default double[] states(double[] scores) {
        Require.finite("scores", scores);
        double[] states = new double[scores.length];
        double state = 0;
        for (int day = 0; day < scores.length; day++) {
            states[day] = step(state, scores[day]);
            state = fires(states[day]) ? 0 : states[day];
        }
        return states;
    }

    /** The days that raise an alarm, from 0; after each the rule starts again. */
    default List<Integer> alarms(double[] scores) {
        double[] states = states(scores);
        return IntStream.range(0, states.length)
                .filter(day -> fires(states[day]))
                .boxed()
                .toList();
    }

    /** An alarm on each day whose score is above the limit. */
    record Single(double limit) implements AlertRule {
        /** Checks the limit. */
        public Single {
            Require.finite("limit", limit);
        }

        @Override
        public double step(double state, double score) {
            return score;
        }

        @Override
        public boolean fires(double state) {
            return state > limit;
        }

        @Override
        public double meanDays(double shift) {
            return 1 / Normal.STANDARD.survival(limit - shift);
        }
    }

    /** An alarm on the last of so many days in a row whose scores are all above the limit. */
    record Consecutive(double limit, int days) implements AlertRule {
        /** Checks limit and days. */
        public Consecutive {
            Require.finite("limit", limit);
            Require.atLeast("days", days, 1);
        }

        @Override
        public double step(double state, double score) {
            return score > limit ? state + 1 : 0;
        }

        @Override
        public boolean fires(double state) {
            return state >= days;
        }

        /** (1 − pʳ) / ((1 − p) pʳ) for r days, where p is the probability of one day above the limit: the sum of 1/p, 1/p², … 1/pʳ. */
        @Override
        public double meanDays(double shift) {
            double p = Normal.STANDARD.survival(limit - shift);
            double sum = 0;
            for (int i = 1; i <= days; i++) {
                sum += Math.pow(p, -i);
            }
            return sum;
        }
    }

    /**
     * A cumulative sum (Page 1954, Biometrika 41:100–115): each day's score less the allowance is added up, never below 0, until the sum is
     * above the limit. Half of the shift that matters is the usual allowance.
     */
    record Cusum(double allowance, double limit) implements AlertRule {
        private static final int STATES = 80;

        /** Checks allowance and limit. */
        public Cusum {
            Require.atLeast("allowance", allowance, 0.0);
            Require.above("limit", limit, 0);
        }

        @Override
        public double step(double state, double score) {
            return Math.max(0, state + score - allowance);
        }

        @Override
        public boolean fires(double state) {
            return state > limit;
        }

        /** The sum's range is cut into 80 states; a Markov chain over them gives the days (Brook and Evans 1972, Biometrika 59:539–549). */
        @Override
        public double meanDays(double shift) {
            double width = 2 * limit / (2 * STATES - 1);
            double[] upTo = new double[2 * STATES]; // a step's probability depends on how many states it goes
            for (int far = -STATES; far < STATES; far++) {
                upTo[far + STATES] = Normal.STANDARD.cdf(width * (far + 0.5) + allowance - shift);
            }
            double[][] left = new double[STATES][STATES];
            double[] ones = new double[STATES];
            for (int i = 0; i < STATES; i++) {
                ones[i] = 1;
                for (int j = 0; j < STATES; j++) {
                    int far = j - i + STATES;
                    left[i][j] = (i == j ? 1 : 0) - (upTo[far] - (j == 0 ? 0 : upTo[far - 1]));
                }
            }
            return Lu.of(Matrix.of(left)).solve(ones)[0];
        }
    }

    /** The most sensitive {@link Single} rule with at most one false alarm in so many quiet days, on average. */
    static AlertRule single(double budgetDays) {
        return withBudget(Single::new, -10, budgetDays);
    }

    /** The same for so many days in a row. */
    static AlertRule consecutive(int days, double budgetDays) {
        return withBudget(limit -> new Consecutive(limit, days), -10, budgetDays);
    }

    /** The same for a cumulative sum. */
    static AlertRule cusum(double allowance, double budgetDays) {
        return withBudget(limit -> new Cusum(allowance, limit), 1e-6, budgetDays);
    }

    /** Halves what remains of the limits until it is 10⁻¹⁰ wide, and takes the end that keeps the budget. */
    private static AlertRule withBudget(DoubleFunction<AlertRule> rule, double least, double budgetDays) {
        Require.above("budgetDays", budgetDays, 1);
        double low = least;
        double high = 30;
        while (high - low > 1e-10) {
            double middle = (low + high) / 2;
            boolean keeps = rule.apply(middle).meanDays(0) >= budgetDays;
            low = keeps ? low : middle;
            high = keeps ? middle : high;
        }
        return rule.apply(high);
    }
}
