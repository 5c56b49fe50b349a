package gradus.deeplearning.djl.demo;

import ai.djl.ndarray.NDManager;
import gradus.datasets.media.Images;
import gradus.datasets.media.Photos;
import gradus.deeplearning.djl.LiveArrays;
import gradus.deeplearning.djl.PhotoContrast;
import gradus.fundamentals.demo.Figures;
import gradus.fundamentals.demo.Lines;
import gradus.fundamentals.demo.Plot;
import java.util.stream.IntStream;

/** A service that says how much contrast photos have, and never stops. */
final class Service {
    private static final int REQUESTS = 190;
    private static final double MEGABYTE = 1_000_000;

    private final Images photo = Photos.all().get("astronaut.png");
    private final double[] leaking = new double[REQUESTS + 1];
    private final double[] tidy = new double[REQUESTS + 1];

    void service(Lines lines) {
        lines.print("requests   arrays alive   their megabytes   Java's heap, MB");
        try (NDManager manager = NDManager.newBaseManager()) {
            PhotoContrast.tidy(manager, photo); // everything is loaded
            long heap = heap();
            for (int request = 1; request <= REQUESTS; request++) {
                PhotoContrast.leaking(manager, photo);
                leaking[request] = LiveArrays.bytes(manager) / MEGABYTE;
                if (request == 1 || request == REQUESTS / 2 || request == REQUESTS) {
                    print(lines, request, manager, heap() - heap);
                }
            }
        }
        tidy(lines);
    }

    private void tidy(Lines lines) {
        try (NDManager manager = NDManager.newBaseManager()) {
            float contrast = 0;
            for (int request = 1; request <= REQUESTS; request++) {
                contrast = PhotoContrast.tidy(manager, photo);
                tidy[request] = LiveArrays.bytes(manager) / MEGABYTE;
            }
            lines.print(
                    "a manager per request: %d arrays alive after request %d; contrast %.4f",
                    LiveArrays.count(manager), REQUESTS, contrast);
        }
    }

    private static void print(Lines lines, int request, NDManager manager, long heap) {
        lines.print(
                "%8d   %12d   %15.1f   %15s",
                request,
                LiveArrays.count(manager),
                LiveArrays.bytes(manager) / MEGABYTE,
                "+" + Math.round(heap / MEGABYTE / 100) * 100);
    }

    private static long heap() {
        System.gc();
        Runtime java = Runtime.getRuntime();
        return java.totalMemory() - java.freeMemory();
    }

    /** The native memory that is kept, by requests. */
    Plot chart() {
        double[] requests = IntStream.rangeClosed(0, REQUESTS).asDoubleStream().toArray();
        return Plot.xy(700, 380, "", "requests", "megabytes of arrays")
                .x(0, 200)
                .y(0, 500)
                .line("one manager for all requests", requests, leaking, Figures.COLOURS.get(1))
                .line("a manager per request", requests, tidy, Figures.COLOURS.get(0));
    }
}
