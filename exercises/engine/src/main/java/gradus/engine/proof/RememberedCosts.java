package gradus.engine.proof;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import gradus.engine.progress.AtomicFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What parts cost when they were last proven, in {@code .gradus/costs.json}: what is dear is begun first. */
public final class RememberedCosts {
    private final Path file;
    private final Map<String, Double> seconds;

    private RememberedCosts(Path file, Map<String, Double> seconds) {
        this.file = file;
        this.seconds = seconds;
    }

    /** What is remembered of a course: nothing if nothing was proven yet, or the file is damaged. */
    public static RememberedCosts of(Path root) throws IOException {
        Path file = root.resolve(".gradus/costs.json");
        Map<String, Double> seconds = new TreeMap<>();
        if (Files.exists(file)) {
            try {
                seconds.putAll(
                        new ObjectMapper().readValue(file.toFile(), new TypeReference<Map<String, Double>>() {}));
            } catch (JsonProcessingException damaged) {
                seconds.clear(); // it is written again below
            }
        }
        return new RememberedCosts(file, seconds);
    }

    /** What a part will probably cost: what it cost before, else its budget. */
    public double expected(Part part) {
        return seconds.getOrDefault(part.id(), part.budget());
    }

    /** Remembers what parts cost. */
    public void remember(List<Cost> costs) throws IOException {
        for (Cost cost : costs) {
            seconds.put(cost.id(), Math.round(cost.seconds() * 100) / 100.0);
        }
        AtomicFiles.write(file, new ObjectMapper().writeValueAsString(seconds) + "\n");
    }
}
