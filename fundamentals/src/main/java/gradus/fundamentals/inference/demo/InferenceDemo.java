package gradus.fundamentals.inference.demo;

import gradus.datasets.DataSets;
import gradus.fundamentals.demo.Demo;
import tech.tablesaw.api.Table;

/** The lesson's numbers and figures, from 4870 résumés to a test that was asked too often. */
public final class InferenceDemo {
    private InferenceDemo() {}

    /**
     * Prints the sections and draws the figures.
     *
     * @param args {@code [--figures DIR] [--show]}
     */
    public static void main(String[] args) {
        Table names = DataSets.RESUME_NAMES.table();
        Callbacks callbacks = Callbacks.of(names);
        Sleepers sleepers = Sleepers.of(DataSets.SLEEP.table());
        Questions questions = Questions.of(names);
        Demo.of(args)
                .section("callbacks", callbacks::callbacks)
                .section("shuffled", callbacks::shuffled)
                .section("hundred", Hundred::hundred)
                .section("sleepers", sleepers::sleepers)
                .section("tests", lines -> Tests.tests(lines, names, DataSets.PLANT_GROWTH.table()))
                .section("questions", questions::questions)
                .section("sizes", Sizes::sizes)
                .section("pitfalls", Pitfalls::pitfalls)
                .figure("inference-shuffles", callbacks.shuffles())
                .figure("inference-hundred", Hundred.plot());
    }
}
