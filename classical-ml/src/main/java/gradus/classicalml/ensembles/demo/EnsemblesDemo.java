package gradus.classicalml.ensembles.demo;

import gradus.datasets.DataSets;
import gradus.fundamentals.demo.Demo;

/** The lesson's numbers and figures: printed letters, houses in Ames, and late flights. */
public final class EnsemblesDemo {
    private EnsemblesDemo() {}

    /** Runs the demo: {@code [--figures DIR] [--show]}. */
    public static void main(String... args) {
        Letters letters = new Letters(DataSets.LETTER.table());
        Houses houses = new Houses(DataSets.AMES.table(), 0, 100);
        Delays delays = new Delays(DataSets.FLIGHTS.table("flights.csv.gz"), DataSets.FLIGHTS.table("airports.csv"));
        Beside beside = new Beside(houses);
        Demo.of(args)
                .section("letters", letters::letters)
                .section("columns", houses::columns)
                .figure("ensembles-trees", houses.chart())
                .section("outOfBag", letters::outOfBag)
                .section("byHand", FourRows::byHand)
                .section("rates", houses::rates)
                .section("flights", delays::flights)
                .section("forests", beside::forests)
                .section("xgboost", beside::xgboost);
    }
}
