package gradus.fundamentals.optimisation.demo;

import gradus.datasets.DataSets;
import gradus.fundamentals.demo.Demo;

/** The lesson's numbers and figures, from a walk that gets nowhere to four paths through one valley. */
public final class OptimisationDemo {
    private OptimisationDemo() {}

    /**
     * Prints the sections and draws the figures.
     *
     * @param args {@code [--figures DIR] [--show]}
     */
    public static void main(String[] args) {
        Heights heights = Heights.of(DataSets.BODY_DIMS.table());
        Demo.of(args)
                .section("centimetres", heights::centimetres)
                .section("afterStandardising", heights::afterStandardising)
                .section("check", Slope::check)
                .section("rates", Rates::rates)
                .section("paths", Paths::paths)
                .section("race", new Race(heights)::race)
                .section("library", new Library(heights)::library)
                .section("rows", new Rows(heights)::rows)
                .section("pitfalls", new Pitfalls(heights)::pitfalls)
                .figure("optimisation-rates", 3, Slope.three())
                .figure("optimisation-speed", Rates.figure())
                .figure("optimisation-paths", Paths.figure());
    }
}
