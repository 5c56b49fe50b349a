package gradus.engine.upgrade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gradus.engine.SmallCourse;
import gradus.engine.progress.History;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ends an upgrade at every step it takes, with a save there, and looks for every text of the learner's afterwards. */
@Tag("proof")
class InterruptedTest {
    private static final String DOC = "fundamentals/docs/sums.md";

    @TempDir
    Path folder;

    private UpgradeFixture template;
    private UpgradeFixture fixture;
    private Path mine;
    private final List<String> saved = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private int cuts;

    /** Thrown where the test ends the upgrade. */
    private static final class Ended extends IOException {
        private static final long serialVersionUID = 1L;
    }

    /**
     * A learner with a committed answer that was changed since, a helper class beside it, notes, staged work, and one
     * exercise not begun; and a course that changes both tasks and much else.
     */
    private void layOut(Path at) throws IOException {
        if (template == null) {
            template = new UpgradeFixture(Files.createDirectories(folder.resolve("template")));
            prepare(template);
        }
        fixture = template.copiedTo(Files.createDirectories(at));
        mine = fixture.mine.root;
        fixture.mine.save("class Mine {}");
        Files.writeString(mine.resolve("exercises/engine/pom.xml"), "<project><!-- mine --></project>\n");
        notes.clear();
        saved.clear();
        saved.add("class Mine {}");
    }

    private static void prepare(UpgradeFixture fixture) throws IOException {
        fixture.mine.save("class Committed {}");
        UpgradeFixture.commit(fixture.mine);
        UpgradeFixture.write(fixture.mine, SmallCourse.source("main", "Scratch"), "class Scratch {}");
        UpgradeFixture.write(fixture.mine, SmallCourse.source("main", "Staged"), "class Staged {}");
        UpgradeFixture.git(fixture.mine.root, "add", "--", SmallCourse.source("main", "Staged"));
        UpgradeFixture.write(fixture.mine, "notes.txt", "my notes");
        UpgradeFixture.write(fixture.upstream, DOC, "# Sums\n\nAdd them.\n");
        UpgradeFixture.write(fixture.upstream, "fundamentals/more.md", "# More\n\nMuch more.\n");
        Files.delete(fixture.upstream.root.resolve("old.txt"));
        fixture.changeTask("Sum", "Adds numbers.", "Adds whole numbers.");
        fixture.changeTask("Total", "Adds numbers.", "Adds what comes.");
    }

    private Path beside(String name) {
        return fixture.mine.sum().learnerFile().resolveSibling(name);
    }

    private void upgrade(Steps steps) throws IOException {
        new Upgrade(mine, fixture.history(), notes::add, steps).run(Optional.empty());
    }

    private void nextCommand() throws IOException {
        new Interrupted(mine, notes::add).settle();
    }

    /** Everything that the learner has written and not replaced herself is where she put it. */
    private void requireNothingLost(String where) throws IOException {
        assertThat(beside("Scratch.java")).as(where).hasContent("class Scratch {}");
        assertThat(beside("Staged.java")).as(where).hasContent("class Staged {}");
        assertThat(mine.resolve("notes.txt")).as(where).hasContent("my notes");
        assertThat(mine.resolve("exercises/engine/pom.xml")).as(where).content().contains("mine");
        assertThat(fixture.mine.file()).as(where).isEqualTo(saved.get(saved.size() - 1));
        assertThat(UpgradeFixture.git(mine, "show", "HEAD:" + SmallCourse.source("main", "Sum")))
                .as(where)
                .isEqualTo("class Committed {}");
    }

    private void requireOldOrNewAndTidy(String where) throws IOException {
        boolean moved = Files.readString(mine.resolve(DOC)).contains("Add them.");
        assertThat(Files.exists(mine.resolve("fundamentals/more.md"))).as(where).isEqualTo(moved);
        assertThat(Files.exists(mine.resolve("old.txt"))).as(where).isEqualTo(!moved);
        assertThat(Files.readString(fixture.mine.total().learnerFile()))
                .as(where)
                .contains(moved ? "Adds what comes." : "Adds numbers.");
        assertThat(UpgradeFixture.git(mine, "status", "--porcelain", "-uall").lines())
                .as(where)
                .containsExactlyInAnyOrder(
                        " M exercises/engine/pom.xml",
                        " M " + SmallCourse.source("main", "Sum"),
                        "A  " + SmallCourse.source("main", "Staged"),
                        "?? " + SmallCourse.source("main", "Scratch"),
                        "?? notes.txt");
        for (String own : List.of(".git/worktrees", ".git/refs/gradus")) {
            assertThat(mine.resolve(own))
                    .as(where)
                    .satisfiesAnyOf(
                            none -> assertThat(none).doesNotExist(),
                            none -> assertThat(none).isEmptyDirectory());
        }
        assertThat(mine.resolve(".git/index.lock")).as(where).doesNotExist();
        assertThat(mine.resolve(".gradus/upgrade")).as(where).doesNotExist();
    }

