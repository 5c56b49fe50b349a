package gradus.classicalml.neighbours.demo;

import gradus.datasets.DataSets;
import gradus.fundamentals.demo.Demo;

/** The lesson's numbers and figures: letters, wines, digits, and points in ever more dimensions. */
public final class NeighboursDemo {
    private NeighboursDemo() {}

    /** Runs the demo: {@code [--figures DIR] [--show]}. */
    public static void main(String... args) {
        Letters letters = new Letters(DataSets.LETTER.table());
        Scaling scaling = new Scaling(DataSets.WINE.table());
        Curves curves = new Curves(DataSets.DIGITS_8X8.table());
        Curse curse = new Curse(letters);
        Demo.of(args)
                .section("alike", letters::alike)
                .figure("neighbours-plane", 3, new Plane().panels())
                .section("scores", letters::scores)
                .section("units", scaling::units)
                .section("scaled", scaling::scaled)
                .section("overlap", curves::overlap)
                .figure("neighbours-k", curves.chart())
                .section("choices", curves::choices)
                .section("forms", curves::forms)
                .section("ties", letters::ties)
                .section("distances", curse::distances)
                .figure("neighbours-concentrate", curse.chart())
                .section("measured", curse::measured)
                .section("doubling", curse::doubling)
                .section("nearly", curse::nearly)
                .section("digits", new Library(curves.digits)::digits);
    }
}
