package gradus.deployment.packaging;

import static gradus.deployment.contracts.JsonBody.ordered;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.DoubleUnaryOperator;

/** What a linear model knows, found by asking it; from it packaging_torchscript.py makes the TorchScript files. */
public final class LinearParameters {
    private LinearParameters() {}

    /**
     * Writes weight.json and credit.json.
     *
     * @param args the folder
     */
    public static void main(String... args) throws IOException {
        for (TrainedModel trained : new TrainedModel[] {TrainedModel.weight(), TrainedModel.credit()}) {
            Files.write(Path.of(args[0], trained.name() + ".json"), json(trained));
        }
    }

    /** The bias, a weight per input, and whether the sum goes through the logistic function. */
    static byte[] json(TrainedModel trained) {
        boolean probability = trained.output().startsWith("probability");
        DoubleUnaryOperator link = probability ? p -> Math.log(p / (1 - p)) : y -> y;
        var columns = trained.inputs().stream().map(InputColumn::name).toList();
        int d = columns.size();
        double[][] asked = new double[d + 1][d]; // first the zero, then each unit
        for (int j = 0; j < d; j++) {
            asked[j + 1][j] = 1;
        }
        double[] weights = new double[d];
        try (Scorer scorer = TribuoScorer.of(trained.model(), Rows.of(columns, columns), trained.answer())) {
            double[] answers = scorer.score(asked);
            double bias = link.applyAsDouble(answers[0]);
            for (int j = 0; j < d; j++) {
                weights[j] = link.applyAsDouble(answers[j + 1]) - bias;
            }
            return write(ordered("bias", bias, "weights", weights, "logistic", probability));
        }
    }

    private static byte[] write(Object parameters) {
        try {
            return (JsonMapper.builder().build().writeValueAsString(parameters) + "\n")
                    .getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new AssertionError("numbers can be written", e);
        }
    }
}
