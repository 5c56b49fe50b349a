package gradus.deeplearning.training.demo;

import gradus.deeplearning.training.Recipe;
import gradus.fundamentals.demo.Lines;
import gradus.fundamentals.descriptive.Descriptive;
import java.util.List;

/** What helps against learning by heart. */
final class Remedies {
    private final Lab lab;

    Remedies(Lab lab) {
        this.lab = lab;
    }

    void dropout(Lines lines) {
        Recipe recipe = Recipe.of(Lab.WIDE).withBatchSize(64).withEpochs(20);
        List<Lab.Result> without = lab.runs(recipe, lab.split.training(), Lab.SEEDS);
        List<Lab.Result> with =
                lab.runs(recipe.withNetwork(Lab.WIDE.withDropout(0.5f)), lab.split.training(), Lab.SEEDS);
        lines.print("dropout  training loss    validation loss  validation accuracy");
        line(lines, 0, without);
        line(lines, 0.5, with);
        lines.print(
                "validation loss lower with dropout in %d of %d seeds",
                Lab.lower(with, without, Lab::validationLoss), Lab.SEEDS);
    }

    private static void line(Lines lines, double dropout, List<Lab.Result> runs) {
        double[] losses = Lab.each(runs, Lab::validationLoss);
        lines.print(
                "%7.1f  %13.3f  %8.3f ± %.3f  %19.3f",
                dropout,
                Lab.mean(runs, run -> run.last().trainingLoss()),
                Descriptive.mean(losses),
                Descriptive.standardDeviation(losses),
                Lab.mean(runs, run -> run.last().validationAccuracy()));
    }

    void earlyStopping(Lines lines) {
        List<Lab.Result> patient = lab.greedy();
        lines.print("patience  epochs run  kept epoch  its loss, accuracy  last loss, accuracy");
        stopped(lines, Lab.GREEDY.patience(), patient.get(0));
        stopped(lines, 10, lab.run(Lab.GREEDY.withPatience(10), lab.twoSheets));
        lines.print(
                "from the best epoch to the last, means of %d seeds: loss %+.0f%%, accuracy %+.3f",
                Lab.SEEDS,
                100 * Lab.mean(patient, run -> Lab.validationLoss(run) / run.keptLoss() - 1),
                Lab.mean(
                        patient,
                        run -> run.last().validationAccuracy() - run.best().validationAccuracy()));
    }

    private static void stopped(Lines lines, int patience, Lab.Result run) {
        lines.print(
                "%8d  %10d  %10d  %8.3f  %8.3f  %9.3f  %8.3f",
                patience,
                run.last().number(),
                run.best().number(),
                run.keptLoss(),
                run.best().validationAccuracy(),
                run.last().validationLoss(),
                run.last().validationAccuracy());
    }
}
