package gradus.deployment.packaging.demo;

import gradus.datasets.DataSets;
import gradus.datasets.bridge.Numbers;
import gradus.datasets.bridge.TribuoData;
import gradus.deployment.packaging.InputColumn;
import gradus.deployment.packaging.OnnxScorer;
import gradus.deployment.packaging.Parity;
import gradus.deployment.packaging.Rows;
import gradus.deployment.packaging.Scorer;
import gradus.deployment.packaging.TorchScorer;
import gradus.deployment.packaging.TrainedModel;
import gradus.deployment.packaging.TribuoExport;
import gradus.deployment.packaging.TribuoScorer;
import gradus.fundamentals.demo.Lines;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.tribuo.Model;
import org.tribuo.classification.Label;
import org.tribuo.classification.liblinear.LibLinearClassificationTrainer;
import org.tribuo.classification.liblinear.LinearClassificationType;
import org.tribuo.classification.liblinear.LinearClassificationType.LinearType;

/** Exported models that answer otherwise, and three formats that do not. */
final class Exports {
    /** Granting a bad credit costs five times what refusing a good one does. */
    static final double REFUSE_ABOVE = 1 / 6.0;

    private static final double[] PERSON = {174, 93, 77, 57, 36};

    private final TrainedModel weight;
    private final TrainedModel credit;

    Exports(TrainedModel weight, TrainedModel credit) {
        this.weight = weight;
        this.credit = credit;
    }

    /** What a model and its export say of the same rows. */
    record Pair(double[] trained, double[] exported) {
        /** How many rows are refused by one and granted by the other. */
        long decidedOtherwise() {
            return IntStream.range(0, trained.length)
                    .filter(i -> trained[i] > REFUSE_ABOVE != exported[i] > REFUSE_ABOVE)
                    .count();
        }
    }

    void export(Lines lines) {
        Pair credits = libLinear();
        lines.print(
                "P(bad) of the first applicant     trained %.4f    exported %.4f",
                credits.trained[0], credits.exported[0]);
        lines.print(
                "decided otherwise above 1/6       %,d of %,d credits",
                credits.decidedOtherwise(), credits.trained.length);
        Pair person = tableOrder();
        lines.print(
                "weight, columns as in the table   trained %.1f kg   exported %.1f kg",
                person.trained[0], person.exported[0]);
    }

    /** Logistic regression by LibLinear: the model, and what Tribuo's export of it says. */
    Pair libLinear() {
        List<String> columns = names(credit);
        double[][] rows = credit.rows().toArray();
        Model<Label> model = new LibLinearClassificationTrainer(
                        new LinearClassificationType(LinearType.L2R_LR), 1, 1000, 0.01)
                .train(TribuoData.classification(
                        columns, rows, Numbers.classes(DataSets.CREDIT_SCORING.table(), "status")));
        return answers(model, columns, TribuoExport.columns(model), rows, TribuoExport.answer(model, "bad"));
    }

    /** The weight of a person, asked with the columns in the order of the table, which is not that of the export. */
    Pair tableOrder() {
        return answers(weight.model(), names(weight), names(weight), new double[][] {PERSON}, 0);
    }

    private static Pair answers(Model<?> model, List<String> given, List<String> wanted, double[][] rows, int answer) {
        try (Scorer trained = TribuoScorer.of(model, Rows.of(given, given), answer);
                Scorer exported = OnnxScorer.of(TribuoExport.onnx(model), Rows.of(given, wanted), answer)) {
            return new Pair(trained.score(rows), exported.score(rows));
        }
    }

    void formats(Lines lines) {
        lines.print("                        numbers    bytes   apart from the trained model   decided otherwise");
        for (TrainedModel trained : List.of(weight, credit)) {
            Map<String, byte[]> contents = trained.contents();
            double[] right = answers(trained);
            scorers(trained).forEach((format, scorer) -> {
                try (scorer) {
                    Pair pair = new Pair(right, scorer.score(trained.rows().toArray()));
                    lines.print(
                            "%-8s %-12s   %s %8s   %28.1e   %17s",
                            trained.name(),
                            format,
                            scorer.precision(),
                            Lines.text("%,d", contents.get(file(format)).length),
                            Parity.worst(pair.exported, pair.trained),
                            trained == credit ? pair.decidedOtherwise() + " of " + pair.trained.length : "");
                }
            });
        }
    }

    private static double[] answers(TrainedModel trained) {
        Rows order = Rows.of(names(trained), names(trained));
        try (Scorer model = TribuoScorer.of(trained.model(), order, trained.answer())) {
            return model.score(trained.rows().toArray());
        }
    }

    private static String file(String format) {
        return "model." + (format.equals("torchscript") ? "pt" : format);
    }

    /** The model read again from its bytes in each format. */
    static Map<String, Scorer> scorers(TrainedModel trained) {
        Map<String, byte[]> contents = trained.contents();
        List<String> given = names(trained);
        Rows same = Rows.of(given, given);
        Map<String, Scorer> scorers = new LinkedHashMap<>();
        scorers.put("tribuo", TribuoScorer.of(contents.get("model.tribuo"), same, trained.answer()));
        Rows numbered = Rows.of(given, TribuoExport.columns(trained.model()));
        scorers.put("onnx", OnnxScorer.of(contents.get("model.onnx"), numbered, trained.answer()));
        scorers.put("torchscript", TorchScorer.of(contents.get("model.pt"), same));
        return scorers;
    }

    static List<String> names(TrainedModel trained) {
        return trained.inputs().stream().map(InputColumn::name).toList();
    }
}
