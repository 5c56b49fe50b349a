package gradus.engine.course;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Libraries that one lesson brings and no other pays for. Such a lesson has a module of its own, {@code <stage>/<slug>}, whose
 * {@code pom.xml} says in two properties what the libraries are and how large; its exercises have one as well,
 * {@code exercises/workbook/<slug>}. Both belong to a profile of the root {@code pom.xml} that is named after the lesson. Once
 * the libraries are fetched, {@code .gradus/optional/<slug>.classpath} holds the class path of everything below the learner's files.
 *
 * @param root the folder of the course
 * @param stage the stage's name
 * @param slug the lesson's name
 * @param what such as {@code Apache Spark}
 * @param size such as {@code 336 MB}
 */
public record Libraries(Path root, String stage, String slug, String what, String size) {
    /** Where the exercises of all other lessons are. */
    static final String WORKBOOK = "exercises/workbook";

    private static final String WHAT = "libraries.what";
    private static final String SIZE = "libraries.size";
    private static final Pattern UNIT = Pattern.compile("(\\d+) (KB|MB|GB)");

    /** Whether they are on this machine. */
    public enum State {
        /** Maven must fetch them. */
        MISSING,
        /** A pom or a source of the lesson has changed since. */
        STALE,
        /** The lesson can be run. */
        READY
    }

    /** Those of a lesson; none if it needs only what every lesson has. */
    public static Optional<Libraries> of(Lesson lesson) {
        return of(lesson.module().toAbsolutePath().normalize().getParent(), lesson.stage(), lesson.slug());
    }

    /** Those of an exercise's lesson; none if it needs only what every lesson has. */
    public static Optional<Libraries> of(Task task) {
        return task.optional() ? of(task.root(), task.stage(), task.lesson()) : Optional.empty();
    }

    private static Optional<Libraries> of(Path root, String stage, String slug) {
        Path pom = root.resolve(stage).resolve(slug).resolve("pom.xml");
        if (!Files.exists(pom)) {
            return Optional.empty();
        }
        try {
            String text = Files.readString(pom);
            Libraries found = new Libraries(root, stage, slug, property(text, WHAT, pom), property(text, SIZE, pom));
            found.bytes();
            return Optional.of(found);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + pom, e);
        }
    }

    private static String property(String pom, String name, Path file) {
        Matcher found = Pattern.compile("<" + Pattern.quote(name) + ">\\s*([^<]+?)\\s*</")
                .matcher(pom);
        if (!found.find()) {
            throw new IllegalArgumentException(
                    file + " must have the property " + name
                            + ", such as <libraries.what>Apache Spark</libraries.what> and <libraries.size>336 MB</libraries.size>");
        }
        return found.group(1);
    }

    /** What the learner is told before they are fetched. */
    public String words() {
        return slug + " needs " + what + ": " + size + ", once";
    }

    /** The module of the lesson's own code. */
    public Path room() {
        return root.resolve(stage).resolve(slug);
    }

    /** The module of the lesson's exercises. */
    public Path workbook() {
        return root.resolve(WORKBOOK).resolve(slug);
    }

    /** The file that holds the class path once they are fetched. */
    public Path classPathFile() {
        return root.resolve(".gradus/optional").resolve(slug + ".classpath");
    }

    /** Whether they are there, by the class path that was found when they were fetched. */
    public State state() {
        Path file = classPathFile();
        try {
            if (!Files.exists(file)
                    || Stream.of(classPath().split(File.pathSeparator))
                            .anyMatch(entry -> !Files.exists(Path.of(entry)))) {
                return State.MISSING;
            }
            var since = Files.getLastModifiedTime(file);
            for (Path source : sources()) {
                if (Files.getLastModifiedTime(source).compareTo(since) > 0) {
                    return State.STALE;
                }
            }
            return State.READY;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot look at " + file, e);
        }
    }

    /** What stands behind the class path: poms, and the lesson's own code with its folders. */
    private List<Path> sources() throws IOException {
        Stream<Path> poms = Stream.of(
                        root, room().getParent(), room(), workbook().getParent().getParent(), workbook())
                .map(module -> module.resolve("pom.xml"));
        Path main = room().resolve("src/main");
        try (Stream<Path> tree = Files.isDirectory(main) ? Files.walk(main) : Stream.empty()) {
            return Stream.concat(poms, tree).filter(Files::exists).toList();
        }
    }

    /**
     * The class path of everything below the learner's files.
     *
     * @throws UncheckedIOException if they were not fetched
     */
    public String classPath() {
        try {
            return Files.readString(classPathFile()).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the class path of " + slug, e);
        }
    }

    /** What {@link #size} says, in bytes. */
    public long bytes() {
        Matcher parts = UNIT.matcher(size);
        if (!parts.matches()) {
            throw new IllegalArgumentException("libraries.size of " + slug
                    + " must be a whole number and KB, MB or GB, such as 336 MB, but was '" + size + "'");
        }
        long unit = 1L << (10 * (1 + List.of("KB", "MB", "GB").indexOf(parts.group(2))));
        return Long.parseLong(parts.group(1)) * unit;
    }
}
