package gradus.deployment.registry;

import static gradus.deployment.registry.RegistryLaws.NOTE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gradus.deployment.packaging.Ed25519;
import gradus.deployment.packaging.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.KeyPair;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a run to the model that answers. */
class ReleaseTest {
    private static final KeyPair KEYS = Ed25519.newKeys();
    private static final WeightExperiment WEIGHT = new WeightExperiment(KEYS);

    @TempDir
    private Path folder;

    private ArtefactStore store;
    private ModelRegistry registry;
    private Recorder recorder;
    private Promoter promoter;

    @BeforeEach
    void open() throws SQLException, IOException {
        var database = ModelRegistry.inFile(folder.resolve("registry.db"));
        store = new ArtefactStore(folder.resolve("artefacts"));
        registry = new ModelRegistry(database);
        recorder = new Recorder(new RunLog(database), store);
        promoter = new Promoter(registry, store, WEIGHT.policy(1), WEIGHT.gate(0.05, 10));
    }

    private Run run(int version, double penalty) throws SQLException, IOException {
        return recorder.run(WEIGHT, 7, WeightExperiment.parameters(version, penalty), NOTE.at());
    }

    @Test
    void a_run_is_repeated_from_its_record_bit_for_bit() throws Exception {
        Run run = run(1, 0.1);
        assertThat(recorder.repeat(run, WEIGHT)).isEmpty();
        assertThat(recorder.repeat(run, new WeightExperiment(KEYS))).isEmpty();
        assertThat(run(1, 0.1).artefact()).isEqualTo(run.artefact());
        assertThat(run(1, 0.2).artefact()).isNotEqualTo(run.artefact());
    }

    @Test
    void the_credit_model_goes_the_same_way() throws Exception {
        CreditExperiment credit = new CreditExperiment(KEYS);
        Run run = recorder.run(credit, 1, CreditExperiment.parameters(1, 20), NOTE.at());
        assertThat(recorder.repeat(run, credit)).isEmpty();
        assertThat(run.metrics().get("log loss on later applications"))
                .as("always saying 28% has 0.594")
                .isLessThan(0.55);
        registry.register("credit", 1, run.artefact(), "credit", run.number(), NOTE);
        registry.promote("credit", 1, 0, NOTE);
        try (LiveModel live = Follower.champion(registry, store, credit.policy(1))) {
            double[] first = credit.rows().row(0);
            assertThat(live.predict(first)).isBetween(0.0, 1.0);
            first[0] += 20;
            assertThat(live.predict(first))
                    .as("twenty more years in the job")
                    .isLessThan(live.predict(credit.rows().row(0)));
        }
        assertThatThrownBy(() -> promoter.register(run, NOTE)).isInstanceOf(Refusal.class);
        assertThat(credit.bad()).hasSize(4454);
        assertThatThrownBy(() -> CreditExperiment.parameters(1, 0)).hasMessage("passes must be at least 1, but was 0");
    }

    /** The weight experiment with something that its recipe does not say. */
    private record Other(String dataSha256, String code, boolean timed) implements Experiment {
        @Override
        public String name() {
            return "weight";
        }

        @Override
        public byte[] train(Recipe recipe) {
            Map<String, String> more = new java.util.TreeMap<>(recipe.parameters());
            if (timed) {
                more.put("penalty", "1." + System.nanoTime());
            }
            return WEIGHT.train(new Recipe(
                    recipe.experiment(),
                    recipe.dataSha256(),
                    recipe.code(),
                    recipe.seed(),
                    Recipe.sorted("parameters", more)));
        }

        @Override
        public java.util.SortedMap<String, Double> measure(byte[] artefact) {
            return WEIGHT.measure(artefact);
        }
    }

    @Test
    void other_data_other_code_and_what_the_record_leaves_out_are_found() throws Exception {
        Run run = run(1, 0.1);
        assertThat(recorder.repeat(run, new Other("d", WEIGHT.code(), false)))
                .containsExactly("data should be " + WEIGHT.dataSha256() + ", but is d");
        assertThat(recorder.repeat(run, new Other(WEIGHT.dataSha256(), "c", false)))
                .containsExactly("code should be " + WEIGHT.code() + ", but is c");
        Experiment timed = new Other(WEIGHT.dataSha256(), WEIGHT.code(), true);
        Run left = recorder.run(timed, 7, WeightExperiment.parameters(1, 0.1), NOTE.at());
        assertThat(recorder.repeat(left, timed))
                .isNotEmpty()
                .first()
                .asString()
                .matches("artefact should have \\d+ bytes like the first, but has \\d+ and differs from byte \\d+ on");
    }

    @Test
    void the_gate_lets_in_what_is_better_by_the_margin_and_nothing_else() throws Exception {
        promoter.register(run(1, 3), NOTE);
        promoter.register(run(2, 0.3), NOTE);
        promoter.register(run(3, 0.299), NOTE);
        assertThat(promoter.promote(1, NOTE).passes()).isTrue();
        Gate.Verdict better = promoter.promote(2, NOTE);
        assertThat(better.passes()).isTrue();
        assertThat(better.champion() - better.candidate()).isGreaterThan(0.05);
        Gate.Verdict same = promoter.promote(3, NOTE);
        assertThat(same.passes()).isFalse();
        assertThat(same.reason()).contains("not better than");
        assertThat(registry.champion("weight").orElseThrow().number()).isEqualTo(2);
        assertThat(Audit.faults(registry, store, "weight")).isEmpty();
        assertThatThrownBy(() -> promoter.promote(9, NOTE))
                .hasMessage("version must be a registered one of weight, but was 9");
    }

