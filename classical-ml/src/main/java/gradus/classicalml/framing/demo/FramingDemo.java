package gradus.classicalml.framing.demo;

import gradus.datasets.DataSets;
import gradus.fundamentals.demo.Demo;

/** The lesson's numbers and figures: loans, house prices and the passengers of the Titanic, first without any model. */
public final class FramingDemo {
    private FramingDemo() {}

    /** Runs the demo: {@code [--figures DIR] [--show]}. */
    public static void main(String... args) {
        Credits credits = new Credits(DataSets.CREDIT_SCORING.table());
        Houses houses = new Houses(DataSets.AMES.table());
        Survivors survivors = new Survivors(DataSets.TITANIC.table());
        Demo.of(args)
                .section("always", credits::always)
                .section("constants", houses::constants)
                .section("ladder", houses::ladder)
                .section("costs", credits::costs)
                .section("survivors", survivors::survivors)
                .section("tour", survivors::tour)
                .section("provenance", survivors::provenance)
                .section("gap", survivors::gap)
                .section("tooYoung", credits::tooYoung)
                .figure("framing-constants", houses.chart());
    }
}
