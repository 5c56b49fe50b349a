package gradus.engine.course;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A way through the course for somebody with a goal: some lessons, and whatever they need. The paths stand in a table of the
 * root's {@code README.md} whose rows begin with a name as code: {@code | `statistics` | for whom | probability, inference |}.
 *
 * @param name such as {@code statistics}
 * @param aim whom it is for
 * @param lessons the lessons that it goes through, what they need apart
 */
public record LearningPath(String name, String aim, Set<String> lessons) {
    /** The name of the path that goes through everything. */
    public static final String WHOLE = "all";

    private static final Pattern ROW =
            Pattern.compile("\\|\\s*`([a-z-]+)`\\s*\\|([^|]+)\\|\\s*([a-z0-9-]+(?:,\\s*[a-z0-9-]+)*)\\s*\\|");

    /**
     * The paths of a course, the one through everything last.
     *
     * @throws IllegalArgumentException if a path names a lesson that the stages' tables do not have, or two have one name
     */
    public static List<LearningPath> of(Course course) {
        CourseMap map = CourseMap.of(course);
        List<LearningPath> paths = new ArrayList<>();
        for (String line : readme(course.root().resolve("README.md"))) {
            Matcher row = ROW.matcher(line.strip());
            if (row.matches()) {
                paths.add(new LearningPath(row.group(1), row.group(2).strip(), slugs(row.group(1), row.group(3), map)));
            }
        }
        paths.add(new LearningPath(WHOLE, "the whole course, in its order", slugsOf(map)));
        refuseTwins(paths);
        return List.copyOf(paths);
    }

    private static List<String> readme(Path file) {
        try {
            return Files.exists(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private static Set<String> slugs(String path, String list, CourseMap map) {
        Set<String> slugs = new LinkedHashSet<>(List.of(list.split(",\\s*")));
        for (String slug : slugs) {
            if (map.place(slug).isEmpty()) {
                throw new IllegalArgumentException(
                        "a path of README.md must go through lessons of the stages' tables, but " + path + " names "
                                + slug);
            }
        }
        return slugs;
    }

    private static Set<String> slugsOf(CourseMap map) {
        Set<String> all = new LinkedHashSet<>();
        map.places().forEach(place -> all.add(place.slug()));
        return all;
    }

    private static void refuseTwins(List<LearningPath> paths) {
        Set<String> names = new LinkedHashSet<>();
        for (LearningPath path : paths) {
            if (!names.add(path.name())) {
                throw new IllegalArgumentException(
                        "each path of README.md must have a name of its own, but there are two of " + path.name());
            }
        }
    }
}
