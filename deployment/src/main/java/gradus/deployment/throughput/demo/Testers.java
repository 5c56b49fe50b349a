package gradus.deployment.throughput.demo;

import gradus.deployment.throughput.Pause;
import gradus.deployment.throughput.Schedule;
import gradus.deployment.throughput.SimulatedServer;
import gradus.deployment.throughput.Trace;
import gradus.fundamentals.demo.Figures;
import gradus.fundamentals.demo.Lines;
import gradus.fundamentals.demo.Plot;
import gradus.fundamentals.demo.XyPlot;
import java.util.List;

/** One server that stands still for a second in every ten, and two testers. */
final class Testers {
    private static final double SECONDS = 100;
    private static final double[] LEVELS = {0.5, 0.9, 0.99, 0.999, 1};

    private final SimulatedServer server = SimulatedServer.of(i -> 0.001).withPauses(Pause.every(10, 1, 20));

    Trace closed() {
        return server.closed(1, SECONDS);
    }

    Trace open() {
        return server.open(Schedule.regular(500, SECONDS));
    }

    void hidden(Lines lines) {
        Trace closed = closed();
        Trace open = open();
        lines.print("                    closed loop    open loop");
        lines.print(
                "requests            %,11d  %,11d",
                closed.served().size(), open.served().size());
        for (double p : LEVELS) {
            String name = p == 1 ? "longest" : Lines.text("p%s", 100 * p).replace(".0", "");
            lines.print("%-19s %8.0f ms  %8.0f ms", name, 1000 * closed.latency(p), 1000 * open.latency(p));
        }
    }

    /** Latencies of requests by when they were sent, in two periods of ten seconds. */
    List<XyPlot> pauses() {
        return List.of(panel("Closed loop", closed()), panel("Open loop", open()));
    }

    private static XyPlot panel(String title, Trace trace) {
        List<Trace.Served> shown =
                trace.served().stream().filter(one -> one.sent() < 20).toList();
        double[] sent = shown.stream().mapToDouble(Trace.Served::sent).toArray();
        double[] millis =
                shown.stream().mapToDouble(one -> 1000 * one.latency()).toArray();
        return Plot.xy(430, 300, title, "sent at, in s", "latency, in ms")
                .points("requests", sent, millis, Figures.COLOURS.get(0))
                .markerSize(3)
                .x(-0.5, 20.5)
                .wholeX()
                .y(-50, 1100)
                .noLegend();
    }
}
