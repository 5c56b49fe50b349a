package gradus.deployment.serving;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gradus.classicalml.linearregression.LinearModel;
import gradus.deployment.contracts.Field;
import gradus.fundamentals.linearalgebra.Matrix;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The weight model as it was fitted, in a file beside this class. A server that starts reads forty numbers, instead of a table and all that
 * reads tables. Whoever needs a model that he can trust to be the one that was meant signs it, as the lesson packaging does.
 */
public final class SavedWeightModel {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FILE = "weight-model.json";

    private SavedWeightModel() {}

    /** The model that is saved. */
    public static WeightModel load() {
        try (InputStream in = SavedWeightModel.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException("the resource " + FILE + " must lie beside " + WeightModel.class);
            }
            return read(JSON.readTree(in));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the resource " + FILE, e);
        }
    }

    private static WeightModel read(JsonNode json) {
        List<Field> fields = new ArrayList<>();
        for (JsonNode field : json.get("fields")) {
            fields.add(new Field(
                    field.get("name").textValue(),
                    field.get("label").textValue(),
                    field.get("hint").textValue(),
                    field.get("min").doubleValue(),
                    field.get("max").doubleValue()));
        }
        double[][] inverseR = new double[fields.size() + 1][];
        for (int i = 0; i < inverseR.length; i++) {
            inverseR[i] = numbers(json.get("inverseR").get(i));
        }
        LinearModel model = LinearModel.of(
                numbers(json.get("coefficients")),
                json.get("residualStandardError").doubleValue(),
                json.get("degreesOfFreedom").intValue(),
                Matrix.of(inverseR));
        return WeightModel.of(fields, model);
    }

    private static double[] numbers(JsonNode array) {
        double[] numbers = new double[array.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = array.get(i).doubleValue();
        }
        return numbers;
    }

    /** A model as the file holds it, for whoever fits it on other people. */
    public static String json(WeightModel model) {
        ObjectNode json = JSON.createObjectNode();
        json.set("fields", JSON.valueToTree(model.fields()));
        json.set("coefficients", JSON.valueToTree(model.linear().coefficients()));
        json.put("residualStandardError", model.linear().residualStandardError());
        json.put("degreesOfFreedom", model.linear().degreesOfFreedom());
        ArrayNode inverseR = json.putArray("inverseR");
        for (int i = 0; i < model.linear().inverseR().rows(); i++) {
            inverseR.addPOJO(model.linear().inverseR().row(i));
        }
        return json.toPrettyString() + "\n";
    }
}