    private List<String> stepsOfAWholeUpgrade() throws IOException {
        List<String> steps = new ArrayList<>();
        layOut(folder.resolve("whole"));
        upgrade(steps::add);
        requireNothingLost("not interrupted");
        requireOldOrNewAndTidy("not interrupted");
        assertThat(steps)
                .contains("keep fundamentals/sums/1", "git merge", "write journal.json.draft", "git read-tree");
        return steps;
    }

    private Steps endingAt(int end, boolean saving) {
        int[] at = {0};
        return step -> {
            int now = at[0]++;
            if (saving) {
                saved.add("class Mine" + now + " {}");
                fixture.mine.save(saved.get(saved.size() - 1));
            }
            if (now >= end) {
                throw new Ended();
            }
        };
    }

    /** The clone as a process leaves it that is killed before a step, and the learner's last save until then. */
    private record Cut(String before, Path copy, String saved) {}

    private Cut cut(String step) throws IOException {
        Path copy = folder.resolve("cut " + cuts++);
        UpgradeFixture.copy(mine, copy);
        return new Cut(step, copy, saved.get(saved.size() - 1));
    }

    /** Puts the clone back to how it was, where it was: git notes down where things lie. */
    private void restore(Cut cut) throws IOException {
        try (Stream<Path> all = Files.walk(mine)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
        Files.move(cut.copy(), mine);
        saved.clear();
        saved.add(cut.saved());
        notes.clear();
    }

    /** One cut before each step of an upgrade with a save at each. */
    private List<Cut> cutsOfAnUpgrade() throws IOException {
        layOut(folder.resolve("cut"));
        List<Cut> all = new ArrayList<>();
        Steps saving = endingAt(Integer.MAX_VALUE, true);
        upgrade(step -> {
            saving.before(step);
            all.add(cut(step));
        });
        return all;
    }

    @Test
    void killed_before_any_step_with_a_save_at_each_the_next_command_finds_every_text_and_finishes_or_takes_back()
            throws IOException {
        boolean moved = false;
        int tried = 0;
        for (Cut cut : cutsOfAnUpgrade()) {
            String where = "killed before step " + tried + ", " + cut.before();
            restore(cut);
            requireNothingLost(where + ", at once");
            moved = requireFinishedOrTakenBack(where, moved, tried++);
        }
        assertThat(moved).as("killed before the last step").isTrue();
    }

    /** What an exception leaves is what a kill leaves, and what is tidied up on its way out: some steps will do. */
    @Test
    void ended_by_an_exception_with_a_save_at_each_step_the_next_command_finds_every_text_too() throws IOException {
        List<String> steps = stepsOfAWholeUpgrade();
        boolean moved = false;
        for (int end = 0; end < steps.size(); end += 4) {
            String where = "ended before step " + end + ", " + steps.get(end);
            layOut(folder.resolve("at" + end));
            Steps ending = endingAt(end, true);
            assertThatThrownBy(() -> upgrade(ending)).as(where).isInstanceOfAny(Ended.class, UpgradeException.class);
            requireNothingLost(where + ", at once");
            moved = requireFinishedOrTakenBack(where, moved, end / 4);
        }
    }

    /** The next command comes; whether the course is moved then. Of some, another upgrade is asked. */
    private boolean requireFinishedOrTakenBack(String where, boolean before, int tried) throws IOException {
        nextCommand();
        requireNothingLost(where);
        requireOldOrNewAndTidy(where);
        boolean moved = Files.readString(mine.resolve(DOC)).contains("Add them.");
        assertThat(moved || !before)
                .as(where + ": once it is written down it is finished")
                .isTrue();
        if (tried % 9 == 0) {
            upgrade(Steps.UNWATCHED);
            requireNothingLost(where + ", upgraded again");
            requireOldOrNewAndTidy(where + ", upgraded again");
            assertThat(mine.resolve(DOC)).content().contains("Add them.");
        }
        return moved;
    }

    @Test
    void finishing_may_be_interrupted_too() throws IOException {
        List<String> steps = stepsOfAWholeUpgrade();
        List<String> whole = new ArrayList<>();
        layOut(folder.resolve("finishing"));
        endAfterJournal(steps);
        Path written = cut("finishing").copy();
        new Interrupted(mine, notes::add, whole::add).settle();
        for (int end = 0; end < whole.size(); end++) {
            String where = "finishing ended before step " + end + ", " + whole.get(end);
            Path again = folder.resolve("finishing again");
            UpgradeFixture.copy(written, again);
            restore(new Cut("finishing", again, "class Mine {}"));
            Steps ending = endingAt(end, true);
            assertThatThrownBy(() -> new Interrupted(mine, notes::add, ending).settle())
                    .as(where)
                    .isInstanceOf(Ended.class);
            nextCommand();
            requireNothingLost(where);
            requireOldOrNewAndTidy(where);
            assertThat(mine.resolve(DOC)).as(where).content().contains("Add them.");
        }
    }

    private void endAfterJournal(List<String> steps) {
        int written = steps.indexOf("rename journal.json.draft") + 1;
        assertThatThrownBy(() -> upgrade(endingAt(written, false))).isInstanceOf(Ended.class);
        notes.clear();
    }

    @Test
    void a_save_at_any_moment_stays_in_the_file_and_in_the_history() throws IOException {
        layOut(folder.resolve("saving"));
        upgrade(endingAt(Integer.MAX_VALUE, true));
        String last = saved.get(saved.size() - 1);
        assertThat(fixture.mine.file()).isEqualTo(last);
        requireOldOrNewAndTidy("saved at each step");
    }

    private List<String> kept() throws IOException {
        List<String> kept = new ArrayList<>();
        for (History.Version version : fixture.history().versions(fixture.mine.sum())) {
            kept.add(new String(version.content(), StandardCharsets.UTF_8));
        }
        return kept;
    }

    @Test
    void what_was_there_before_and_what_is_saved_while_git_merges_is_in_the_history_too() throws IOException {
        for (String step : List.of("git merge", "git read-tree", "git update-ref")) {
            layOut(folder.resolve("kept at " + step));
            upgrade(now -> {
                if (now.equals(step)) {
                    fixture.mine.save("class Newer {}");
                }
            });
            assertThat(fixture.mine.file()).as(step).isEqualTo("class Newer {}");
            assertThat(kept()).as(step).containsExactly("class Newer {}", "class Mine {}");
        }
    }

    @Test
    void an_answer_begun_while_git_merges_is_no_stub_any_more() throws IOException {
        layOut(folder.resolve("begun"));
        List<String> steps = new ArrayList<>();
        upgrade(steps::add);
        for (String step : List.of("git merge", "git update-ref", "rename Total.java", "rename to free Total.java")) {
            assertThat(steps).contains(step);
            layOut(folder.resolve("begun at " + step));
            Path total = fixture.mine.total().learnerFile();
            upgrade(now -> {
                if (now.equals(step)) {
                    Files.writeString(total, "class Begun {}");
                }
            });
            assertThat(total).as(step).hasContent("class Begun {}");
            assertThat(fixture.history().versions(fixture.mine.total()))
                    .as(step)
                    .anySatisfy(
                            version -> assertThat(version.content()).asString().isEqualTo("class Begun {}"));
        }
    }

    @Test
    void files_that_a_killed_git_left_half_moved_are_moved_whole_and_changes_of_mine_are_kept() throws IOException {
        layOut(folder.resolve("half"));
        endAfterJournal(stepsOf());
        Files.writeString(mine.resolve(DOC), "# Sums\n\nAdd"); // cut short
        Files.writeString(mine.resolve("fundamentals/more.md"), "# More of mine\n");
        Files.delete(mine.resolve("old.txt"));
        nextCommand();
        requireNothingLost("half moved");
        requireOldOrNewAndTidy("half moved");
        assertThat(mine.resolve("fundamentals/more.md")).hasContent("# More\n\nMuch more.\n");
        assertThat(notes).anySatisfy(note -> assertThat(note).contains("fundamentals/more.md is kept in"));
        try (Stream<Path> kept = Files.walk(mine.resolve(".gradus/history/files"))) {
            assertThat(kept.filter(Files::isRegularFile))
                    .singleElement()
                    .satisfies(file -> assertThat(file).hasContent("# More of mine\n"));
        }
    }

    private List<String> stepsOf() throws IOException {
        List<String> steps = new ArrayList<>();
        UpgradeFixture here = fixture;
        Path at = mine;
        layOut(folder.resolve("steps"));
        upgrade(steps::add);
        fixture = here;
        mine = at;
        notes.clear();
        return steps;
    }

    @Test
    void the_next_command_says_what_it_does() throws IOException {
        layOut(folder.resolve("said"));
        assertThatThrownBy(() -> upgrade(endingAt(20, false))).isInstanceOf(Ended.class);
        notes.clear();
        nextCommand();
        assertThat(notes)
                .containsExactly(
                        "An upgrade was interrupted before it changed anything; 'gradus upgrade' starts it again.");
        endAfterJournal(stepsOf());
        nextCommand();
        assertThat(notes).first().asString().startsWith("An upgrade was interrupted; finishing it");
        assertThat(notes).last().asString().startsWith("The course is upgraded (");
        notes.clear();
        nextCommand();
        assertThat(notes).isEmpty();
    }

    @Test
    void a_clone_that_has_gone_elsewhere_is_not_moved() throws IOException {
        layOut(folder.resolve("elsewhere"));
        endAfterJournal(stepsOf());
        UpgradeFixture.git(mine, "commit", "-q", "-m", "Staged", "--no-verify");
        nextCommand();
        requireNothingLost("elsewhere");
        assertThat(notes).last().asString().contains("cannot be finished", "'gradus upgrade' starts it again");
        assertThat(mine.resolve(DOC)).content().doesNotContain("Add them.");
        assertThat(mine.resolve(".gradus/upgrade")).doesNotExist();
    }

    @Test
    void while_an_upgrade_is_at_work_other_commands_wait_for_another_time() throws IOException {
        layOut(folder.resolve("busy"));
        List<String> refused = new ArrayList<>();
        upgrade(step -> {
            try {
                nextCommand();
            } catch (UpgradeException e) {
                refused.add(e.getMessage());
            }
        });
        assertThat(refused).isNotEmpty().allSatisfy(words -> assertThat(words).contains("at work in another terminal"));
    }

    @Test
    void a_lock_of_another_git_is_named_and_nothing_happens() throws IOException {
        layOut(folder.resolve("locked"));
        Files.createFile(mine.resolve(".git/index.lock"));
        assertThatThrownBy(() -> upgrade(Steps.UNWATCHED))
                .isInstanceOf(UpgradeException.class)
                .hasMessageContaining("index.lock")
                .hasMessageEndingWith("Nothing was changed.");
        Files.delete(mine.resolve(".git/index.lock"));
        requireNothingLost("locked");
        requireOldOrNewAndTidy("locked");
    }

    @Test
    void a_journal_that_cannot_be_read_is_named() throws IOException {
        layOut(folder.resolve("damaged"));
        endAfterJournal(stepsOf());
        Files.writeString(mine.resolve(".gradus/upgrade/journal.json"), "{");
        assertThatThrownBy(this::nextCommand)
                .isInstanceOf(UpgradeException.class)
                .hasMessageContaining("journal.json cannot be read");
    }

    @Test
    void a_process_that_halts_in_the_middle_loses_nothing() throws Exception {
        List<String> steps = stepsOfAWholeUpgrade();
        for (String step : List.of("git merge", "git read-tree", "rename Total.java")) {
            int end = steps.lastIndexOf(step);
            assertThat(end).as(step).isNotNegative();
            layOut(folder.resolve("halted" + end));
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            HaltingUpgrade.class.getName(),
                            mine.toString(),
                            Integer.toString(end))
                    .redirectErrorStream(true)
                    .start();
            process.getOutputStream().close();
            String words = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as(words).isEqualTo(HaltingUpgrade.HALTED);
            requireNothingLost("halted before " + step + ", at once");
            nextCommand();
            requireNothingLost("halted before " + step);
            requireOldOrNewAndTidy("halted before " + step);
        }
    }
}
