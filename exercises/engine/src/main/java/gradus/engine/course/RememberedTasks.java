package gradus.engine.course;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What graders declare, remembered in {@code .gradus/graders.json}: parsing some hundred sources takes seconds, and only those
 * whose time or size changed need it. What cannot be read or written counts as not remembered.
 */
final class RememberedTasks {
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);

    private static final String SOURCES_OF_TESTS =
            Path.of("src", "test", "java").toString();
    private static final String SOURCES_OF_SOLUTIONS =
            Path.of("src", "solution", "java").toString();

    private final Path file;
    private final String reader;
    private final Map<String, Entry> before = new TreeMap<>();
    private final Map<String, Entry> after = new TreeMap<>();
    private final Map<Path, List<Path>> listed = new HashMap<>();

    /** The tasks of one grader (none, if it is a helper), while it and what lies beside it look like this. */
    record Entry(String state, List<Task> tasks) {}

    private record Memory(String reader, Map<String, Entry> graders) {}

    private RememberedTasks(Path file, String reader) {
        this.file = file;
        this.reader = reader;
    }

    /** What is remembered of the course in a folder. */
    static RememberedTasks in(Path root, List<String> modules) {
        RememberedTasks remembered = new RememberedTasks(root.resolve(".gradus/graders.json"), reader(modules));
        try {
            if (Files.exists(remembered.file)) {
                Memory memory = JSON.readValue(remembered.file.toFile(), Memory.class);
                if (remembered.reader.equals(memory.reader()) && memory.graders() != null) {
                    remembered.before.putAll(memory.graders());
                }
            }
        } catch (IOException damaged) {
            remembered.before.clear(); // it is written again
        }
        return remembered;
    }

    /** Whether a grader's tasks are known; then {@link #tasks} has them. */
    boolean knows(Path grader) throws IOException {
        Entry entry = before.get(grader.toString());
        if (entry == null || entry.tasks() == null || !entry.state().equals(state(grader))) {
            return false;
        }
        after.put(grader.toString(), entry);
        return true;
    }

    /** The tasks of all graders that are known or were remembered by now. */
    List<Task> tasks() {
        return after.values().stream().flatMap(entry -> entry.tasks().stream()).collect(Collectors.toList());
    }

    /** Takes down what a grader declares. */
    void remember(Path grader, List<Task> tasks) throws IOException {
        after.put(grader.toString(), new Entry(state(grader), List.copyOf(tasks)));
    }

    /** Writes it down, if anything is new. */
    void save() {
        if (after.equals(before)) {
            return;
        }
        try {
            Files.createDirectories(file.getParent());
            Path draft = Files.createTempFile(file.getParent(), "graders", ".new");
            JSON.writeValue(draft.toFile(), new Memory(reader, after));
            Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException unwritable) {
            return; // the next command parses again
        }
    }

    /** Times and sizes of the grader and of the files of its solution: alternatives and mistakes belong to a task. */
    private String state(Path grader) throws IOException {
        String own = grader.getFileName().toString();
        String name = own.substring(0, own.length() - "Test.java".length()) + ".";
        Path solutions = Path.of(grader.getParent().toString().replace(SOURCES_OF_TESTS, SOURCES_OF_SOLUTIONS));
        List<Path> files = new ArrayList<>(List.of(grader));
        if (!listed.containsKey(solutions)) {
            listed.put(solutions, list(solutions));
        }
        listed.get(solutions).stream()
                .filter(f -> f.getFileName().toString().startsWith(name))
                .forEach(files::add);
        StringBuilder state = new StringBuilder();
        for (Path each : files) {
            BasicFileAttributes is = Files.readAttributes(each, BasicFileAttributes.class);
            state.append(each.getFileName()).append(' ').append(is.size()).append(' ');
            state.append(is.lastModifiedTime().to(TimeUnit.NANOSECONDS)).append(';');
        }
        return state.toString();
    }

    private static List<Path> list(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.sorted().toList();
        }
    }

    /** Changes with the stages, with what a task consists of and with what reads it: no upgrade believes an old memory. */
    private static String reader(List<String> modules) {
        String parts = Stream.of(Task.class.getRecordComponents())
                .map(RecordComponent::toString)
                .collect(Collectors.joining(", "));
        return parts + " of " + modules + " by " + builtAt();
    }

    private static String builtAt() {
        try {
            Path place = Path.of(Graders.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            Path read = Files.isDirectory(place) ? place.resolve("gradus/engine/course/Graders.class") : place;
            return Files.getLastModifiedTime(read).toString();
        } catch (IOException | java.net.URISyntaxException e) {
            throw new IllegalStateException("the place of the engine's own classes is unknown", e);
        }
    }
}
