package gradus.deployment.packaging.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import gradus.deployment.packaging.ArtefactLoader;
import gradus.deployment.packaging.Ed25519;
import gradus.deployment.packaging.Parity;
import gradus.deployment.packaging.Refusal;
import gradus.deployment.packaging.Refusal.Reason;
import gradus.deployment.packaging.Scorer;
import gradus.deployment.packaging.TrainedModel;
import java.io.InvalidClassException;
import java.security.KeyPair;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the page says. */
@Tag("proof")
class PackagingClaimsTest {
    private static final TrainedModel WEIGHT = TrainedModel.weight();
    private static final TrainedModel CREDIT = TrainedModel.credit();

    @Test
    void the_export_of_liblinear_doubles_every_logit() {
        Exports.Pair pair = new Exports(WEIGHT, CREDIT).libLinear();
        for (int i = 0; i < pair.trained().length; i++) {
            if (pair.exported()[i] > 1e-4
                    && pair.exported()[i] < 1 - 1e-4) { // elsewhere float32 has no digits of 1 − p
                assertThat(logit(pair.exported()[i])).isCloseTo(2 * logit(pair.trained()[i]), within(5e-3));
            }
        }
        assertThat(pair.decidedOtherwise()).isBetween(1245L, 1255L);
    }

    private static double logit(double p) {
        return Math.log(p / (1 - p));
    }

    @Test
    void columns_in_the_order_of_the_table_make_another_person() {
        Exports.Pair pair = new Exports(WEIGHT, CREDIT).tableOrder();
        assertThat(pair.exported()[0] - pair.trained()[0]).isGreaterThan(30);
    }

    @Test
    void all_formats_answer_alike_on_every_row() {
        for (TrainedModel trained : List.of(WEIGHT, CREDIT)) {
            Map<String, Scorer> scorers = Exports.scorers(trained);
            double[] right = scorers.get("tribuo").score(trained.rows().toArray());
            scorers.forEach((format, scorer) -> {
                try (scorer) {
                    double[] came = scorer.score(trained.rows().toArray());
                    assertThat(Parity.worst(came, right)).as(format).isLessThan(format.equals("onnx") ? 1e-6 : 1e-10);
                    assertThat(trained == WEIGHT ? 0 : new Exports.Pair(right, came).decidedOtherwise())
                            .isZero();
                }
            });
        }
    }

    /** The steps of 128 s are those of NumPy's float32: src/test/peers/peer_packaging.py. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void a_float_does_not_see_a_minute_since_1970(long seed) {
        Timestamps timestamps = new Timestamps();
        assertThat(timestamps.asked(0, seed).worst()).isLessThan(0.1);
        Timestamps.Answers since1970 = timestamps.asked(1.7e9, seed);
        assertThat(since1970.worst()).isGreaterThan(64);
        assertThat(since1970.exported()[10]).isEqualTo(since1970.exported()[70]);
        assertThat(Math.nextUp(1.7e9f)).isEqualTo(1_700_000_128f);
        assertThat(Math.nextDown(1.7e9f)).isEqualTo(1_699_999_872f);
    }

    @Test
    void every_attack_is_refused_with_its_reason() throws Exception {
        KeyPair ours = Ed25519.newKeys();
        Attacks attacks = new Attacks(WEIGHT, CREDIT, ours);
        ArtefactLoader loader = new ArtefactLoader(WEIGHT.policy(3, List.of(ours.getPublic())));
        assertThat(loader.load(attacks.genuine()).manifest().version()).isEqualTo(3);
        Map<String, Reason> reasons = new LinkedHashMap<>();
        attacks.all()
                .forEach((name, bytes) -> assertThatThrownBy(() -> loader.load(bytes))
                        .as(name)
                        .isInstanceOfSatisfying(Refusal.class, refusal -> reasons.put(name, refusal.reason())));
        assertThat(reasons.values())
                .containsExactly(
                        Reason.ARCHIVE,
                        Reason.ARCHIVE,
                        Reason.HASH,
                        Reason.SIGNATURE,
                        Reason.SIGNATURE,
                        Reason.VERSION,
                        Reason.MODEL,
                        Reason.SCHEMA,
                        Reason.EXTRA,
                        Reason.MISSING,
                        Reason.NAME,
                        Reason.ARCHIVE);
        assertThat(attacks.all().values().stream().filter(HashesOnly::accepts)).hasSize(9);
        assertThat(attacks.all().get("20 MB of zeros in 20 KB").length - attacks.genuine().length)
                .isLessThan(21_000);
    }

    @Test
    void a_second_training_gives_the_same_graph_and_another_protobuf() {
        Map<String, byte[]> second = TrainedModel.weight().contents();
        assertThat(second.get("model.onnx")).isEqualTo(WEIGHT.contents().get("model.onnx"));
        assertThat(second.get("model.tribuo")).isNotEqualTo(WEIGHT.contents().get("model.tribuo"));
        assertThat(WEIGHT.contents().get("model.tribuo"))
                .isEqualTo(WEIGHT.contents().get("model.tribuo"));
    }

    @Test
    void an_object_runs_code_before_the_cast_fails() throws Exception {
        byte[] file = Surprise.file();
        int before = Surprise.RAN.get();
        assertThatThrownBy(() -> Surprise.weights(file)).isInstanceOf(ClassCastException.class);
        assertThat(Surprise.RAN.get()).isEqualTo(before + 1);
        assertThatThrownBy(() -> Surprise.filteredWeights(file)).isInstanceOf(InvalidClassException.class);
        assertThat(Surprise.RAN.get()).isEqualTo(before + 1);
    }
}
