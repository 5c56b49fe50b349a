package gradus.deployment.registry.demo;

import gradus.deployment.registry.HotSwap;
import gradus.deployment.registry.LiveModel;
import gradus.deployment.registry.Version;
import gradus.fundamentals.demo.Figures;
import gradus.fundamentals.demo.Lines;
import gradus.fundamentals.demo.Plot;
import gradus.fundamentals.demo.XyPlot;
import java.awt.Color;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Seven requests and two swaps, tick by tick: who is answered by which model, and when each model is closed. */
final class Timeline {
    private static final int[][] REQUESTS = {{0, 2}, {1, 6}, {3, 5}, {4, 11}, {5, 7}, {8, 9}, {9, 12}};
    private static final int[] SWAPS = {4, 8};
    private static final int END = 13;

    /** A request that was answered. */
    record Answered(int begin, int end, int version) {}

    /** What happened. */
    record Told(List<Answered> answers, int[] closed) {}

    private static final class Model implements AutoCloseable {
        private final int version;
        private final int[] now;
        private final int[] closed;

        private Model(int version, int[] now, int[] closed) {
            this.version = version;
            this.now = now;
            this.closed = closed;
        }

        @Override
        public void close() {
            closed[version] = now[0];
        }
    }

    private Timeline() {}

    /** Runs the script on a real hot swap. */
    static Told run() {
        int[] now = {0};
        int[] closed = new int[SWAPS.length + 2];
        int version = 1;
        HotSwap<Model> swap = new HotSwap<>(new Model(version, now, closed), failure -> {});
        List<HotSwap.Lease<Model>> leases = new ArrayList<>();
        List<Answered> answers = new ArrayList<>();
        for (; now[0] < END; now[0]++) {
            for (int at : SWAPS) {
                if (at == now[0]) {
                    swap.swap(new Model(++version, now, closed));
                }
            }
            for (int[] request : REQUESTS) {
                if (request[0] == now[0]) {
                    leases.add(swap.lease());
                }
            }
            for (int i = 0; i < leases.size(); i++) {
                if (REQUESTS[i][1] == now[0]) {
                    answers.add(
                            new Answered(REQUESTS[i][0], now[0], leases.get(i).model().version));
                    leases.get(i).close();
                }
            }
        }
        swap.close();
        return new Told(answers, closed);
    }

    static XyPlot plot() {
        Told told = run();
        XyPlot plot = Plot.xy(
                760,
                360,
                "A request keeps the model that it began with",
                "time in ticks; the model is swapped at 4 and 8",
                "");
        for (int at : SWAPS) {
            plot.unnamedLine(new double[] {at, at}, new double[] {0.8, 8.6}, Color.GRAY, 1.5f);
        }
        int row = 8;
        for (Answered answer : told.answers.stream()
                .sorted(Comparator.comparingInt(Answered::begin))
                .toList()) {
            row--;
            plot.unnamedLine(
                    new double[] {answer.begin, answer.end},
                    new double[] {row, row},
                    Figures.COLOURS.get(answer.version - 1),
                    9);
            plot.words("version " + answer.version, answer.end + 0.8, row);
        }
        for (int version = 1; version <= 2; version++) {
            plot.words("version " + version + " closes at " + told.closed[version], 1.6 + 4 * version, 0.3);
        }
        return plot.x(-0.5, END + 1).y(0, 8.8).noYTicks().noLegend();
    }

    /** What two shortcuts do when the model is changed in the middle of a request. */
    static void shortcuts(Story story, Lines lines) throws SQLException, IOException {
        List<Version> versions = story.registry().versions("weight");
        LiveModel[] current = {load(story, versions.get(0))};
        double[] person = {174, 93, 77, 57, 36};
        double kg = current[0].predict(person);
        LiveModel old = current[0];
        current[0] = load(story, versions.get(4)); // a swap, between two looks at the field
        lines.print(
                "the field is read twice     %.1f kg by version %d, which says %.1f kg",
                kg, current[0].version().number(), current[0].predict(person));
        old.close();
        lines.print("the old one closed at once  %s", failure(old, person));
        current[0].close();
    }

    private static String failure(LiveModel closed, double[] person) {
        try {
            return "answers " + closed.predict(person);
        } catch (IllegalStateException e) {
            return e.getClass().getSimpleName() + ": " + e.getMessage();
        }
    }

    private static LiveModel load(Story story, Version version) throws IOException {
        return LiveModel.load(version, story.store(), story.experiment().policy(1));
    }
}
