package gradus.engine.progress;

import com.fasterxml.jackson.databind.ObjectMapper;
import gradus.engine.course.Task;
import gradus.engine.grading.Verdict;
import gradus.engine.grading.Verdict.Check;
import gradus.engine.grading.Verdict.Outcome;
import gradus.engine.grading.Verdict.Status;
import gradus.engine.predict.Predictions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What a learner predicted, in the order in which it was said: {@code .gradus/commitments/<stage>/<lesson>/<number>.json}. The
 * first complete set of predictions is kept and earns the points, whatever is said later; no command deletes it.
 */
public final class Commitments {
    private static final List<String> ORDINALS =
            List.of("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth");

    private static final class Json {
        static final ObjectMapper MAPPER = new ObjectMapper();
    }

    private final Path folder;

    /**
     * One complete set of predictions.
     *
     * @param time when it was judged, as ISO-8601
     * @param hash the first 16 hexadecimal digits of the SHA-256 of names and values
     * @param values each prediction by name, as it was written
     * @param right the names of those that were right
     */
    public record Commitment(String time, String hash, Map<String, String> values, List<String> right) {
        private boolean sameQuestions(Commitment other) {
            return values.keySet().equals(other.values.keySet());
        }

        private String score() {
            return right.size() + " of " + values.size();
        }
    }

    /** Commitments in a folder, which need not exist yet; usually {@code .gradus/commitments}. */
    public Commitments(Path folder) {
        this.folder = folder;
    }

    /**
     * Keeps the predictions of a text that was judged, if they are complete and others than before.
     *
     * @return the verdict with the points of the first commitment, and words that say which commitment this is
     */
    public synchronized Verdict judged(Task task, String source, Verdict verdict) {
        if (verdict.status() != Status.PASSED && verdict.status() != Status.WRONG) {
            return verdict;
        }
        Predictions predictions = Predictions.of(source);
        if (!predictions.complete()) {
            return verdict;
        }
        Commitment now = commitment(predictions, verdict);
        try {
            List<Commitment> asked = new ArrayList<>(of(task));
            boolean known = asked.stream().anyMatch(one -> one.hash().equals(now.hash()));
            if (!known) {
                asked.add(now);
                AtomicFiles.write(file(task), Json.MAPPER.writeValueAsBytes(asked));
            }
            return told(now, asked.stream().filter(now::sameQuestions).toList(), verdict);
        } catch (IOException e) {
            return verdict.with(
                    verdict.points(),
                    "These predictions could not be kept in " + file(task) + " (" + e.getMessage()
                            + "): they do not count as your first.");
        }
    }

    /** The commitments of an exercise, the first one first. */
    public List<Commitment> of(Task task) throws IOException {
        Path file = file(task);
        return Files.exists(file)
                ? List.of(Json.MAPPER.readValue(Files.readAllBytes(file), Commitment[].class))
                : List.of();
    }

    private static Commitment commitment(Predictions predictions, Verdict verdict) {
        Map<String, String> values = predictions.values();
        List<String> right = verdict.checks().stream()
                .filter(check -> check.outcome() == Outcome.PASSED)
                .map(Check::name)
                .map(Predictions::nameOf)
                .filter(values::containsKey)
                .toList();
        String hash = History.hash(values.toString().getBytes(StandardCharsets.UTF_8));
        return new Commitment(Instant.now().toString(), hash.substring(0, 16), values, right);
    }

    private static Verdict told(Commitment now, List<Commitment> asked, Verdict verdict) {
        Commitment first = asked.get(0);
        int points = verdict.possible() * first.right().size() / first.values().size();
        int place = IntStream.range(0, asked.size())
                .filter(i -> asked.get(i).hash().equals(now.hash()))
                .findFirst()
                .orElseThrow();
        String words = place == 0
                ? "Your first commitment: " + first.score()
                        + " predictions were right. It is kept, and the points are for it."
                : "Your " + ordinal(place) + " commitment; of the first, " + first.score() + " were right.";
        return verdict.with(points, words);
    }

    private static String ordinal(int place) {
        return place < ORDINALS.size() ? ORDINALS.get(place) : (place + 1) + "th";
    }

    private Path file(Task task) {
        return folder.resolve(task.id() + ".json");
    }
}
