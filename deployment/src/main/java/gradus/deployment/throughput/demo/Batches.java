package gradus.deployment.throughput.demo;

import gradus.deployment.throughput.BatchPolicy;
import gradus.deployment.throughput.Schedule;
import gradus.deployment.throughput.SimulatedBatches;
import gradus.deployment.throughput.Trace;
import gradus.fundamentals.demo.Lines;
import gradus.fundamentals.demo.Plot;
import gradus.fundamentals.demo.XyPlot;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** A model whose call costs 1 ms whatever it is asked, and each row 20 µs more. */
final class Batches {
    private static final double CALL = 0.001;
    private static final double ROW = 0.00002;
    private static final int SEEDS = 10;

    static double seconds(int rows) {
        return CALL + rows * ROW;
    }

    static Trace run(double perSecond, int mostRows, double waitMillis, long seed) {
        BatchPolicy policy = new BatchPolicy(mostRows, Duration.ofNanos(Math.round(1e6 * waitMillis)), 1000);
        return new SimulatedBatches(policy, Batches::seconds)
                .open(Schedule.poisson(perSecond, 1, new SplittableRandom(seed)));
    }

    /** Rows per call, on average: those answered together began together. */
    static double rowsPerCall(Trace trace) {
        long calls = trace.served().stream()
                .mapToDouble(Trace.Served::started)
                .distinct()
                .count();
        return trace.served().size() / (double) calls;
    }

    void batches(Lines lines) {
        lines.print("offered     one by one     at most 32, no wait    at most 32, wait 10 ms");
        lines.print("                 p99         p99   rows per call        p99   rows per call");
        for (double offered : new double[] {50, 500, 900, 5000, 15000}) {
            List<Trace> single = runs(offered, 1, 0);
            List<Trace> atOnce = runs(offered, 32, 0);
            List<Trace> patient = runs(offered, 32, 10);
            lines.print(
                    "%6.0f /s  %6.1f ms   %6.1f ms   %13.1f  %6.1f ms   %13.1f",
                    offered, p99(single), p99(atOnce), rows(atOnce), p99(patient), rows(patient));
        }
    }

    private static List<Trace> runs(double offered, int mostRows, double waitMillis) {
        return IntStream.range(0, SEEDS)
                .mapToObj(seed -> run(offered, mostRows, waitMillis, seed))
                .toList();
    }

    private static double p99(List<Trace> runs) {
        return 1000 * Saturation.mean(runs, trace -> trace.latency(0.99));
    }

    private static double rows(List<Trace> runs) {
        return Saturation.mean(runs, Batches::rowsPerCall);
    }

    /** Answers a second against the offered load, for several sizes of batch. */
    static XyPlot gain() {
        double[] offered =
                IntStream.rangeClosed(1, 12).mapToDouble(i -> 2000 * i).toArray();
        XyPlot plot = Plot.xy(560, 340, "A call costs 1 ms, a row 0.02 ms", "offered, requests/s", "answered per s");
        for (int most : new int[] {1, 8, 32}) {
            double[] answered = IntStream.range(0, offered.length)
                    .mapToDouble(i -> run(offered[i], most, 0, 1).throughput())
                    .toArray();
            plot.points(most == 1 ? "one by one" : "at most " + most + " together", offered, answered);
        }
        return plot.markerSize(6).x(0, 24_500).y(0, 22_000);
    }
}
