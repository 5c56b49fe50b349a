package gradus.fundamentals.probability.demo;

import gradus.fundamentals.demo.Lines;
import gradus.fundamentals.probability.Estimate;
import gradus.fundamentals.probability.MonteCarlo;
import gradus.fundamentals.probability.Screening;

/** What people do instead, and what comes of it. */
final class Pitfalls {
    private Pitfalls() {}

    static void pitfalls(Lines lines) {
        Screening test = Mammogram.TEST;
        double prior = Mammogram.PREVALENCE;
        lines.print("                                                     wrongly      rightly");
        String row = "%-46s %13.4f %12.4f";
        double recalled = test.posterior(prior, 1, 0);
        lines.row(row, "P(cancer | recalled) as P(recalled | cancer)", test.sensitivity(), recalled);
        lines.row(row, "the same, from even odds", test.posterior(0.5, 1, 0), recalled);
        lines.row(
                row, "after three alarms, divided by P(alarm)³", Readers.givenNothing(3), test.posterior(prior, 3, 0));
        lines.row(row, "a six in four throws as 4 · 1/6", 4 / 6.0, 671 / 1296.0);
        lines.row(row, "a head, after ten heads", Math.pow(0.5, 11), 0.5);
        Estimate never = never();
        lines.row(row, "95% bound, never seen in 1000 draws", 2 * never.standardError(), Estimate.boundIfNever(1000));
    }

    /** A thousand draws of something that happens once in two thousand; this seed never sees it. */
    static Estimate never() {
        return MonteCarlo.probability(1000, 0, random -> random.nextInt(2000) == 0);
    }
}
