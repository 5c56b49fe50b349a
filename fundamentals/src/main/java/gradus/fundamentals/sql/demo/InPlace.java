package gradus.fundamentals.sql.demo;

import gradus.datasets.DataSets;
import gradus.fundamentals.demo.Lines;
import gradus.fundamentals.demo.Plot;
import gradus.fundamentals.sql.Database;
import gradus.fundamentals.sql.Plan;
import gradus.fundamentals.sql.Shipped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One question to files where they lie, and what the database had to read for its answer. */
final class InPlace {
    private static final String DAY = "departure >= '2001-02-01' AND departure < '2001-02-02'";
    private static final String FROM = " FROM read_parquet(?) AS t";

    /**
     * What one way of asking took.
     *
     * @param rowGroups blocks of rows that were opened
     * @param bytes read from the file
     * @param answer what came of it
     */
    record Reading(String question, long rowGroups, long bytes, double answer) {}

    private final List<Reading> readings = new ArrayList<>();
    private final long csvBytes;
    private final double csvAnswer;

    InPlace(Database duckdb) {
        try {
            Path folder = Files.createTempDirectory("gradus-sql");
            Path csv = Shipped.file(DataSets.FLIGHTS, "flights.csv.gz", folder);
            Path parquet = folder.resolve("flights.parquet");
            csvBytes = Files.size(csv);
            csvAnswer = ((Number) duckdb.query("SELECT avg(delay_min) FROM read_csv(?) WHERE " + DAY, csv.toString())
                            .value())
                    .doubleValue();
            String quoted = parquet.toString().replace("'", "''"); // a folder's name may have a quote in it
            duckdb.update("COPY (FROM flights ORDER BY departure) TO '" + quoted + "' (ROW_GROUP_SIZE 2048)");
            ask(duckdb, parquet, "every column, every row", "SELECT sum(hash(t))" + FROM);
            ask(duckdb, parquet, "avg(…) FILTER (day)", "SELECT avg(delay_min) FILTER (" + DAY + ")" + FROM);
            ask(duckdb, parquet, "avg(…) … WHERE day", "SELECT avg(delay_min)" + FROM + " WHERE " + DAY);
            Files.delete(csv);
            Files.delete(parquet);
            Files.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot work in a temporary folder", e);
        }
    }

    private void ask(Database duckdb, Path parquet, String question, String sql) {
        Plan plan = Plan.of(duckdb, sql, parquet.toString());
        double answer = ((Number) duckdb.query(sql, parquet.toString()).value()).doubleValue();
        readings.add(new Reading(question, plan.rowGroupsScanned(), plan.bytesRead(), answer));
    }

    List<Reading> readings() {
        return List.copyOf(readings);
    }

    double csvAnswer() {
        return csvAnswer;
    }

    void inPlace(Lines lines) {
        lines.print("                                    row groups      bytes read");
        lines.print("CSV, whatever is asked                               %,9d", csvBytes);
        for (Reading reading : readings) {
            lines.print("Parquet, %-24s %7d of 10 %,15d", reading.question(), reading.rowGroups(), reading.bytes());
        }
    }

    Plot read() {
        List<String> names = List.of("CSV", "Parquet, all of it", "Parquet, FILTER", "Parquet, WHERE");
        List<Double> kilobytes = new ArrayList<>(List.of(csvBytes / 1000.0));
        readings.forEach(reading -> kilobytes.add(reading.bytes() / 1000.0));
        return Plot.bars(900, 330, "Read for one column of one day", "", "kilobytes read")
                .bars("read", names, kilobytes)
                .noLegend();
    }
}
