package gradus.fundamentals.descriptive.demo;

import gradus.datasets.DataSets;
import gradus.fundamentals.demo.Demo;

/** The lesson's numbers and figures: Berkeley's admissions, Anscombe's quartet, and one row that was typed the wrong way round. */
public final class DescriptiveDemo {
    private DescriptiveDemo() {}

    /** Runs the demo: {@code [--figures DIR] [--show]}. */
    public static void main(String... args) {
        Berkeley berkeley = new Berkeley(DataSets.UCB_ADMISSIONS.table());
        Anscombe anscombe = new Anscombe(DataSets.ANSCOMBE.table());
        SwappedRow davis = new SwappedRow(DataSets.DAVIS.table());
        Demo.of(args)
                .section("pooled", berkeley::pooled)
                .section("departments", berkeley::departments)
                .section("standardised", berkeley::standardised)
                .section("weights", berkeley::weights)
                .section("degreesOfFreedom", Estimates::degreesOfFreedom)
                .section("quantiles", lines -> Estimates.quantiles(lines, davis.weights()))
                .section("quartiles", davis::quartiles)
                .section("quartet", anscombe::quartet)
                .section("swapped", davis::swapped)
                .section("rounding", Pitfalls::rounding)
                .section("ties", Pitfalls::ties)
                .section("pill", Pitfalls::pill)
                .section("library", davis::library)
                .figure("descriptive-paradox", 2, berkeley.charts())
                .figure("descriptive-weights", davis.histogram())
                .figure("descriptive-anscombe", 2, anscombe.charts())
                .figure("descriptive-swapped", davis.chart());
    }
}
