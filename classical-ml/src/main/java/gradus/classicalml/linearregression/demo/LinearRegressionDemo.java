package gradus.classicalml.linearregression.demo;

import gradus.fundamentals.demo.Demo;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.tribuo.regression.slm.SLMTrainer;

/** The lesson's numbers and figures: the weight of 127 people from six lengths. */
public final class LinearRegressionDemo {
    private static final Logger TRIBUO = Logger.getLogger(SLMTrainer.class.getName());

    private LinearRegressionDemo() {}

    /** Runs the demo: {@code [--figures DIR] [--show]}. */
    public static void main(String... args) {
        TRIBUO.setLevel(Level.WARNING); // it reports each step of its training otherwise
        Plane plane = new Plane();
        Residuals residuals = new Residuals(plane);
        Mistakes mistakes = new Mistakes(plane);
        Library library = new Library(plane);
        Demo.of(args)
                .section("guess", plane::guess)
                .section("weights", plane::weights)
                .section("interval", plane::interval)
                .section("fifths", residuals::fifths)
                .section("descent", new Walk(plane)::descent)
                .section("typo", mistakes::typo)
                .section("collinear", mistakes::collinear)
                .section("normalEquations", Mistakes::normalEquations)
                .section("tribuo", library::tribuo)
                .section("missing", library::missing)
                .figure("linear-regression-predicted", plane.chart())
                .figure("linear-regression-residuals", residuals.chart());
    }
}
