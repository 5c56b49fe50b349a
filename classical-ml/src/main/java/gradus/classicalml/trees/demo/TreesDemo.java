package gradus.classicalml.trees.demo;

import gradus.datasets.DataSets;
import gradus.fundamentals.demo.Demo;
import java.util.List;

/** The lesson's numbers and figures: buildings of twelve shapes, penguins, the Titanic, and mushrooms. */
public final class TreesDemo {
    private TreesDemo() {}

    /** Runs the demo: {@code [--figures DIR] [--show]}. */
    public static void main(String... args) {
        Buildings buildings = new Buildings(DataSets.ENERGY_EFFICIENCY.table());
        Birds birds = new Birds(DataSets.PENGUINS.table());
        Passengers passengers = new Passengers(DataSets.TITANIC.table());
        Pruning pruning = new Pruning(passengers);
        Lies lies = new Lies(passengers);
        Library library = new Library(birds, buildings);
        Demo.of(args)
                .section("twelve", buildings::twelve)
                .figure("trees-boxes", 2, List.of(birds.picture(), birds.boxes()))
                .section("birds", birds::birds)
                .section("byHand", ByHand::byHand)
                .section("ages", passengers::ages)
                .section("lastSteps", pruning::lastSteps)
                .section("byValidation", pruning::byValidation)
                .figure("trees-pruning", pruning.chart())
                .section("passengers", passengers::passengers)
                .section("reading", buildings::reading)
                .section("mushrooms", new Mushrooms(DataSets.MUSHROOM.table())::mushrooms)
                .section("study", buildings::study)
                .section("leftOut", buildings::leftOut)
                .figure("trees-shapes", buildings.chart())
                .section("noise", lies::noise)
                .section("unstable", lies::unstable)
                .section("exclusiveOr", Lies::exclusiveOr)
                .section("tribuo", library::tribuo)
                .section("traps", Library::traps);
    }
}
