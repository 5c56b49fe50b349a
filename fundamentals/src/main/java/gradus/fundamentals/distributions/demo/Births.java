package gradus.fundamentals.distributions.demo;

import gradus.datasets.bridge.Numbers;
import gradus.fundamentals.demo.Lines;
import gradus.fundamentals.distributions.Likelihood;
import gradus.fundamentals.distributions.Normal;
import gradus.fundamentals.distributions.Poisson;
import java.util.Arrays;
import tech.tablesaw.api.Table;

/** Births in the United States on each of 5479 days, beside what a Poisson distribution of their mean expects. */
final class Births {
    static final int MANY = 12_000;

    private final Table days;
    private final double[] counts;

    private Births(Table days) {
        this.days = days;
        this.counts = Numbers.vector(days, "births");
    }

    static Births of(Table days) {
        return new Births(days);
    }

    void births(Lines lines) {
        Normal spread = Likelihood.normal(counts);
        Poisson planned = new Poisson(spread.mean());
        lines.print("                                     planned    counted");
        lines.row("%-33s %10.0f %10.0f", "mean of a day", planned.rate(), spread.mean());
        lines.row("%-33s %10.0f %10.0f", "standard deviation", Math.sqrt(planned.rate()), spread.standardDeviation());
        lines.row(
                "%-33s %10.6f %10.0f", "days of 5479 above 12,000", counts.length * planned.survival(MANY), crowded());
    }

    /** The number of days with more than 12,000 births. */
    double crowded() {
        return Arrays.stream(counts).filter(count -> count > MANY).count();
    }

    double[] all() {
        return counts.clone();
    }

    /** The 52 Tuesdays of 2009. */
    double[] tuesdays() {
        Table some = days.where(days.intColumn("day_of_week")
                .isEqualTo(2)
                .and(days.dateColumn("date").isInYear(2009)));
        return Numbers.vector(some, "births");
    }
}
