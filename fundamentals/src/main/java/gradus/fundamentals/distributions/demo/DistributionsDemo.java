package gradus.fundamentals.distributions.demo;

import gradus.datasets.DataSets;
import gradus.fundamentals.demo.Demo;

/** The lesson's numbers and figures, from births that are not Poisson to means that are normal. */
public final class DistributionsDemo {
    private DistributionsDemo() {}

    /**
     * Prints the sections and draws the figures.
     *
     * @param args {@code [--figures DIR] [--show]}
     */
    public static void main(String[] args) {
        Births births = Births.of(DataSets.US_BIRTHS.table());
        Sprays sprays = Sprays.of(DataSets.INSECT_SPRAYS.table());
        Eruptions eruptions = Eruptions.of(DataSets.FAITHFUL.table());
        Demo.of(args)
                .section("births", births::births)
                .section("questions", Questions::questions)
                .section("tails", Tails::tails)
                .section("sprays", sprays::sprays)
                .section("limit", eruptions::limit)
                .section("library", Tails::library)
                .section("pitfalls", Pitfalls::pitfalls)
                .figure("distributions-questions", 2, Questions.panels())
                .figure("distributions-limit", 2, eruptions.panels())
                .figure("distributions-quantiles", 2, Fits.panels(births.tuesdays(), eruptions.waits()));
    }
}
