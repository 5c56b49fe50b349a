package gradus.deployment.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gradus.deployment.contracts.WatchedDatabase;
import gradus.deployment.registry.Event.Action;
import gradus.deployment.registry.Event.Note;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a registry promises, whatever database it is in. */
abstract class RegistryLaws {
    static final Note NOTE = new Note("ada", "a test", Instant.parse("2026-03-01T09:00:00.123Z"));

    @TempDir
    Path folder;

    DataSource database;
    ModelRegistry registry;
    ArtefactStore store;

    /** The end of a process, as far as a test can play it: nothing more is done on any connection. */
    private static final class Crash extends Error {
        private static final long serialVersionUID = 1L;
    }

    /** An empty database. */
    abstract DataSource empty() throws Exception;

    @BeforeEach
    void open() throws Exception {
        database = empty();
        registry = new ModelRegistry(database);
        store = new ArtefactStore(folder.resolve("artefacts"));
    }

    private static byte[] bytes(int version) {
        return ("version " + version).getBytes(StandardCharsets.UTF_8);
    }

    private void register(int... versions) throws SQLException, IOException {
        for (int version : versions) {
            registry.register("weight", version, store.put(bytes(version)), "weight", version, NOTE);
        }
    }

    private void sound(int champion) throws SQLException, IOException {
        assertThat(Audit.faults(registry, store, "weight")).isEmpty();
        assertThat(registry.champion("weight").map(Version::number)).hasValue(champion);
    }

    private List<Stage> stages() throws SQLException {
        return registry.versions("weight").stream().map(Version::stage).toList();
    }

    @Test
    void nothing_is_known_at_first() throws Exception {
        assertThat(registry.champion("weight")).isEmpty();
        assertThat(registry.versions("weight")).isEmpty();
        assertThat(registry.events("weight")).isEmpty();
        assertThatThrownBy(() -> registry.promote("weight", 1, 0, NOTE))
                .hasMessage("model must be a registered one, but was weight");
    }

    @Test
    void a_promotion_retires_the_champion_and_a_rollback_goes_back_a_step_each_time() throws Exception {
        register(1, 2, 3);
        assertThat(stages()).containsOnly(Stage.CANDIDATE);
        registry.promote("weight", 1, 0, NOTE);
        registry.promote("weight", 3, 1, NOTE);
        registry.promote("weight", 2, 3, NOTE);
        assertThat(stages()).containsExactly(Stage.RETIRED, Stage.CHAMPION, Stage.RETIRED);
        registry.rollBack("weight", 2, NOTE);
        sound(3);
        registry.rollBack("weight", 3, NOTE);
        sound(1);
        assertThatThrownBy(() -> registry.rollBack("weight", 1, NOTE))
                .hasMessage("there must be a champion before version 1, but was none");
        registry.promote("weight", 2, 1, NOTE);
        registry.rollBack("weight", 2, NOTE);
        sound(1);
    }

    @Test
    void the_log_says_who_did_what_when_and_why() throws Exception {
        register(1, 2);
        registry.promote("weight", 1, 0, NOTE);
        Note second = new Note("bo", "better by 0.3 kg", Instant.parse("2026-03-02T09:00:00Z"));
        registry.promote("weight", 2, 1, second);
        registry.rollBack("weight", 2, NOTE);
        assertThat(registry.events("weight"))
                .containsExactly(
                        new Event("weight", 1, Action.REGISTERED, 1, 0, NOTE),
                        new Event("weight", 2, Action.REGISTERED, 2, 0, NOTE),
                        new Event("weight", 3, Action.PROMOTED, 1, 0, NOTE),
                        new Event("weight", 4, Action.PROMOTED, 2, 1, second),
                        new Event("weight", 5, Action.ROLLED_BACK, 1, 2, NOTE));
    }

    @Test
    void what_was_decided_against_another_champion_changes_nothing() throws Exception {
        register(1, 2, 3);
        assertThatThrownBy(() -> registry.promote("weight", 1, 2, NOTE))
                .isInstanceOf(StaleChange.class)
                .hasMessage("the champion must be version 2, against which this was decided, but is none");
        registry.promote("weight", 1, 0, NOTE);
        registry.promote("weight", 2, 1, NOTE);
        assertThatThrownBy(() -> registry.promote("weight", 3, 1, NOTE))
                .isInstanceOf(StaleChange.class)
                .hasMessage("the champion must be version 1, against which this was decided, but is version 2");
        assertThatThrownBy(() -> registry.rollBack("weight", 1, NOTE)).isInstanceOf(StaleChange.class);
        assertThatThrownBy(() -> registry.promote("weight", 2, 2, NOTE))
                .hasMessage("version must not be the champion already, but was 2");
        assertThatThrownBy(() -> registry.promote("weight", 4, 2, NOTE))
                .hasMessage("version must be a registered one of weight, but was 4");
        sound(2);
        assertThat(registry.events("weight")).hasSize(5);
    }

    @Test
    void to_register_again_changes_nothing_and_another_artefact_is_refused() throws Exception {
        register(1);
        Version first = registry.versions("weight").get(0);
        assertThat(registry.register("weight", 1, first.artefact(), "weight", 9, NOTE))
                .isEqualTo(first);
        assertThatThrownBy(() -> registry.register("weight", 1, "0".repeat(64), "weight", 1, NOTE))
                .hasMessage(
                        "version 1 of weight must be the artefact " + first.artefact() + ", but was " + "0".repeat(64));
        assertThat(registry.events("weight")).hasSize(1);
        assertThatThrownBy(() -> registry.register("weight", 0, first.artefact(), "weight", 1, NOTE))
                .hasMessage("version must be at least 1, but was 0");
    }

