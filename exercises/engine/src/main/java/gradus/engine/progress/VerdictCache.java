package gradus.engine.progress;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import gradus.engine.course.Libraries;
import gradus.engine.course.Task;
import gradus.engine.exercise.Kind;
import gradus.engine.grading.Verdict;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Verdicts by content: {@code .gradus/verdicts/<hash>.json}, where the hash covers everything that the verdict depends on: the
 * learner's text, the solution, the grader with its helpers, and the course's own classes that any of these is compiled
 * against, directly or not; the class path as well, where a lesson brings {@link Libraries} of its own. So a change in shared code makes the verdicts stale that stand on it, and no others. Deleting it costs time, not progress.
 */
public final class VerdictCache {
    private static final int MAX_FILES = 2000;

    private static final class Json {
        static final ObjectMapper MAPPER = new ObjectMapper();
    }

    private final Path folder;
    private final Map<Path, CompiledAgainst> below = new ConcurrentHashMap<>();

    /** A cache in a folder, which need not exist yet; usually {@code .gradus/verdicts}. */
    public VerdictCache(Path folder) {
        this.folder = folder;
    }

    /** The verdict on this text, if it was given before; a damaged entry counts as none. */
    public Optional<Verdict> get(Task task, String source) {
        try {
            byte[] json = Files.readAllBytes(file(task, source));
            return Optional.ofNullable(Json.MAPPER.readValue(json, Verdict.class));
        } catch (NoSuchFileException | JsonProcessingException e) {
            return Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Remembers a verdict. A cache that cannot be written costs time only. */
    public void put(Task task, String source, Verdict verdict) {
        try {
            AtomicFiles.write(file(task, source), Json.MAPPER.writeValueAsBytes(verdict));
            prune();
        } catch (IOException e) {
            return; // the next process grades again
        }
    }

    /** Forgets everything. */
    public void clear() throws IOException {
        for (Path file : files()) {
            Files.deleteIfExists(file);
        }
    }

    private Path file(Task task, String source) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream all = new DataOutputStream(bytes);
        List<String> sources = new ArrayList<>(List.of(source, Files.readString(task.solutionFile())));
        part(all, task.id(), source.getBytes(StandardCharsets.UTF_8));
        part(all, "solution", Files.readAllBytes(task.solutionFile()));
        for (Path file : graderAndSubject(task)) {
            byte[] content = Files.readAllBytes(file);
            part(all, file.getFileName().toString(), content);
            sources.add(new String(content, StandardCharsets.UTF_8));
        }
        all.writeUTF(below(task).hash(sources));
        Optional<Libraries> own = Libraries.of(task);
        if (own.isPresent() && Files.exists(own.get().classPathFile())) {
            part(all, "libraries", Files.readAllBytes(own.get().classPathFile()));
        }
        return folder.resolve(History.hash(bytes.toByteArray()) + ".json");
    }

    private CompiledAgainst below(Task task) {
        return below.computeIfAbsent(task.root(), CompiledAgainst::new);
    }

    private static void part(DataOutputStream all, String name, byte[] content) throws IOException {
        all.writeUTF(name);
        all.writeInt(content.length);
        all.write(content);
    }

    /** The grader and its helpers: what lies in its folder and is no other exercise's grader. */
    private static List<Path> grader(Task task) throws IOException {
        Path grader = task.graderFile();
        return filesIn(grader.getParent()).stream()
                .filter(file -> file.equals(grader) || !file.toString().endsWith("Test.java"))
                .toList();
    }

    /** The grader with what learners' tests are run on. */
    private static List<Path> graderAndSubject(Task task) throws IOException {
        List<Path> files = new ArrayList<>(grader(task));
        if (task.kind() == Kind.TEST) {
            files.addAll(task.subject().files());
        }
        return files;
    }

    private static List<Path> filesIn(Path folder) throws IOException {
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private List<Path> files() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> list = Files.list(folder)) {
            return list.filter(file -> file.toString().endsWith(".json")).toList();
        }
    }

    private void prune() throws IOException {
        List<Path> files = files();
        if (files.size() > MAX_FILES) {
            List<Path> oldest = files.stream()
                    .sorted(Comparator.comparing(VerdictCache::age))
                    .limit(files.size() - MAX_FILES * 3 / 4)
                    .toList();
            for (Path file : oldest) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static FileTime age(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            return FileTime.fromMillis(0); // another process deleted it
        }
    }
}
