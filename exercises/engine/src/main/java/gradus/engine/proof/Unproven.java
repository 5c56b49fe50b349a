package gradus.engine.proof;

import gradus.engine.course.Alternative;
import gradus.engine.course.Course;
import gradus.engine.course.Task;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Files beside the solutions that no proof reads: a name that was mistyped would pass for a proof otherwise. */
public final class Unproven {
    private Unproven() {}

    /** Those of the whole course. */
    public static List<Path> files(Course course) throws IOException {
        List<Path> files = new ArrayList<>();
        for (Path workbook : course.workbooks()) {
            files.addAll(files(workbook, course.tasks()));
        }
        return files;
    }

    /**
     * The files in a workbook's {@code src/solution} that are no exercise's solution, alternative or page of mistakes.
     *
     * @param workbook the folder of the module that holds the exercises
     * @param tasks all of its exercises
     */
    static List<Path> files(Path workbook, List<Task> tasks) throws IOException {
        Path solutions = workbook.resolve("src/solution");
        if (!Files.isDirectory(solutions)) {
            return List.of();
        }
        Set<Path> proven = new HashSet<>();
        for (Task task : tasks) {
            proven.add(normal(task.solutionFile()));
            proven.add(normal(task.mistakesFile()));
            if (Files.exists(task.solutionFile())) {
                task.alternatives().stream()
                        .map(Alternative::file)
                        .map(Unproven::normal)
                        .forEach(proven::add);
            }
        }
        try (Stream<Path> files = Files.walk(solutions)) {
            return files.filter(Files::isRegularFile)
                    .map(Unproven::normal)
                    .filter(file -> !proven.contains(file))
                    .sorted()
                    .toList();
        }
    }

    private static Path normal(Path file) {
        return file.toAbsolutePath().normalize();
    }
}
