package gradus.deployment.throughput.demo;

import gradus.deployment.throughput.Queueing;
import gradus.deployment.throughput.Schedule;
import gradus.deployment.throughput.SimulatedServer;
import gradus.deployment.throughput.Trace;
import gradus.fundamentals.demo.Figures;
import gradus.fundamentals.demo.Lines;
import gradus.fundamentals.demo.Plot;
import gradus.fundamentals.demo.XyPlot;
import gradus.fundamentals.distributions.Exponential;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** What a server of one worker and 1 ms of work per request does as more and more is asked of it. */
final class Saturation {
    static final double SERVICE = 0.001;
    static final double PATIENCE = 0.5;
    private static final int SEEDS = 10;
    private static final double SECONDS = 20;

    /** One run: requests as of many people, exponential work; as many places to wait as given. */
    static Trace run(double perSecond, int places, double seconds, long seed) {
        double[] arrivals = Schedule.poisson(perSecond, seconds, new SplittableRandom(seed));
        SplittableRandom random = new SplittableRandom(1000 + seed);
        Exponential work = new Exponential(1 / SERVICE);
        double[] drawn = IntStream.range(0, arrivals.length)
                .mapToDouble(i -> work.draw(random))
                .toArray();
        return SimulatedServer.of(i -> drawn[i]).withPlaces(places).open(arrivals);
    }

    static List<Trace> runs(double perSecond, int places) {
        return IntStream.range(0, SEEDS)
                .mapToObj(seed -> run(perSecond, places, SECONDS, seed))
                .toList();
    }

    static double mean(List<Trace> runs, ToDoubleFunction<Trace> what) {
        return runs.stream().mapToDouble(what).average().orElseThrow();
    }

    void curve(Lines lines) {
        lines.print("offered     answered    used    mean latency   formula        p99   formula");
        for (double offered : new double[] {200, 500, 800, 900, 1200}) {
            List<Trace> runs = runs(offered, SimulatedServer.ENDLESS);
            lines.print(
                    "%5.0f /s    %6.0f /s   %4.0f%%   %9.1f ms  %8s   %6.0f ms  %8s",
                    offered,
                    mean(runs, Trace::throughput),
                    100 * Math.min(1, Queueing.utilisation(offered, SERVICE, 1)),
                    1000 * mean(runs, Trace::meanLatency),
                    millis(SERVICE + Queueing.wait(offered, SERVICE, SERVICE), "%.1f"),
                    1000 * mean(runs, trace -> trace.latency(0.99)),
                    millis(Queueing.latency(offered, SERVICE, 0.99), "%.0f"));
        }
    }

    private static String millis(double seconds, String format) {
        return Double.isInfinite(seconds) ? "no end" : Lines.text(format, 1000 * seconds) + " ms";
    }

    void little(Lines lines) {
        lines.print("                        X, answers/s    W, latency    X · W    counted inside");
        for (double offered : new double[] {500, 900}) {
            row(lines, Lines.text("open, %.0f a second", offered), run(offered, SimulatedServer.ENDLESS, SECONDS, 2));
        }
        row(lines, "20 places, 2,000", run(2000, 20, SECONDS, 2));
        row(
                lines,
                "closed, 16 clients",
                new SimulatedServer(1, SimulatedServer.ENDLESS, i -> SERVICE, List.of()).closed(16, SECONDS));
    }

    private static void row(Lines lines, String name, Trace trace) {
        lines.print(
                "%-23s %12.1f   %8.2f ms   %6.2f   %15.2f",
                name,
                trace.throughput(),
                1000 * trace.meanLatency(),
                Queueing.inside(trace.throughput(), trace.meanLatency()),
                trace.meanInside());
    }

    void shedding(Lines lines) {
        lines.print("1,200 a second offered, each client leaves after 500 ms");
        lines.print("places to wait    refused    answered    in time      p99 of the answered");
        for (int places : new int[] {SimulatedServer.ENDLESS, 1000, 200, 0}) {
            List<Trace> runs = runs(1200, places);
            lines.print(
                    "%-15s  %7.0f%%   %6.0f /s  %6.0f /s   %12.0f ms",
                    places == SimulatedServer.ENDLESS ? "endless" : Lines.text("%,d", places),
                    100 * mean(runs, Saturation::refused),
                    mean(runs, Trace::throughput),
                    mean(runs, trace -> trace.goodput(PATIENCE)),
                    1000 * mean(runs, trace -> trace.latency(0.99)));
        }
    }

    /** The share of requests that were refused. */
    static double refused(Trace trace) {
        return trace.refused() / (double) (trace.refused() + trace.served().size());
    }

    /** Throughput and p99 against the offered load. */
    List<XyPlot> curves() {
        List<Double> offered = new ArrayList<>();
        for (double load = 100; load <= 1400; load += load >= 800 && load < 1100 ? 25 : 100) {
            offered.add(load);
        }
        double[] x = offered.stream().mapToDouble(load -> load).toArray();
        List<Trace> endless = each(x, SimulatedServer.ENDLESS);
        List<Trace> bounded = each(x, 200);
        return List.of(inTime(x, endless, bounded), slowest(x, endless, bounded));
    }

    private static XyPlot inTime(double[] x, List<Trace> endless, List<Trace> bounded) {
        return Plot.xy(430, 320, "Answered in time", "offered, requests/s", "answered within 500 ms, per s")
                .points("endless queue", x, values(endless, trace -> trace.goodput(PATIENCE)))
                .points("200 places", x, values(bounded, trace -> trace.goodput(PATIENCE)))
                .markerSize(6)
                .x(0, 1450)
                .y(0, 1150);
    }

    private static XyPlot slowest(double[] x, List<Trace> endless, List<Trace> bounded) {
        double[] below = IntStream.rangeClosed(1, 98).mapToDouble(i -> 10 * i).toArray();
        double[] formula = IntStream.range(0, below.length)
                .mapToDouble(i -> 1000 * Queueing.latency(below[i], SERVICE, 0.99))
                .toArray();
        return Plot.xy(430, 320, "The slowest hundredth", "offered, requests/s", "p99 of the answered, in ms")
                .points("endless queue", x, values(endless, trace -> 1000 * trace.latency(0.99)))
                .points("200 places", x, values(bounded, trace -> 1000 * trace.latency(0.99)))
                .line("formula", below, formula, Figures.COLOURS.get(2))
                .markerSize(6)
                .x(0, 1450)
                .y(0, 500);
    }

    private static List<Trace> each(double[] loads, int places) {
        return Arrays.stream(loads)
                .mapToObj(load -> run(load, places, SECONDS, 1))
                .toList();
    }

    private static double[] values(List<Trace> runs, ToDoubleFunction<Trace> what) {
        return runs.stream().mapToDouble(what).toArray();
    }
}
