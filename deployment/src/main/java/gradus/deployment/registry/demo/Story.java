package gradus.deployment.registry.demo;

import gradus.deployment.packaging.Ed25519;
import gradus.deployment.registry.ArtefactStore;
import gradus.deployment.registry.Audit;
import gradus.deployment.registry.Event;
import gradus.deployment.registry.Event.Note;
import gradus.deployment.registry.Gate;
import gradus.deployment.registry.ModelRegistry;
import gradus.deployment.registry.Promoter;
import gradus.deployment.registry.Recorder;
import gradus.deployment.registry.Run;
import gradus.deployment.registry.RunLog;
import gradus.deployment.registry.StaleChange;
import gradus.deployment.registry.Version;
import gradus.deployment.registry.WeightExperiment;
import gradus.fundamentals.demo.Figures;
import gradus.fundamentals.demo.Lines;
import gradus.fundamentals.demo.Plot;
import gradus.fundamentals.demo.XyPlot;
import java.awt.Color;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Five runs of the weight model, what the gate lets in, and a rollback. */
final class Story {
    static final double[] PENALTIES = {8, 3, 2.9, 1, 0.3};
    static final double MARGIN = 0.05;

    private final WeightExperiment experiment = new WeightExperiment(Ed25519.newKeys());
    private final ArtefactStore store;
    private final ModelRegistry registry;
    private final Recorder recorder;
    private final Promoter promoter;
    private final List<Run> done = new ArrayList<>();

    /** In a folder. */
    Story(Path folder) throws SQLException, IOException {
        var database = ModelRegistry.inFile(folder.resolve("registry.db"));
        store = new ArtefactStore(folder.resolve("artefacts"));
        registry = new ModelRegistry(database);
        recorder = new Recorder(new RunLog(database), store);
        promoter = new Promoter(registry, store, experiment.policy(1), experiment.gate(MARGIN, 10));
    }

    WeightExperiment experiment() {
        return experiment;
    }

    ArtefactStore store() {
        return store;
    }

    ModelRegistry registry() {
        return registry;
    }

    List<Run> done() {
        return done;
    }

    private static Note note(String who, String why, int day) {
        return new Note(who, why, Instant.parse("2026-03-0" + day + "T09:00:00Z"));
    }

    /** Trains, records and registers. */
    void train() throws SQLException, IOException {
        for (int i = 0; i < PENALTIES.length; i++) {
            Instant at = Instant.parse("2026-03-01T03:00:00Z");
            Run run = recorder.run(experiment, 7, WeightExperiment.parameters(i + 1, PENALTIES[i]), at);
            done.add(run);
            promoter.register(run, note("nightly", "run " + run.number(), 1));
        }
    }

    void runs(Lines lines) throws SQLException, IOException {
        train();
        lines.print("run  version  penalty  seed  error on 126 held-out people  repeated from its record");
        for (Run run : done) {
            List<String> differences = recorder.repeat(run, experiment);
            lines.print(
                    "%3d  %7s  %7s  %4d  %25.2f kg  %s",
                    run.number(),
                    run.recipe().parameters().get("version"),
                    run.recipe().parameters().get("penalty"),
                    run.recipe().seed(),
                    run.metrics().get("mean absolute error in kg"),
                    differences.isEmpty() ? "same bytes" : differences.get(0));
        }
    }

    void gate(Lines lines) throws SQLException, IOException {
        for (int version = 1; version <= PENALTIES.length; version++) {
            Gate.Verdict verdict = promoter.promote(version, note("ada", "the gate let it in", version));
            lines.print("version %d  %-8s  %s", version, verdict.passes() ? "promoted" : "refused", verdict.reason());
        }
    }

    void log(Lines lines) throws SQLException, IOException {
        registry.rollBack("weight", 4, note("bo", "complaints from the ward", 6));
        try {
            registry.rollBack("weight", 4, note("ada", "complaints from the ward", 6));
        } catch (StaleChange e) {
            lines.print("ada, a minute after bo: %s", e.getMessage());
        }
        for (Event event : registry.events("weight")) {
            if (event.action() != Event.Action.REGISTERED) {
                lines.print(
                        "%2d  %s  %-3s  %-11s  version %d  was %d  %s",
                        event.number(),
                        event.note().at().toString().substring(0, 10),
                        event.note().who(),
                        event.action().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                        event.version(),
                        event.replaced(),
                        event.note().why());
            }
        }
        lines.print(
                "faults found by the audit: %d",
                Audit.faults(registry, store, "weight").size());
    }

    /** The error of each version, and of whichever was the champion. */
    XyPlot plot() {
        double[] errors = done.stream()
                .mapToDouble(run -> run.metrics().get("mean absolute error in kg"))
                .toArray();
        double[] days = {1, 2, 2, 4, 4, 6, 6, 7};
        int[] champions = {1, 1, 2, 2, 4, 4, 2, 2};
        double[] champion = IntStream.of(champions)
                .mapToDouble(version -> errors[version - 1])
                .toArray();
        XyPlot plot = Plot.xy(
                        760, 360, "Who answers, and how wrong", "day of March", "error on 126 held-out people in kg")
                .line("the champion", days, champion, Figures.COLOURS.get(0), 3)
                .points("refused by the gate", new double[] {3, 5}, new double[] {errors[2], errors[4]}, Color.GRAY);
        String[] words = {"version 1", "version 2", "version 4", "back to 2"};
        double[] at = {1.5, 3.5, 5, 6.5};
        int[] versions = {1, 2, 4, 2};
        for (int i = 0; i < words.length; i++) {
            plot.words(words[i], at[i], errors[versions[i] - 1] + 0.04);
        }
        return plot.x(0.8, 7.2).y(1.85, 2.6).wholeX();
    }

    /** The versions as they stand. */
    void stages(Lines lines) throws SQLException {
        for (Version version : registry.versions("weight")) {
            lines.print(
                    "version %d  %-9s  run %d of %s",
                    version.number(),
                    version.stage().name().toLowerCase(Locale.ROOT),
                    version.run(),
                    version.experiment());
        }
    }
}