    @Test
    void models_know_nothing_of_each_other() throws Exception {
        register(1);
        registry.register("credit", 1, store.put(bytes(7)), "credit", 1, NOTE);
        registry.promote("credit", 1, 0, NOTE);
        registry.promote("weight", 1, 0, NOTE);
        sound(1);
        assertThat(registry.champion("credit").orElseThrow().model()).isEqualTo("credit");
    }

    @Test
    void the_database_itself_refuses_a_second_champion_and_an_unknown_stage() throws Exception {
        register(1, 2);
        registry.promote("weight", 1, 0, NOTE);
        assertThatThrownBy(() -> Sql.execute(database, "UPDATE versions SET stage = 'champion' WHERE version = 2"))
                .isInstanceOf(SQLException.class);
        assertThatThrownBy(() -> Sql.execute(database, "UPDATE versions SET stage = 'winner' WHERE version = 2"))
                .isInstanceOf(SQLException.class);
        sound(1);
    }

    /** One version shipped: file, registration, promotion; then the way back. */
    static void ship(ArtefactStore store, ModelRegistry registry) throws SQLException, IOException {
        registry.register("weight", 2, store.put(bytes(2)), "weight", 2, NOTE);
        registry.promote("weight", 2, 1, NOTE);
        registry.rollBack("weight", 2, NOTE);
    }

    @Test
    void a_crash_before_or_after_any_statement_or_file_operation_leaves_one_champion() throws Exception {
        List<String> points = passed(Integer.MAX_VALUE);
        assertThat(points).hasSize(60).contains("after commit", "before move", "after force");
        for (int halt = 0; halt < points.size(); halt++) {
            List<String> passed = passed(halt);
            int commits = (int) passed.stream().filter("after commit"::equals).count();
            sound(commits == 2 ? 2 : 1);
            assertThat(registry.events("weight")).as(points.get(halt)).hasSize(2 + commits);
        }
    }

    /** Ships, in a world of its own, until so many points were passed; what was passed. */
    private List<String> passed(int halt) throws Exception {
        open();
        store = new ArtefactStore(folder.resolve("artefacts " + halt));
        register(1);
        registry.promote("weight", 1, 0, NOTE);
        List<String> passed = new ArrayList<>();
        Consumer<String> watcher = point -> {
            passed.add(point);
            if (passed.size() > halt) {
                throw new Crash();
            }
        };
        ModelRegistry dying = new ModelRegistry(WatchedDatabase.watch(database, point -> {
            if (!point.contains("CREATE ")) {
                watcher.accept(point);
            }
        }));
        ArtefactStore dyingStore = new ArtefactStore(folder.resolve("artefacts " + halt), watcher);
        if (halt == Integer.MAX_VALUE) {
            ship(dyingStore, dying);
        } else {
            assertThatThrownBy(() -> ship(dyingStore, dying)).isInstanceOf(Crash.class);
        }
        return passed;
    }

    @Test
    void of_many_promotions_at_once_one_holds_and_the_others_are_told() throws Exception {
        register(1, 2, 3, 4, 5);
        registry.promote("weight", 1, 0, NOTE);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            CountDownLatch start = new CountDownLatch(1);
            List<Future<String>> outcomes = new ArrayList<>();
            for (int version = 2; version <= 5; version++) {
                int next = version;
                outcomes.add(threads.submit(() -> {
                    start.await();
                    return promoted(next);
                }));
            }
            start.countDown();
            List<String> told = new ArrayList<>();
            for (Future<String> outcome : outcomes) {
                told.add(outcome.get());
            }
            assertThat(told).containsExactlyInAnyOrder("promoted", "stale", "stale", "stale");
            sound(2 + told.indexOf("promoted"));
        } finally {
            threads.shutdownNow();
        }
    }

    private String promoted(int version) throws SQLException {
        try {
            registry.promote("weight", version, 1, NOTE);
            return "promoted";
        } catch (StaleChange e) {
            return "stale";
        }
    }

    @Test
    void a_record_is_read_as_it_was_written() throws Exception {
        RunLog log = new RunLog(database);
        SortedMap<String, String> parameters = new TreeMap<>(java.util.Map.of("penalty", "0.1", "a", "ü"));
        Recipe recipe = new Recipe("weight", "d", "c", Long.MIN_VALUE, parameters);
        SortedMap<String, Double> metrics = new TreeMap<>(java.util.Map.of("mae", 0.1 + 0.2, "tiny", 5e-324));
        Run first = log.add(recipe, metrics, "hash", NOTE.at());
        Run second = log.add(recipe, new TreeMap<>(), "other", NOTE.at());
        assertThat(log.run("weight", 1)).isEqualTo(first);
        assertThat(log.run("weight", 2)).isEqualTo(second);
        assertThat(log.count("weight")).isEqualTo(2);
        assertThatThrownBy(() -> log.run("weight", 3)).hasMessage("number must be a run of weight, but was 3");
    }

    @Test
    void a_note_says_who_and_why() {
        assertThatThrownBy(() -> new Note(" ", "x", Instant.EPOCH)).hasMessage("who must be given, but was  ");
        assertThatThrownBy(() -> new Note("x", null, Instant.EPOCH)).hasMessage("why must be given, but was null");
    }
}