    @Test
    void the_first_version_must_be_good_enough() throws Exception {
        Promoter strict = new Promoter(registry, store, WEIGHT.policy(1), WEIGHT.gate(0, 1));
        strict.register(run(1, 3), NOTE);
        Gate.Verdict verdict = strict.promote(1, NOTE);
        assertThat(verdict.passes()).isFalse();
        assertThat(verdict.champion()).isNaN();
        assertThat(verdict.reason()).endsWith("but at most 1.00 is let in");
        assertThat(registry.champion("weight")).isEmpty();
    }

    @Test
    void a_stranger_s_artefact_and_a_missing_or_damaged_file_are_refused() throws Exception {
        Run foreign =
                recorder.run(new WeightExperiment(Ed25519.newKeys()), 7, WeightExperiment.parameters(1, 1), NOTE.at());
        assertThatThrownBy(() -> promoter.register(foreign, NOTE))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.reason()).isEqualTo(Refusal.Reason.SIGNATURE));
        Run run = run(1, 1);
        promoter.register(run, NOTE);
        Path file = folder.resolve("artefacts").resolve(run.artefact() + ".model");
        Files.write(file, new byte[3]);
        assertThatThrownBy(() -> promoter.promote(1, NOTE)).isInstanceOf(IOException.class);
        assertThat(Audit.faults(registry, store, "weight"))
                .containsExactly("the artefact of version 1 should be there and whole, but is not");
        Files.delete(file);
        assertThatThrownBy(() -> promoter.promote(1, NOTE)).isInstanceOf(NoSuchFileException.class);
        assertThat(registry.champion("weight")).isEmpty();
    }

    @Test
    void an_artefact_under_another_version_s_name_is_refused() throws Exception {
        Run two = run(2, 1);
        Version wrong = new Version("weight", 1, two.artefact(), "weight", 1, Stage.CHAMPION);
        assertThatThrownBy(() -> LiveModel.load(wrong, store, WEIGHT.policy(1)))
                .isInstanceOf(Refusal.class)
                .hasMessage("the version must be 1, but is 2");
    }

    @Test
    void the_server_follows_and_keeps_the_old_model_if_the_new_one_cannot_be_loaded() throws Exception {
        promoter.register(run(1, 3), NOTE);
        Run second = run(2, 0.3);
        promoter.register(second, NOTE);
        assertThatThrownBy(() -> Follower.champion(registry, store, WEIGHT.policy(1)))
                .hasMessage("there must be a champion of weight, but is none");
        registry.promote("weight", 1, 0, NOTE);
        try (HotSwap<LiveModel> swap =
                new HotSwap<>(Follower.champion(registry, store, WEIGHT.policy(1)), failure -> {})) {
            Follower follower = new Follower(registry, store, WEIGHT.policy(1), swap);
            assertThat(follower.follow()).isFalse();
            registry.promote("weight", 2, 1, NOTE);
            Path file = folder.resolve("artefacts").resolve(second.artefact() + ".model");
            byte[] whole = Files.readAllBytes(file);
            Files.write(file, new byte[3]);
            assertThatThrownBy(follower::follow).isInstanceOf(IOException.class);
            assertThat(answering(swap)).isEqualTo(1);
            Files.write(file, whole);
            assertThat(follower.follow()).isTrue();
            assertThat(answering(swap)).isEqualTo(2);
            registry.rollBack("weight", 2, NOTE);
            assertThat(follower.follow()).isTrue();
            assertThat(answering(swap)).isEqualTo(1);
        }
    }

    @Test
    void what_was_loaded_for_a_swap_that_closed_meanwhile_is_closed_as_well() throws Exception {
        promoter.register(run(1, 3), NOTE);
        promoter.register(run(2, 0.3), NOTE);
        registry.promote("weight", 1, 0, NOTE);
        HotSwap<LiveModel> swap = new HotSwap<>(Follower.champion(registry, store, WEIGHT.policy(1)), failure -> {});
        registry.promote("weight", 2, 1, NOTE);
        List<LiveModel> loaded = new ArrayList<>();
        Follower.Loader closesTheSwapMeanwhile = version -> {
            loaded.add(LiveModel.load(version, store, WEIGHT.policy(1)));
            swap.close();
            return loaded.get(0);
        };
        Follower follower = new Follower(registry, "weight", closesTheSwapMeanwhile, swap);
        assertThatThrownBy(follower::follow).hasMessage("there must be a model to replace, but the swap is closed");
        assertThat(swap.open()).isZero();
        double[] person = {174, 93, 77, 57, 36};
        assertThatThrownBy(() -> loaded.get(0).predict(person))
                .as("the model that nobody will ever lease must not stay open")
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("closed");
    }

    private static int answering(HotSwap<LiveModel> swap) {
        try (HotSwap.Lease<LiveModel> lease = swap.lease()) {
            return lease.model().version().number();
        }
    }

    @Test
    void a_gate_needs_rows_and_a_margin() {
        assertThatThrownBy(() -> new Gate(new double[0][], new double[0], 0, 1))
                .hasMessage("rows must be at least 1, but was 0");
        assertThatThrownBy(() -> WEIGHT.gate(-1, 1)).hasMessageStartingWith("margin must be finite and at least 0");
        assertThatThrownBy(() -> WEIGHT.gate(0, 0)).hasMessageStartingWith("worst must be ");
    }

    @Test
    void the_code_s_version_changes_with_its_classes() {
        String one = CodeVersion.of(Gate.class, Recipe.class);
        assertThat(one)
                .isEqualTo(CodeVersion.of(Gate.class, Recipe.class))
                .isNotEqualTo(CodeVersion.of(Gate.class, Run.class));
        assertThat(CodeVersion.of(Gate.Verdict.class)).hasSize(64);
    }
}
