package gradus.deployment.packaging;

import gradus.classicalml.framing.Cases;
import gradus.classicalml.linearregression.TribuoLeastSquares;
import gradus.datasets.DataSet;
import gradus.datasets.DataSets;
import gradus.datasets.bridge.Numbers;
import gradus.datasets.bridge.TribuoData;
import gradus.fundamentals.linearalgebra.Matrix;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.tribuo.Model;
import org.tribuo.classification.Label;
import org.tribuo.classification.sgd.linear.LinearSGDTrainer;
import org.tribuo.classification.sgd.objectives.LogMulticlass;
import org.tribuo.math.optimisers.AdaGrad;
import tech.tablesaw.api.Table;

/**
 * The two models of this stage, fresh from training, with what their artefacts say of them.
 *
 * @param name the artefact's name
 * @param model Tribuo's
 * @param inputs in the order of the rows
 * @param output what an answer is
 * @param answer of a classifier: the number of the class whose probability is the answer; otherwise 0
 * @param training what made it
 * @param card what people must know
 * @param rows what it was trained on (n × d)
 */
public record TrainedModel(
        String name,
        Model<?> model,
        List<InputColumn> inputs,
        String output,
        int answer,
        Map<String, String> training,
        Map<String, String> card,
        Matrix rows) {
    /** How far a format's answers may be from those of the model that was trained, relative to their size. */
    public static final double TOLERANCE = 1e-5;

    /** The columns that the credit model knows of the data set credit_scoring. */
    public static final List<String> CREDIT_COLUMNS =
            List.of("seniority", "time", "age", "expenses", "amount", "price", "records");

    private static final Logger LOG = Logger.getLogger("org.tribuo"); // held, or its level is lost with it

    /** Weight in kilograms from height and four girths: least squares on all 507 people of the body measurements. */
    public static TrainedModel weight() {
        LOG.setLevel(Level.WARNING);
        Table people = DataSets.BODY_DIMS.table();
        Matrix rows = Matrix.of(
                Numbers.matrix(people, "height_cm", "chest_girth", "waist_girth", "thigh_girth", "calf_girth"));
        List<String> names = List.of("height_cm", "chest_cm", "waist_cm", "thigh_cm", "calf_cm");
        Cases cases = Cases.of(names, rows, "weight_kg", Numbers.vector(people, "weight_kg"));
        return new TrainedModel(
                "weight",
                TribuoLeastSquares.train(cases),
                inputs(rows, names, List.of("cm", "cm", "cm", "cm", "cm")),
                "weight in kg",
                0,
                training(DataSets.BODY_DIMS, rows, "least squares (SLMTrainer)"),
                Map.of(
                        "purpose", "Estimate the weight of an adult from five measurements with a tape.",
                        "limits", "Physically active adults; for the heaviest the error is larger than for others.",
                        "scores", "Typical miss on the training data 2.4 kg."),
                rows);
    }

    /** The probability that a credit goes badly: logistic regression on all 4,454 credits, on what was known of each. */
    public static TrainedModel credit() {
        LOG.setLevel(Level.WARNING);
        Table credits = DataSets.CREDIT_SCORING.table();
        List<String> names = CREDIT_COLUMNS;
        Matrix rows = creditRows(credits);
        var classes = Numbers.classes(credits, "status");
        Model<Label> model = new LinearSGDTrainer(new LogMulticlass(), new AdaGrad(0.01), 20, 1 << 20, 16, 1)
                .train(TribuoData.classification(names, rows.toArray(), classes));
        return new TrainedModel(
                "credit",
                model,
                creditInputs(rows),
                "probability of bad",
                TribuoExport.answer(model, "bad"),
                training(
                        DataSets.CREDIT_SCORING,
                        rows,
                        "logistic regression (LinearSGDTrainer, AdaGrad 0.01, 20 epochs, seed 1)"),
                Map.of(
                        "purpose", "Sort applications for a person to decide, never decide by itself.",
                        "limits", "One lender's applicants; without income, which 381 of them do not have.",
                        "scores", "Log loss on the training data 0.505; of always saying 28% it is 0.594."),
                rows);
    }

    /** What the credit model is asked about each credit, one row each, in the order of {@link #CREDIT_COLUMNS}; earlier trouble is 1. */
    public static Matrix creditRows(Table credits) {
        double[][] columns = new double[CREDIT_COLUMNS.size()][];
        for (int j = 0; j < 6; j++) {
            columns[j] = Numbers.vector(credits, CREDIT_COLUMNS.get(j));
        }
        columns[6] = credits.stringColumn("records").asList().stream()
                .mapToDouble(records -> records.equals("yes") ? 1 : 0)
                .toArray();
        return Matrix.ofColumns(columns);
    }

    /** The inputs of the credit model, each with its range in the given rows. */
    public static List<InputColumn> creditInputs(Matrix rows) {
        return inputs(rows, CREDIT_COLUMNS, List.of("years", "months", "years", "money", "money", "money", "0 or 1"));
    }

    private static List<InputColumn> inputs(Matrix rows, List<String> names, List<String> units) {
        List<InputColumn> inputs = new ArrayList<>();
        for (int j = 0; j < names.size(); j++) {
            double[] sorted = rows.column(j);
            Arrays.sort(sorted);
            inputs.add(new InputColumn(names.get(j), units.get(j), sorted[0], sorted[sorted.length - 1]));
        }
        return inputs;
    }

    private static Map<String, String> training(DataSet data, Matrix rows, String trainer) {
        return Map.of(
                "data", data.name(),
                "data_sha256", data.files().get(0).sha256(),
                "rows", String.valueOf(rows.rows()),
                "trainer", trainer,
                "library", "Tribuo 4.3.2");
    }

    /** The model in three formats, by file name. The TorchScript file is shipped with the script that wrote it. */
    public Map<String, byte[]> contents() {
        Map<String, byte[]> contents = new LinkedHashMap<>();
        contents.put("model.tribuo", TribuoExport.protobuf(model));
        contents.put("model.onnx", TribuoExport.onnx(model));
        contents.put("model.pt", torchScript());
        return contents;
    }

    private byte[] torchScript() {
        try (InputStream in = TrainedModel.class.getResourceAsStream(name + ".pt")) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(name + ".pt should be readable, but is not", e);
        }
    }

    /** The manifest for the given contents. */
    public Manifest manifest(int version, Map<String, byte[]> contents) {
        List<String> columns = inputs.stream().map(InputColumn::name).toList();
        return new Manifest(
                Manifest.READABLE,
                name,
                version,
                inputs,
                output,
                training,
                card,
                List.of(
                        ModelFile.of(
                                "model.tribuo",
                                "tribuo",
                                "Tribuo 4.3.2",
                                columns,
                                answer,
                                contents.get("model.tribuo")),
                        ModelFile.of(
                                "model.onnx",
                                "onnx",
                                "Tribuo 4.3.2",
                                TribuoExport.columns(model),
                                answer,
                                contents.get("model.onnx")),
                        ModelFile.of("model.pt", "torchscript", "PyTorch 1.13", columns, 0, contents.get("model.pt"))));
    }

    /**
     * The artefact's bytes, after every format has answered every row of the training data as the trained model does.
     *
     * @throws IllegalStateException if one does not
     */
    public byte[] sealed(int version, PrivateKey key) {
        Map<String, byte[]> contents = contents();
        Manifest manifest = manifest(version, contents);
        Artefact unsigned = new Artefact(manifest, new TreeMap<>(contents));
        Rows order = Rows.of(manifest.columns(), manifest.columns());
        try (Scorer trained = TribuoScorer.of(model, order, answer)) {
            for (ModelFile file : manifest.files()) {
                try (Scorer written = Scorer.of(unsigned, file.format())) {
                    Parity.require(trained, written, rows.toArray(), TOLERANCE);
                }
            }
        }
        return Artefact.seal(manifest, contents, key);
    }

    /** The policy of somebody who trusts the keys and asks rows like those that it was trained on. */
    public LoadPolicy policy(int lowestVersion, List<PublicKey> trusted) {
        return new LoadPolicy(trusted, name, lowestVersion, inputs, output, 1 << 20);
    }
}
