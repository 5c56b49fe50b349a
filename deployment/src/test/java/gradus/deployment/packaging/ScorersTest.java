package gradus.deployment.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import gradus.datasets.bridge.Classes;
import gradus.datasets.bridge.TribuoData;
import gradus.deployment.serving.WeightModel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tribuo.classification.dtree.CARTClassificationTrainer;

@Tag("proof")
class ScorersTest {
    private static final TrainedModel WEIGHT = TrainedModel.weight();
    private static final TrainedModel CREDIT = TrainedModel.credit();
    private static final double[] PERSON = {174, 93, 77, 57, 36};
    private static final double[][] APPLICANTS = {{9, 60, 30, 73, 800, 846, 0}, {0, 36, 26, 46, 310, 910, 1}};

    private static Artefact loaded(TrainedModel trained) {
        return new ArtefactLoader(trained.policy(1, List.of(Keys.OURS.getPublic())))
                .load(trained.sealed(1, Keys.OURS.getPrivate()));
    }

    @Test
    void the_weight_model_is_the_one_that_serving_serves() {
        WeightModel served = WeightModel.fit();
        assertThat(WEIGHT.inputs().stream().map(InputColumn::name))
                .containsExactlyElementsOf(
                        served.fields().stream().map(field -> field.name()).toList());
        try (Scorer scorer = Scorer.of(loaded(WEIGHT), "tribuo")) {
            double[][] rows = WEIGHT.rows().toArray();
            double[] answers = scorer.score(rows);
            for (int i = 0; i < rows.length; i++) {
                assertThat(answers[i]).isCloseTo(served.predict(rows[i]).prediction(), within(1e-9));
            }
        }
    }

