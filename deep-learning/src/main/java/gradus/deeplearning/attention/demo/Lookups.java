package gradus.deeplearning.attention.demo;

import gradus.deeplearning.attention.AttentionSettings;
import gradus.deeplearning.attention.StoreLog;
import gradus.deeplearning.attention.StoreReader;
import gradus.deeplearning.attention.StoreScore;
import gradus.fundamentals.demo.Lines;
import gradus.fundamentals.demo.Strip;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A block that learns to look up: with everything, without positions, without the mask. */
final class Lookups {
    static final int RUNS = 3;

    private static final int TIME = 16;
    private static final StoreReader.Recipe WHOLE = StoreReader.Recipe.of(1);
    private static final int PIXELS = 13;

    private final List<StoreLog> heldOut = StoreLog.random(2000, TIME, new Random(1000));
    private final Runnable progress;
    private Result whole;
    private Result blind;
    private Result open;

    Lookups(Runnable progress) {
        this.progress = progress;
    }

    /** What remains of a reader when it is closed. */
    private record Result(
            double loss, StoreScore score, List<Double> onSource, List<Double> first, List<double[][]> maps) {}

    void log(Lines lines) {
        StoreLog log = shown();
        lines.print(
                "%s  = ?",
                IntStream.range(0, TIME)
                        .mapToObj(t -> log.operation(t).toString())
                        .collect(Collectors.joining(" | "))
                        .replace(" | =", " ="));
        lines.print(
                "the answer is %d, put at place %d of 0 to %d", log.answerOf(TIME - 1), log.source(TIME - 1), TIME - 1);
        StoreScore score = StoreScore.of(StoreScore.lastPut(heldOut), heldOut);
        lines.print(
                "guess the value put last: right for %.2f of keys put once, %.2f of those put again",
                score.once(), score.overwritten());
    }

    /** A log whose last question is about a key that was put again, a while ago. */
    private StoreLog shown() {
        return heldOut.stream()
                .filter(log -> log.overwritten(TIME - 1) && log.source(TIME - 1) < TIME / 2)
                .findFirst()
                .orElseThrow();
    }

    void controls(Lines lines) {
        whole = run(WHOLE.settings());
        blind = run(
                AttentionSettings.of(WHOLE.settings().width(), WHOLE.settings().heads()));
        open = run(WHOLE.settings().bothWays());
        lines.print("                     training loss   right: put once   put again");
        row(lines, "mask and positions", whole);
        row(lines, "no positions", blind);
        row(lines, "no mask", open);
    }

    private static void row(Lines lines, String name, Result result) {
        lines.print(
                "%-18s %15.2f   %15.2f   %9.2f",
                name, result.loss(), result.score().once(), result.score().overwritten());
    }

    void heads(Lines lines) {
        lines.print("         mean weight on the deciding put   logs in which that is the largest weight");
        for (int head = 0; head < WHOLE.settings().heads(); head++) {
            lines.print(
                    "head %d   %31.2f   %40.2f",
                    head + 1, whole.onSource().get(head), whole.first().get(head));
        }
        lines.print(
                "answers that are right: %.2f of those put once, %.2f of those put again",
                whole.score().once(), whole.score().overwritten());
    }

    /** The questions of one log in the eyes of the three networks, once they were trained. */
    Strip strip() {
        StoreLog log = shown();
        double[][] truth = new double[TIME][TIME];
        for (int t : questions(log)) {
            truth[t][log.source(t)] = 1;
        }
        return Strip.of(PIXELS)
                .frame("the deciding put", asked(log, truth))
                .frame("head 1", asked(log, whole.maps().get(0)))
                .frame("head 2", asked(log, whole.maps().get(1)))
                .frame("no positions, head 1", asked(log, blind.maps().get(0)))
                .frame("no mask, head 1", asked(log, open.maps().get(0)));
    }

    private static int[] questions(StoreLog log) {
        return IntStream.range(0, TIME).filter(t -> log.source(t) >= 0).toArray();
    }

    /** The rows of a map that answer a question. */
    private static double[][] asked(StoreLog log, double[][] map) {
        return IntStream.of(questions(log)).mapToObj(t -> map[t]).toArray(double[][]::new);
    }

    private Result run(AttentionSettings settings) {
        progress.run();
        try (StoreReader reader = StoreReader.fit(WHOLE.with(settings))) {
            return new Result(
                    reader.finalLoss(),
                    StoreScore.of(reader.answers(heldOut), heldOut),
                    reader.onSource(heldOut),
                    reader.sourceIsLargest(heldOut),
                    reader.maps(shown()));
        }
    }
}
