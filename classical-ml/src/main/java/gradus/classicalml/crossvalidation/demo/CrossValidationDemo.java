package gradus.classicalml.crossvalidation.demo;

import gradus.datasets.DataSets;
import gradus.fundamentals.demo.Demo;

/** The lesson's numbers and figures: people and their weight, wines, concrete, and tables whose truth is known. */
public final class CrossValidationDemo {
    private CrossValidationDemo() {}

    /** Runs the demo: {@code [--figures DIR] [--show]}. */
    public static void main(String... args) {
        People people = new People(DataSets.BODY_DIMS.table());
        OneMoreColumn seventh = new OneMoreColumn(people);
        Spread spread = new Spread(people);
        Wines wines = new Wines(DataSets.WINE.table());
        Choosing choosing = new Choosing(people);
        Curves curves = new Curves(people);
        Alarms alarms = new Alarms();
        Demo.of(args)
                .section("age", seventh::age)
                .section("fourWays", FourFolds::fourWays)
                .section("seeds", spread::seeds)
                .figure("cross-validation-spread", spread.chart())
                .section("sorted", wines::sorted)
                .section("concrete", Groups::concrete)
                .section("choosing", choosing::choosing)
                .figure("cross-validation-choosing", choosing.chart())
                .section("curves", curves::curves)
                .figure("cross-validation-curves", curves.chart())
                .section("byHand", seventh::byHand)
                .section("alarms", alarms::alarms)
                .figure("cross-validation-alarms", alarms.chart())
                .section("sevenths", seventh::sevenths)
                .section("tribuo", wines::tribuo);
    }
}
