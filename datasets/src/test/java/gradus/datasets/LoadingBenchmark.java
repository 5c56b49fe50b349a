package gradus.datasets;

import gradus.datasets.synthetic.Flight;
import gradus.datasets.synthetic.Flights;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.DoubleStream;

/**
 * How long do the largest tables take to load, against DuckDB and pandas? How fast are synthetic flights, against a plain
 * writer? Run its main method; ratios matter more than seconds. pandas is left out where {@code python3} has none.
 */
final class LoadingBenchmark {
    private static final int ROUNDS = 11;
    private static final long FLIGHTS = 4_000_000;

    private LoadingBenchmark() {}

    public static void main(String[] args) throws Exception {
        Path folder = Files.createTempDirectory("benchmark");
        try {
            tables(folder);
            flights(folder.resolve("flights.csv"));
        } finally {
            try (var files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(folder);
        }
    }

    private static void tables(Path folder) throws Exception {
        System.out.println("table                 cells   Gradus   DuckDB   pandas   Gradus/DuckDB   Gradus/pandas");
        record Wanted(DataSet set, String file) {}
        for (Wanted wanted : List.of(
                new Wanted(DataSets.DIAMONDS, "diamonds.csv.gz"),
                new Wanted(DataSets.LECTURE_RATINGS, "lecture_ratings.csv.gz"),
                new Wanted(DataSets.NAFLD, "lab_tests.csv.gz"),
                new Wanted(DataSets.CHICAGO_RIDERSHIP, "chicago_ridership.csv.gz"),
                new Wanted(DataSets.SPAMBASE, "spambase.csv.gz"),
                new Wanted(DataSets.AMES, "ames.csv.gz"))) {
            Path file = Files.write(folder.resolve(wanted.file()), wanted.set().bytes(wanted.file()));
            var table = wanted.set().table(wanted.file());
            double gradus = median(() -> wanted.set().table(wanted.file()));
            double duckdb = duckdb(file);
            double pandas = pandas(file);
            System.out.printf(
                    Locale.ROOT,
                    "%-20s %6d %5.0f ms %5.0f ms %5.0f ms %15.2f %15.2f%n",
                    wanted.set().name(),
                    table.rowCount() * table.columnCount(),
                    1000 * gradus,
                    1000 * duckdb,
                    1000 * pandas,
                    gradus / duckdb,
                    gradus / pandas);
        }
    }

    private static double duckdb(Path file) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            return median(() -> statement.execute(
                    "CREATE OR REPLACE TABLE t AS SELECT * FROM read_csv('" + file + "', header = true)"));
        }
    }

    /** The median in seconds, or NaN where there is no pandas. */
    private static double pandas(Path file) throws IOException, InterruptedException {
        String program = """
                import pandas, time, statistics, sys
                times = []
                for i in range(%d):
                    start = time.perf_counter(); pandas.read_csv(sys.argv[1]); times.append(time.perf_counter() - start)
                print(statistics.median(times))
                """.formatted(ROUNDS);
        Process python = new ProcessBuilder("/usr/bin/python3", "-c", program, file.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String answer = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        return python.waitFor() == 0 ? Double.parseDouble(answer) : Double.NaN;
    }

    private static void flights(Path file) throws Exception {
        Flights flights = Flights.of(42);
        int processors = Runtime.getRuntime().availableProcessors();
        double plain = median(() -> plain(flights, file));
        double alone = median(() -> write(flights, file, 1));
        double parallel = median(() -> write(flights, file, processors));
        double memory = median(() -> {
            flights.write(OutputStream.nullOutputStream(), FLIGHTS, processors);
            return null;
        });
        double copy = median(() -> Files.write(file, new byte[1 << 28]));
        long size = write(flights, file, processors);
        System.out.printf(Locale.ROOT, "%nsynthetic flights, million rows a second, %d processors%n", processors);
        System.out.printf(Locale.ROOT, "  plain sequential writer  %6.2f%n", FLIGHTS / plain / 1e6);
        System.out.printf(Locale.ROOT, "  one worker, to disk      %6.2f%n", FLIGHTS / alone / 1e6);
        System.out.printf(
                Locale.ROOT,
                "  all workers, to disk     %6.2f  (%.0f MB/s; zeros: %.0f MB/s)%n",
                FLIGHTS / parallel / 1e6,
                size / parallel / 1e6,
                (1 << 28) / copy / 1e6);
        System.out.printf(Locale.ROOT, "  all workers, not written %6.2f%n", FLIGHTS / memory / 1e6);
    }

    private static long write(Flights flights, Path file, int threads) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            flights.write(out, FLIGHTS, threads);
        }
        return Files.size(file);
    }

    private static long plain(Flights flights, Path file) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write(Flights.HEADER + "\n");
            for (long i = 0; i < FLIGHTS; i++) {
                Flight f = flights.flight(i);
                out.write(f.id() + "," + f.departure().toLocalDate() + " "
                        + f.departure().toLocalTime() + "," + f.delay() + "," + f.distance() + "," + f.origin() + ","
                        + f.destination() + "\n");
            }
        }
        return Files.size(file);
    }

    /** The median time of a few runs after a first one that does not count, in seconds. */
    private static double median(Callable<?> work) throws Exception {
        work.call();
        double[] seconds = new double[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            long start = System.nanoTime();
            work.call();
            seconds[i] = (System.nanoTime() - start) / 1e9;
        }
        return DoubleStream.of(seconds).sorted().skip(ROUNDS / 2).findFirst().orElseThrow();
    }
}
