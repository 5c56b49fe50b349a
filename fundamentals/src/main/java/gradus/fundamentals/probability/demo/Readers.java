package gradus.fundamentals.probability.demo;

import gradus.fundamentals.demo.Lines;
import gradus.fundamentals.probability.Screening;

/** The same film before several readers, all of whom see something: what that is worth depends on why they are wrong when they are. */
final class Readers {
    private static final Screening TEST = Mammogram.TEST;
    private static final double PRIOR = Mammogram.PREVALENCE;

    private Readers() {}

    static void readers(Lines lines) {
        lines.print("readers, all alarmed                        1         2         3         5");
        int[] readers = {1, 2, 3, 5};
        double[][] percent = new double[3][readers.length];
        for (int i = 0; i < readers.length; i++) {
            percent[0][i] = 100 * TEST.posterior(PRIOR, readers[i], 0);
            percent[1][i] = 100 * givenNothing(readers[i]);
            percent[2][i] = 100 * lasting(readers[i], 0.5);
        }
        String row = "%-36s %7.1f%% %8.1f%% %8.1f%% %8.1f%%";
        lines.row(row, "independent given the condition", percent[0]);
        lines.row(row, "independent given nothing (wrong)", percent[1]);
        lines.row(row, "half the false alarms are the film's", percent[2]);
    }

    /** What comes out if P(all positive) is taken for the product of P(positive): no probability. */
    static double givenNothing(int readers) {
        return PRIOR * Math.pow(TEST.sensitivity() / TEST.positives(PRIOR), readers);
    }

    /**
     * Where a share of the false alarms comes from a harmless shadow that every reader sees, and the others are each reader's own.
     *
     * @param share of the false alarms of one reader, from 0 to 1
     */
    static double lasting(int readers, double share) {
        double falseAlarms = 1 - TEST.specificity();
        double shadow = share * falseAlarms;
        double own = (falseAlarms - shadow) / (1 - shadow);
        double ill = PRIOR * Math.pow(TEST.sensitivity(), readers);
        double well = (1 - PRIOR) * (shadow + (1 - shadow) * Math.pow(own, readers));
        return ill / (ill + well);
    }
}
