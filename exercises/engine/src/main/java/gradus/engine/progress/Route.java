package gradus.engine.progress;

import gradus.engine.course.Course;
import gradus.engine.course.CourseMap;
import gradus.engine.course.LearningPath;
import gradus.engine.course.Task;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The path that the learner has chosen through the course: {@code .gradus/path} holds its name. */
public final class Route {
    private final Course course;
    private final Path file;
    private final CourseMap map;
    private final List<LearningPath> paths;

    /** The route through a course; without a choice it is the whole course. */
    public Route(Course course) {
        this.course = course;
        this.file = course.root().resolve(".gradus/path");
        this.map = CourseMap.of(course);
        this.paths = LearningPath.of(course);
    }

    /** The map that it goes through. */
    public CourseMap map() {
        return map;
    }

    /** What can be chosen. */
    public List<LearningPath> paths() {
        return paths;
    }

    /** The path chosen; the whole course if none was, or if it is no more. */
    public LearningPath path() {
        String name = chosen();
        return paths.stream()
                .filter(path -> path.name().equals(name))
                .findFirst()
                .orElseGet(() -> paths.get(paths.size() - 1));
    }

    private String chosen() {
        try {
            return Files.readString(file).strip();
        } catch (NoSuchFileException e) {
            return LearningPath.WHOLE;
        } catch (IOException e) {
            return LearningPath.WHOLE; // a choice that cannot be read is made again
        }
    }

    /**
     * Chooses a path.
     *
     * @throws IllegalArgumentException if there is no path of this name
     */
    public void choose(String name) throws IOException {
        if (paths.stream().noneMatch(path -> path.name().equals(name))) {
            throw new IllegalArgumentException("there is no path " + name + "; there are "
                    + paths.stream().map(LearningPath::name).collect(Collectors.joining(", ")));
        }
        AtomicFiles.write(file, name + "\n");
    }

    /** The lessons on the path, and what they need, in the order of the course. */
    public List<CourseMap.Place> places() {
        return map.upTo(path().lessons());
    }

    /** The exercises of these lessons, in the same order. */
    public List<Task> tasks() {
        Set<String> ids = places().stream().map(CourseMap.Place::id).collect(Collectors.toSet());
        return course.tasks().stream()
                .filter(task -> ids.contains(task.lessonId()))
                .toList();
    }
}
