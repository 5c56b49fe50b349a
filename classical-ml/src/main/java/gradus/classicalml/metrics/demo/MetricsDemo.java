package gradus.classicalml.metrics.demo;

import gradus.datasets.DataSets;
import gradus.fundamentals.demo.Demo;

/** The lesson's numbers and figures: credits at three prices, a spam filter in two mailboxes, calls, and Tribuo beside it all. */
public final class MetricsDemo {
    private MetricsDemo() {}

    /** Runs the demo: {@code [--figures DIR] [--show]}. */
    public static void main(String... args) {
        Credits credits = new Credits(DataSets.CREDIT_SCORING.table());
        Mails mails = new Mails(DataSets.SPAMBASE.table());
        Lists lists = new Lists(credits);
        Library library = new Library(credits.scored);
        Demo.of(args)
                .section("half", credits::half)
                .section("sixth", credits::sixth)
                .figure("metrics-thresholds", 2, new Thresholds(credits).charts())
                .section("threeByThree", credits::threeByThree)
                .section("manySplits", credits::manySplits)
                .section("ties", credits::ties)
                .section("thinned", mails::thinned)
                .figure("metrics-mailboxes", 2, mails.charts())
                .section("reports", credits::reports)
                .section("calls", lists::calls)
                .section("guesses", lists::guesses)
                .section("tribuo", library::tribuo)
                .section("differences", library::differences);
    }
}
