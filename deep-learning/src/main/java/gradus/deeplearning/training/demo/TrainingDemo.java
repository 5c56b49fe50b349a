package gradus.deeplearning.training.demo;

import gradus.deeplearning.djl.PyTorch;
import gradus.fundamentals.demo.Demo;
import me.tongfei.progressbar.ProgressBar;

/** The lesson's numbers and figures: digits, and networks that learn to read them or fail to. */
public final class TrainingDemo {
    private static final int RUNS = 25 + 5 * Lab.SEEDS;

    private TrainingDemo() {}

    /** Runs the demo: {@code [--figures DIR] [--show]}. */
    public static void main(String... args) {
        PyTorch.run(() -> {
            try (ProgressBar progress = Demo.progress("training runs", RUNS)) {
                Lab lab = new Lab(progress::step);
                Curves curves = new Curves(lab);
                Rates rates = new Rates(lab);
                Beginnings beginnings = new Beginnings(lab);
                Remedies remedies = new Remedies(lab);
                Demo.of(args)
                        .section("data", beginnings::data)
                        .section("step", beginnings::step)
                        .section("firstRun", curves::firstRun)
                        .section("initialisation", beginnings::initialisation)
                        .section("learningRates", rates::learningRates)
                        .figure("training-rates", rates.chart())
                        .section("schedule", rates::schedule)
                        .section("curves", curves::curves)
                        .figure("training-curves", curves.chart())
                        .section("dropout", remedies::dropout)
                        .section("earlyStopping", remedies::earlyStopping)
                        .section("memory", new Memory(lab)::memory)
                        .section("clipping", Clips::clipping)
                        .section("test", new Verdict(lab)::test);
            }
        });
    }
}
