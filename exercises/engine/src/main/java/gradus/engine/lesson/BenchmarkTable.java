package gradus.engine.lesson;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a page shows of committed runs: the least, the median and the most of each, and how two that ran in turns compare. */
final class BenchmarkTable {
    private final List<BenchmarkRun> runs;
    private final List<String> labels = new ArrayList<>();
    private final List<String[]> cells = new ArrayList<>();

    private BenchmarkTable(List<BenchmarkRun> runs) {
        this.runs = runs;
    }

    /**
     * The table of the runs of one name.
     *
     * @throws IllegalArgumentException if there is none, or the README.md beside the file does not say how to repeat it
     */
    static String of(Path file, String name) throws IOException {
        List<BenchmarkRun> runs = BenchmarkRun.named(file, name);
        Path readme = file.resolveSibling("README.md");
        String how = Files.exists(readme) ? Files.readString(readme) : "";
        for (BenchmarkRun run : runs) {
            if (!how.contains(run.command())) {
                throw new IllegalArgumentException(readme + " must say how to repeat " + name
                        + ", but does not have its command: " + run.command());
            }
        }
        return new BenchmarkTable(runs).text();
    }

    private String text() {
        double least = runs.stream()
                .flatMapToDouble(run -> Arrays.stream(run.repetitions()))
                .min()
                .orElseThrow();
        int decimals = (int) Math.max(0, 2 - Math.floor(Math.log10(least)));
        for (BenchmarkRun run : runs) {
            row(run.what(), run.repetitions(), decimals);
        }
        for (BenchmarkRun run : runs) {
            if (run.against() != null) {
                row(run.what() + " / " + run.against(), ratios(run, partner(run)), 2);
            }
        }
        return written(units()) + "\n" + around();
    }

    private BenchmarkRun partner(BenchmarkRun run) {
        return runs.stream()
                .filter(other -> other.what().equals(run.against()) && other != run)
                .filter(other -> other.repetitions().length == run.repetitions().length)
                .filter(other -> other.unit().equals(run.unit()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("against must name another run of " + run.name()
                        + " in the same unit with as many repetitions, " + run.repetitions().length + ", but was "
                        + run.against()));
    }

    private static double[] ratios(BenchmarkRun run, BenchmarkRun other) {
        double[] ratios = new double[run.repetitions().length];
        Arrays.setAll(ratios, i -> run.repetitions()[i] / other.repetitions()[i]);
        return ratios;
    }

    private void row(String label, double[] values, int decimals) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int n = sorted.length;
        double median = (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
        labels.add(label);
        cells.add(
                new String[] {number(sorted[0], decimals), number(median, decimals), number(sorted[n - 1], decimals)});
    }

    private static String number(double value, int decimals) {
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }

    private String units() {
        return runs.stream().map(BenchmarkRun::unit).distinct().collect(Collectors.joining(", "));
    }

    private String written(String heading) {
        labels.add(0, heading);
        cells.add(0, new String[] {"min", "median", "max"});
        int label = labels.stream().mapToInt(String::length).max().orElseThrow();
        int width = cells.stream()
                .flatMap(Arrays::stream)
                .mapToInt(String::length)
                .max()
                .orElseThrow();
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < labels.size(); i++) {
            lines.append(String.format("%-" + label + "s", labels.get(i)));
            for (String cell : cells.get(i)) {
                lines.append(String.format("  %" + width + "s", cell));
            }
            lines.append('\n');
        }
        return lines.toString().stripTrailing();
    }

    /** Under what circumstances: the repetitions, the machine, the versions. */
    private String around() {
        String counts = runs.stream()
                .map(run -> "" + run.repetitions().length)
                .distinct()
                .collect(Collectors.joining(" or "));
        String machines = runs.stream().map(BenchmarkRun::machine).distinct().collect(Collectors.joining("; "));
        Map<String, String> versions = new TreeMap<>();
        runs.forEach(run -> run.versions()
                .forEach(
                        (what, version) -> versions.merge(what, version, (a, b) -> a.equals(b) ? a : a + " and " + b)));
        return counts + " repetitions; " + machines + "; "
                + versions.entrySet().stream()
                        .map(v -> v.getKey() + " " + v.getValue())
                        .collect(Collectors.joining(", "));
    }
}
