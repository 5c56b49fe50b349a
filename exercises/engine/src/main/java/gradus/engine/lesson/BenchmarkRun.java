package gradus.engine.lesson;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A committed run: a line of JSON in a file of {@code docs/benchmarks}.
 *
 * @param name what a page quotes; the lines of one name are the rows of one table
 * @param what the row, in words
 * @param against the row of the same name that was measured in turns with this one, if there is one: repetition by repetition they make
 *     a ratio
 * @param command what was run
 * @param unit of the repetitions, such as {@code ms}
 * @param machine what it ran on
 * @param versions of what had a say in the result
 * @param repetitions every one, in order
 */
record BenchmarkRun(
        String name,
        String what,
        String against,
        String command,
        String unit,
        String machine,
        Map<String, String> versions,
        double[] repetitions) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LEAST = 3;

    BenchmarkRun {
        for (String[] given : new String[][] {
            {"name", name}, {"what", what}, {"command", command}, {"unit", unit}, {"machine", machine}
        }) {
            if (given[1] == null || given[1].isBlank()) {
                throw new IllegalArgumentException(given[0] + " must be given, but was " + given[1]);
            }
        }
        if (versions == null || versions.isEmpty()) {
            throw new IllegalArgumentException("versions must name at least one, but was " + versions);
        }
        if (repetitions == null
                || repetitions.length < LEAST
                || !Arrays.stream(repetitions).allMatch(x -> x > 0 && x < 1e300)) {
            throw new IllegalArgumentException("repetitions must hold at least " + LEAST + " positive numbers, but was "
                    + Arrays.toString(repetitions));
        }
    }

    /**
     * The runs of one name.
     *
     * @throws IllegalArgumentException if a line of the file is no run, or none has this name
     */
    static List<BenchmarkRun> named(Path file, String name) throws IOException {
        if (!Files.exists(file)) {
            throw new IllegalArgumentException("there is no file of runs " + file);
        }
        List<BenchmarkRun> runs = new ArrayList<>();
        List<String> lines = Files.readAllLines(file);
        for (int i = 0; i < lines.size(); i++) {
            try {
                BenchmarkRun run = JSON.readValue(lines.get(i), BenchmarkRun.class);
                if (run.name.equals(name)) {
                    runs.add(run);
                }
            } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
                throw new IllegalArgumentException(file + ", line " + (i + 1) + ": " + e.getOriginalMessage(), e);
            }
        }
        if (runs.isEmpty()) {
            throw new IllegalArgumentException(file + " has no run named " + name);
        }
        return runs;
    }
}
