package gradus.engine.upgrade;

import gradus.engine.SmallCourse;
import gradus.engine.exercise.Solution;
import gradus.engine.progress.History;
import gradus.engine.progress.TwoExercises;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A course in a repository, and a learner's clone of it. */
final class UpgradeFixture {
    final TwoExercises upstream;
    final TwoExercises mine;

    /** Makes both in a folder. */
    UpgradeFixture(Path folder) throws IOException {
        upstream = TwoExercises.in(folder.resolve("upstream"));
        write(upstream, ".gitattributes", Upgrade.ANSWERS + "/** merge=ours\n");
        write(upstream, ".gitignore", ".gradus/\n");
        write(upstream, "old.txt", "a file that the next course does not have\n");
        git(upstream.root, "init", "-q", "-b", "main");
        git(upstream.root, "config", "user.name", "Author");
        git(upstream.root, "config", "user.email", "author@example.org");
        commit(upstream);
        git(folder, "clone", "-q", upstream.root.toString(), "my clone");
        // The fixture writes the same files again; what git knows stays as it was.
        mine = TwoExercises.in(folder.resolve("my clone"));
        git(mine.root, "config", "user.name", "Learner");
        git(mine.root, "config", "user.email", "learner@example.org");
    }

    private UpgradeFixture(TwoExercises upstream, TwoExercises mine) {
        this.upstream = upstream;
        this.mine = mine;
    }

    /** The same upstream, and a copy of the clone; the exercises are not begun in it. */
    UpgradeFixture copiedTo(Path folder) throws IOException {
        Path copy = folder.resolve("my clone");
        try (Stream<Path> all = Files.walk(mine.root)) {
            for (Path each : all.toList()) {
                Path to = copy.resolve(mine.root.relativize(each));
                if (Files.isDirectory(each)) {
                    Files.createDirectories(to);
                } else {
                    Files.copy(each, to);
                }
            }
        }
        return new UpgradeFixture(upstream, TwoExercises.in(copy));
    }

    static String git(Path at, String... args) throws IOException {
        return new Git(at, Steps.UNWATCHED).need(args);
    }

    static void commit(TwoExercises course) throws IOException {
        git(course.root, "add", "-A");
        git(course.root, "commit", "-q", "-m", "Change");
    }

    static void write(TwoExercises course, String path, String text) throws IOException {
        Path file = course.root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    /** Upstream rewords a task and commits the new stub. */
    void changeTask(String name, String from, String to) throws IOException {
        String solution = Files.readString(upstream.root.resolve(SmallCourse.source("solution", name)))
                .replace(from, to);
        write(upstream, SmallCourse.source("solution", name), solution);
        write(
                upstream,
                SmallCourse.source("main", name),
                Solution.parse(solution).stub());
        commit(upstream);
    }

    History history() {
        return new History(mine.root.resolve(".gradus/history"), warning -> {});
    }
}
