package gradus.classicalml.features.demo;

import gradus.fundamentals.demo.Lines;
import gradus.fundamentals.descriptive.Descriptive;

/** One number for each seed, told as mean ± standard error. */
record Spread(double mean, double standardError) {
    static Spread of(double[] bySeed) {
        return new Spread(Descriptive.mean(bySeed), Descriptive.standardDeviation(bySeed) / Math.sqrt(bySeed.length));
    }

    /** Such as {@code 30.92 ± 0.10}. */
    String text(String format) {
        return Lines.text(format + " ± " + format, mean, standardError);
    }
}
