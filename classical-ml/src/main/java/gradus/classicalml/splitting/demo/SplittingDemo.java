package gradus.classicalml.splitting.demo;

import gradus.datasets.DataSets;
import gradus.fundamentals.demo.Demo;

/** The lesson's numbers and figures: concrete whose mixes were broken several times, airline passengers, and noise. */
public final class SplittingDemo {
    private SplittingDemo() {}

    /** Runs the demo: {@code [--figures DIR] [--show]}. */
    public static void main(String... args) {
        Concrete concrete = new Concrete(DataSets.CONCRETE.table());
        Mixes mixes = new Mixes(concrete);
        Twins twins = new Twins(concrete);
        Passengers passengers = new Passengers(DataSets.AIR_PASSENGERS.table());
        Demo.of(args)
                .section("repeats", mixes::repeats)
                .section("fourWays", FourWays::fourWays)
                .section("randomAgainstGrouped", twins::randomAgainstGrouped)
                .section("twins", twins::twins)
                .figure("splitting-pretended", twins.chart())
                .section("strongConcrete", mixes::strongConcrete)
                .section("months", passengers::months)
                .figure("splitting-months", passengers.chart())
                .section("noise", Luck::noise)
                .section("bestOfMany", Luck::bestOfMany)
                .section("poison", mixes::poison)
                .section("tribuo", mixes::tribuo);
    }
}