    /** NumPy 1.24.2: src/test/peers/peer_packaging.py. */
    @ParameterizedTest
    @ValueSource(strings = {"tribuo", "onnx", "torchscript"})
    void every_format_answers_as_numpy_does(String format) {
        double tolerance = format.equals("onnx") ? 1e-6 : 1e-10;
        try (Scorer weight = Scorer.of(loaded(WEIGHT), format);
                Scorer credit = Scorer.of(loaded(CREDIT), format)) {
            assertThat(weight.score(new double[][] {PERSON})[0]).isCloseTo(70.18056091433772, within(70 * tolerance));
            double[] bad = credit.score(APPLICANTS);
            assertThat(bad[0]).isCloseTo(0.20568601076161538, within(tolerance));
            assertThat(bad[1]).isCloseTo(0.47925175412875615, within(tolerance));
            assertThat(credit.precision()).isEqualTo(format.equals("onnx") ? "float32" : "float64");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"tribuo", "onnx", "torchscript"})
    void empty_batches_have_no_answers_and_bad_rows_are_refused(String format) {
        try (Scorer weight = Scorer.of(loaded(WEIGHT), format)) {
            assertThat(weight.score(new double[0][])).isEmpty();
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> weight.score(new double[][] {PERSON, {1, 2}}))
                    .withMessage("row must hold 5 numbers (one for each input), but held 2");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> weight.score(new double[][] {{174, 93, Double.NaN, 57, 36}}))
                    .withMessage("row[2] must be finite, but was NaN");
            assertThat(weight.score(new double[][] {PERSON, PERSON})).hasSize(2);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"tribuo", "onnx", "torchscript"})
    void bytes_that_are_no_model_are_refused(String format) {
        Rows order = Rows.of(List.of("a"), List.of("a"));
        byte[] bytes = {1, 2, 3, 4, 5, 6, 7, 8};
        assertThatIllegalArgumentException()
                .isThrownBy(() -> {
                    switch (format) {
                        case "tribuo" -> TribuoScorer.of(bytes, order, 0);
                        case "onnx" -> OnnxScorer.of(bytes, order, 0);
                        default -> TorchScorer.of(bytes, order);
                    }
                })
                .withMessageStartingWith("bytes must be ");
    }

    @Test
    void pytorch_keeps_no_array_of_a_batch() {
        try (TorchScorer scorer = (TorchScorer) Scorer.of(loaded(WEIGHT), "torchscript")) {
            scorer.score(WEIGHT.rows().toArray());
            int before = scorer.liveArrays();
            for (int i = 0; i < 5; i++) {
                scorer.score(WEIGHT.rows().toArray());
            }
            assertThat(scorer.liveArrays()).isEqualTo(before);
        }
    }

    @Test
    void a_format_that_answers_otherwise_is_never_sealed() {
        Map<String, byte[]> contents = new TreeMap<>(WEIGHT.contents());
        contents.put("model.onnx", TribuoExport.onnx(WEIGHT.model()));
        List<String> names = WEIGHT.inputs().stream().map(InputColumn::name).toList();
        Rows order = Rows.of(names, names);
        try (Scorer right = TribuoScorer.of(WEIGHT.model(), order, 0);
                Scorer wrong = OnnxScorer.of(contents.get("model.onnx"), order, 0)) {
            assertThatThrownBy(() -> Parity.require(right, wrong, WEIGHT.rows().toArray(), 1e-5))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageStartingWith("the answer to row 0 must be 63.763");
        }
    }

    @Test
    void the_worst_difference_is_relative() {
        assertThat(Parity.worst(new double[] {101, 0}, new double[] {100, 0})).isEqualTo(0.01);
        assertThat(Parity.worst(new double[] {-99}, new double[] {-100})).isEqualTo(0.01);
        assertThat(Parity.worst(new double[] {1e-9}, new double[] {0})).isInfinite();
        assertThat(Parity.worst(new double[0], new double[0])).isZero();
        assertThatIllegalArgumentException().isThrownBy(() -> Parity.worst(new double[1], new double[2]));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Parity.worst(new double[] {Double.NaN}, new double[] {1}));
    }

    @Test
    void rows_are_put_into_the_order_of_the_file() {
        Rows rows = Rows.of(List.of("a", "b", "c"), List.of("c", "a", "b"));
        assertThat(rows.reordered(new double[] {1, 2, 3})).containsExactly(3, 1, 2);
        assertThat(rows.floats(new double[][] {{1, 2, 3}, {4, 5, 6}}).array()).containsExactly(3, 1, 2, 6, 4, 5);
        assertThat(rows.doubles(new double[][] {{1, 2, 0.1}}).array()).containsExactly(0.1, 1, 2);
        for (List<String> wrong : List.of(List.of("a", "b"), List.of("a", "b", "d"), List.of("a", "a", "b"))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Rows.of(List.of("a", "b", "c"), wrong))
                    .withMessage("wanted must be the names [a, b, c] in some order, but were " + wrong);
        }
    }

    @Test
    void what_tribuo_cannot_export_or_does_not_know_is_refused() {
        var credits = TribuoData.classification(
                List.of("x"), new double[][] {{0}, {1}}, Classes.of(List.of("a", "b"), new int[] {0, 1}));
        var tree = new CARTClassificationTrainer().train(credits);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TribuoExport.onnx(tree))
                .withMessage("model must be one that Tribuo exports to ONNX, but was TreeModel");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TribuoExport.answer(tree, "c"))
                .withMessage("label must be a class of the model, but was c");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TribuoScorer.of(tree, Rows.of(List.of("y"), List.of("y")), 0))
                .withMessage("the model must know every input, but does not know y");
        assertThatThrownBy(() -> TribuoScorer.of(tree, Rows.of(List.of("x"), List.of("x")), 2))
                .hasMessage("answer must be between 0 and 1, but was 2");
    }

    @Test
    void the_torchscript_files_stand_on_the_models_of_today() {
        assertThat(new String(LinearParameters.json(WEIGHT), StandardCharsets.UTF_8))
                .startsWith("{\"bias\":-120.115935087");
        for (TrainedModel trained : List.of(WEIGHT, CREDIT)) {
            try (Scorer shipped = Scorer.of(loaded(trained), "torchscript");
                    Scorer tribuo = Scorer.of(loaded(trained), "tribuo")) {
                double[][] rows = trained.rows().toArray();
                assertThat(Parity.worst(shipped.score(rows), tribuo.score(rows)))
                        .isLessThan(1e-8);
            }
        }
    }

    @Test
    void the_card_says_what_the_manifest_says_and_nothing_in_it_is_markdown() {
        Manifest was = WEIGHT.manifest(7, WEIGHT.contents());
        Manifest hostile = new Manifest(
                was.format(),
                was.model(),
                7,
                was.inputs(),
                "kg | <b>\n# free",
                was.training(),
                Map.of("limits", "see [here](http://evil)"),
                was.files());
        assertThat(ModelCard.of(hostile))
                .startsWith(
                        "# weight, version 7\n\nGives: kg \\| \\<b\\> \\# free.\n\n- limits: see \\[here\\](http://evil)\n")
                .contains(
                        "| height\\_cm | cm | 147.2 | 198.1 |", "- rows: 507\n", "| model.pt | PyTorch 1.13 | 2235 | ");
    }

    @Test
    void the_graph_has_no_provenance_and_the_protobuf_has() {
        Artefact artefact = loaded(WEIGHT);
        try (TribuoScorer scorer = (TribuoScorer) Scorer.of(artefact, "tribuo")) {
            assertThat(scorer.provenance()).contains("SLMTrainer", "num-examples=507", "trained-at=20", "os-name=");
        }
        String graph = new String(artefact.content(artefact.manifest().file("onnx")), StandardCharsets.ISO_8859_1);
        assertThat(graph).doesNotContain("trained-at", "os-name", "SLMTrainer");
        assertThat(artefact.manifest().training()).containsEntry("rows", "507").containsKey("data_sha256");
    }
}
