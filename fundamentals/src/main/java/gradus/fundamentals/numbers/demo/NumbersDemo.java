package gradus.fundamentals.numbers.demo;

import gradus.datasets.DataSets;
import gradus.fundamentals.demo.Demo;

/** The lesson's numbers and figures, from twenty thousand departures to NIST's four data sets. */
public final class NumbersDemo {
    private NumbersDemo() {}

    /**
     * Prints the sections and draws the figures.
     *
     * @param args {@code [--figures DIR] [--show]}
     */
    public static void main(String[] args) {
        Departures departures = Departures.of(DataSets.FLIGHTS.table());
        Sums sums = Sums.of(DataSets.CHICAGO_RIDERSHIP.table());
        Demo.of(args)
                .section("departures", departures::departures)
                .section("stored", Stored::stored)
                .section("sums", sums::sums)
                .section("orders", sums::orders)
                .section("numacc", NumAcc::numacc)
                .section("scores", Scores::scores)
                .section("pitfalls", Pitfalls::pitfalls)
                .figure("numbers-line", Stored.line())
                .figure("numbers-digits", NumAcc.digits());
    }
}
