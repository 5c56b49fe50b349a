package gradus.classicalml.logisticregression.demo;

import gradus.datasets.DataSets;
import gradus.fundamentals.demo.Demo;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The lesson's numbers and figures: tumours by their nuclei, penguins by their bills. */
public final class LogisticRegressionDemo {
    private static final Logger TRIBUO = Logger.getLogger("org.tribuo"); // kept: a logger without owner is forgotten

    private LogisticRegressionDemo() {}

    /** Runs the demo: {@code [--figures DIR] [--show]}. */
    public static void main(String... args) {
        TRIBUO.setLevel(Level.WARNING);
        Radius radius = new Radius(DataSets.BREAST_CANCER.table());
        Birds birds = new Birds(DataSets.PENGUINS.table());
        Bills bills = new Bills(birds);
        Tumours tumours = new Tumours(DataSets.BREAST_CANCER.table());
        Demo.of(args)
                .section("line", radius::line)
                .figure("logistic-regression-sigmoid", radius.chart())
                .section("promised", radius::promised)
                .section("thousand", FarFromZero::thousand)
                .section("birds", birds::birds)
                .section("gradientCheck", birds::gradientCheck)
                .section("penguins", birds::penguins)
                .figure("logistic-regression-boundaries", bills.chart())
                .section("tribuo", bills::tribuo)
                .section("penalties", tumours::penalties)
                .section("runaway", birds::runaway)
                .section("rates", bills::rates);
    }
}
