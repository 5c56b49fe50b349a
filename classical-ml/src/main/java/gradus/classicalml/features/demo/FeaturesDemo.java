package gradus.classicalml.features.demo;

import gradus.datasets.DataSets;
import gradus.fundamentals.demo.Demo;

/** The lesson's numbers and figures: late flights, doubtful credits, houses. */
public final class FeaturesDemo {
    private FeaturesDemo() {}

    /** Runs the demo: {@code [--figures DIR] [--show]}. */
    public static void main(String... args) {
        Routes routes = new Routes(DataSets.FLIGHTS.table());
        Credits credits = new Credits(DataSets.CREDIT_SCORING.table());
        Houses houses = new Houses(DataSets.AMES.table());
        Library library = new Library(DataSets.CREDIT_SCORING.table());
        Demo.of(args)
                .section("routes", routes::routes)
                .section("byHand", ByHand::byHand)
                .section("encoders", routes::encoders)
                .figure("features-own-row", 2, routes.ownRow())
                .figure("features-encoders", routes.chart())
                .section("leaks", credits::leaks)
                .section("pipeline", houses::pipeline)
                .section("refitted", houses::refitted)
                .section("unseen", houses::unseen)
                .section("clock", Clock::clock)
                .section("library", library::library);
    }
}
