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
    private static final String OBJECTS = Path.of(".git", "objects").toString();

    final TwoExercises upstream;
    final TwoExercises mine;

    /** Makes both in a folder. */
    UpgradeFixture(Path folder) throws IOException {
        upstream = TwoExercises.in(folder.resolve("upstream"));
        write(upstream, ".gitattributes", Upgrade.ANSWERS + "/** merge=ours\n");
        write(upstream, ".gitignore", ".gradus/\n");
        write(upstream, "old.txt", "a file that the next course does not have\n");
        git(upstream.root, "init", "-q", "-b", "main", "--template="); // no examples of hooks, which nobody reads
        git(upstream.root, "config", "user.name", "Author");
        git(upstream.root, "config", "user.email", "author@example.org");
        commit(upstream);
        git(folder, "clone", "-q", "--template=", upstream.root.toString(), "my clone");
        // The fixture writes the same files again; what git knows stays as it was.
        mine = TwoExercises.in(folder.resolve("my clone"));
        git(mine.root, "config", "user.name", "Learner");
        git(mine.root, "config", "user.email", "learner@example.org");
    }

    private UpgradeFixture(TwoExercises upstream, TwoExercises mine) {
        this.upstream = upstream;
        this.mine = mine;
    }

    /** Copies of both in another folder. */
    UpgradeFixture bothCopiedTo(Path folder) throws IOException {
        Path upstreams = folder.resolve("upstream");
        Path clone = folder.resolve("my clone");
        copy(upstream.root, upstreams);
        copy(mine.root, clone);
        Path config = clone.resolve(".git/config"); // holds where the upstream is
        Files.writeString(config, Files.readString(config).replace(upstream.root.toString(), upstreams.toString()));
        return new UpgradeFixture(TwoExercises.in(upstreams), TwoExercises.in(clone));
    }

    /** The same upstream, and a copy of the clone; the exercises are not begun in it. */
    UpgradeFixture copiedTo(Path folder) throws IOException {
        Path copy = folder.resolve("my clone");
        copy(mine.root, copy);
        return new UpgradeFixture(upstream, TwoExercises.in(copy));
    }

    /** Copies a folder to where nothing is; git's objects, which never change, are linked. */
    static void copy(Path folder, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.toList()) {
                Path copy = to.resolve(folder.relativize(each));
                if (Files.isDirectory(each)) {
                    Files.createDirectories(copy);
                } else if (each.toString().contains(OBJECTS)) {
                    Files.createLink(copy, each);
                } else {
                    Files.copy(each, copy);
                }
            }
        }
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
