package gradus.workbook.fundamentals.probability;

/** Counts the alarms first: the order of the results has no bearing. */
public final class RepeatedTest {
    private RepeatedTest() {}

    public static double logOdds(double prior, double sensitivity, double specificity, boolean[] alarms) {
        if (Double.isNaN(prior) || prior <= 0 || prior >= 1) {
            throw new IllegalArgumentException("prior");
        }
        for (double rate : new double[] {sensitivity, specificity}) {
            if (Double.isNaN(rate) || rate < 0 || rate > 1) {
                throw new IllegalArgumentException("rate");
            }
        }
        int yes = 0;
        for (boolean alarm : alarms) {
            if (alarm) {
                yes++;
            }
        }
        int no = alarms.length - yes;
        double withFault = power(sensitivity, yes) + power(1 - sensitivity, no);
        double without = power(1 - specificity, yes) + power(specificity, no);
        if (withFault == without && Double.isInfinite(without)) {
            throw new IllegalArgumentException("impossible");
        }
        return Math.log(prior / (1 - prior)) + (withFault - without);
    }

    public static double posterior(double prior, double sensitivity, double specificity, boolean[] alarms) {
        return 1 / (1 + Math.exp(-logOdds(prior, sensitivity, specificity, alarms)));
    }

    private static double power(double rate, int times) {
        return times == 0 ? 0 : times * Math.log(rate);
    }
}
