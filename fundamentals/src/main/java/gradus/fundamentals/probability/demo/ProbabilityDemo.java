package gradus.fundamentals.probability.demo;

import gradus.datasets.DataSets;
import gradus.fundamentals.demo.Demo;

/** The lesson's numbers and figures, from a million women screened to 315,672 dice. */
public final class ProbabilityDemo {
    private ProbabilityDemo() {}

    /**
     * Prints the sections and draws the figures.
     *
     * @param args {@code [--figures DIR] [--show]}
     */
    public static void main(String[] args) {
        Berkeley berkeley = Berkeley.of(DataSets.UCB_ADMISSIONS.table());
        Demo.of(args)
                .section("million", Mammogram::million)
                .section("updates", Mammogram::updates)
                .section("readers", Readers::readers)
                .section("conditional", berkeley::conditional)
                .section("departments", berkeley::departments)
                .section("weldon", Weldon::weldon)
                .section("dice", Dice::dice)
                .section("gambler", Dice::gambler)
                .section("pitfalls", Pitfalls::pitfalls)
                .figure("probability-thousand", Mammogram.thousand())
                .figure("probability-prevalence", Mammogram.prevalence())
                .figure("probability-funnel", Dice.funnel());
    }
}
