package gradus.engine.upgrade;

import static gradus.engine.upgrade.UpgradeFixture.commit;
import static gradus.engine.upgrade.UpgradeFixture.git;
import static gradus.engine.upgrade.UpgradeFixture.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gradus.engine.SmallCourse;
import gradus.engine.exercise.Solution;
import gradus.engine.progress.History;
import gradus.engine.progress.TwoExercises;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("proof")
class UpgradeTest {
    private static final String SUM = "fundamentals/sums/1";
    private static final String TOTAL = "fundamentals/sums/2";

    @TempDir
    private static Path template;

    private static UpgradeFixture prepared;

    @TempDir
    Path folder;

    private UpgradeFixture fixture;
    private TwoExercises upstream;
    private TwoExercises mine;

    @BeforeAll
    static void prepare() throws IOException {
        prepared = new UpgradeFixture(template);
    }

    @BeforeEach
    void cloneTheCourse() throws IOException {
        fixture = prepared.bothCopiedTo(folder);
        upstream = fixture.upstream;
        mine = fixture.mine;
    }

    private void changeTask(String name, String from, String to) throws IOException {
        fixture.changeTask(name, from, to);
    }

    private History history() {
        return fixture.history();
    }

    private Upgrade.Outcome upgrade() throws IOException {
        return new Upgrade(mine.root, history(), words -> {}).run(Optional.empty());
    }

    private static Upgrade.News news(Upgrade.Outcome outcome) {
        return outcome.news().orElseThrow();
    }

    private String total() throws IOException {
        return Files.readString(mine.total().learnerFile());
    }

    private String status() throws IOException {
        return git(mine.root, "status", "--porcelain");
    }

    @Test
    void without_anything_newer_nothing_happens() throws IOException {
        mine.save("class Mine {}");
        assertThat(upgrade().upToDate()).isTrue();
        assertThat(mine.file()).isEqualTo("class Mine {}");
    }

    @Test
    void an_answer_that_is_not_committed_stays_and_stays_uncommitted() throws IOException {
        mine.save("class Mine {}");
        changeTask("Sum", "Adds numbers.", "Adds whole numbers.");
        Upgrade.Outcome outcome = upgrade();
        assertThat(news(outcome).changedKept()).containsExactly(SUM);
        assertThat(mine.file()).isEqualTo("class Mine {}");
        assertThat(status()).isEqualTo(" M " + SmallCourse.source("main", "Sum") + "\n");
        assertThat(mine.sum().solution().stub()).contains("Adds whole numbers.");
        assertThat(history().versions(mine.sum()))
                .singleElement()
                .satisfies(version -> assertThat(version.content())
                        .asString(StandardCharsets.UTF_8)
                        .isEqualTo("class Mine {}"));
    }

    @Test
    void a_committed_answer_stays_and_the_merge_is_committed() throws IOException {
        mine.save("class Mine {}");
        commit(mine);
        changeTask("Sum", "Adds numbers.", "Adds whole numbers.");
        assertThat(news(upgrade()).changedKept()).containsExactly(SUM);
        assertThat(mine.file()).isEqualTo("class Mine {}");
        assertThat(status()).isEmpty();
        assertThat(git(mine.root, "log", "-1", "--format=%P").strip().split(" "))
                .hasSize(2);
    }

    @Test
    void a_committed_answer_changed_again_since_keeps_the_newest() throws IOException {
        mine.save("class Mine {}");
        commit(mine);
        mine.save("class Newer {}");
        git(mine.root, "add", "-A");
        mine.save("class Newest {}");
        changeTask("Sum", "Adds numbers.", "Adds whole numbers.");
        upgrade();
        assertThat(mine.file()).isEqualTo("class Newest {}");
    }

    @Test
    void an_answer_of_a_lesson_with_libraries_of_its_own_stays_as_well() throws IOException {
        String module = "exercises/workbook/dates/src/";
        String place = "/java/gradus/workbook/fundamentals/dates/";
        String solution = SmallCourse.SOLUTION.replace("fundamentals.sums", "fundamentals.dates");
        write(
                upstream,
                "fundamentals/dates/pom.xml",
                "<libraries.what>Joda-Time</libraries.what><libraries.size>640 KB</libraries.size>\n");
        write(upstream, "fundamentals/docs/dates.md", "# Dates\n\nCount days.\n");
        Files.writeString(
                upstream.root.resolve("fundamentals/README.md"),
                SmallCourse.TABLE
                        + "| 1 | [sums](docs/sums.md) | How much? |\n| 2 | [dates](docs/dates.md) | When? |\n");
        write(upstream, module + "solution" + place + "Sum.java", solution);
        write(
                upstream,
                module + "main" + place + "Sum.java",
                Solution.parse(solution).stub());
        write(
                upstream,
                module + "test" + place + "SumTest.java",
                SmallCourse.GRADER
                        .replace("fundamentals.sums", "fundamentals.dates")
                        .replace("\"sums\"", "\"dates\""));
        commit(upstream);
        upgrade();
        Path answer = mine.root.resolve(module + "main" + place + "Sum.java");
        assertThat(answer).hasContent(Solution.parse(solution).stub());

        for (String saved : List.of("class Mine {}", "class Committed {}")) {
            Files.writeString(answer, saved);
            if (saved.contains("Committed")) {
                commit(mine);
            }
            String changed = solution.replace("Adds numbers.", "Adds whole numbers, " + saved.length() + " of them.");
            write(upstream, module + "solution" + place + "Sum.java", changed);
            write(
                    upstream,
                    module + "main" + place + "Sum.java",
                    Solution.parse(changed).stub());
            commit(upstream);
            assertThat(news(upgrade()).changedKept()).containsExactly("fundamentals/dates/1");
            assertThat(answer).hasContent(saved);
            assertThat(mine.root.resolve(module + "solution" + place + "Sum.java"))
                    .hasContent(changed);
        }
    }

    @Test
    void a_file_that_was_not_begun_becomes_the_new_stub() throws IOException {
        changeTask("Sum", "Adds numbers.", "Adds whole numbers.");
        Upgrade.Outcome outcome = upgrade();
        assertThat(news(outcome).changedTaken()).containsExactly(SUM);
        assertThat(news(outcome).changedKept()).isEmpty();
        assertThat(mine.file()).isEqualTo(mine.sum().solution().stub()).contains("Adds whole numbers.");
        assertThat(status()).isEmpty();
    }

    @Test
    void a_stub_that_was_committed_with_other_line_ends_becomes_the_new_stub_too() throws IOException {
        mine.save(mine.file() + "\n\n");
        commit(mine);
        changeTask("Sum", "Adds numbers.", "Adds whole numbers.");
        upgrade();
        assertThat(mine.file()).isEqualTo(mine.sum().solution().stub()).contains("Adds whole numbers.");
    }

    @Test
    void new_exercises_come_and_gone_ones_leave_the_answer() throws IOException {
        Files.writeString(mine.total().learnerFile(), "class MyTotal {}");
        commit(mine);
        Path answer = mine.total().learnerFile();
        for (String root : List.of("solution", "main", "test")) {
            Files.delete(upstream.root.resolve(SmallCourse.source(root, root.equals("test") ? "TotalTest" : "Total")));
        }
        String solution = SmallCourse.SOLUTION.replace("class Sum", "class Third");
        write(upstream, SmallCourse.source("solution", "Third"), solution);
        write(
                upstream,
                SmallCourse.source("main", "Third"),
                Solution.parse(solution).stub());
        write(
                upstream,
                SmallCourse.source("test", "ThirdTest"),
                SmallCourse.GRADER
                        .replace("Sum.of", "Third.of")
                        .replace("SumTest", "ThirdTest")
                        .replace("number = 1", "number = 3"));
        commit(upstream);

        Upgrade.Outcome outcome = upgrade();

        assertThat(news(outcome).newTasks()).containsExactly("fundamentals/sums/3");
        assertThat(news(outcome).gone()).containsExactly(TOTAL);
        assertThat(answer).content().isEqualTo("class MyTotal {}");
        assertThat(status()).isEmpty();
    }

    @Test
    void files_of_mine_beside_the_answers_stay() throws IOException {
        Path notes = mine.sum().learnerFile().resolveSibling("Scratch.java");
        Files.writeString(notes, "class Scratch {}");
        changeTask("Sum", "Adds numbers.", "Adds whole numbers.");
        upgrade();
        assertThat(notes).content().isEqualTo("class Scratch {}");
        assertThat(status()).startsWith("?? ").contains("Scratch.java");
    }

    @Test
    void a_deleted_file_comes_back_as_the_new_stub() throws IOException {
        Files.delete(mine.sum().learnerFile());
        changeTask("Sum", "Adds numbers.", "Adds whole numbers.");
        upgrade();
        assertThat(mine.file()).contains("Adds whole numbers.");
    }

    @Test
    void an_uncommitted_change_of_a_course_file_that_the_upgrade_changes_too_is_named_and_nothing_happens()
            throws IOException {
        mine.save("class Mine {}");
        write(mine, "fundamentals/docs/sums.md", "# Sums\n\nMy notes.\n");
        write(upstream, "fundamentals/docs/sums.md", "# Sums\n\nAdd them.\n");
        commit(upstream);
        assertThatThrownBy(this::upgrade)
                .isInstanceOf(UpgradeException.class)
                .hasMessageContaining("fundamentals/docs/sums.md")
                .hasMessageContaining("git stash");
        assertThat(mine.file()).isEqualTo("class Mine {}");
        assertThat(mine.root.resolve("fundamentals/docs/sums.md")).content().contains("My notes.");
    }

    @Test
    void a_committed_conflict_outside_the_answers_is_named_and_everything_is_as_before() throws IOException {
        write(mine, "fundamentals/docs/sums.md", "# Sums\n\nMy notes.\n");
        commit(mine);
        mine.save("class Mine {}");
        Files.writeString(mine.root.resolve("untracked.txt"), "mine too");
        String head = git(mine.root, "rev-parse", "HEAD");
        write(upstream, "fundamentals/docs/sums.md", "# Sums\n\nAdd them.\n");
        commit(upstream);
        changeTask("Sum", "Adds numbers.", "Adds whole numbers.");
        assertThatThrownBy(this::upgrade)
                .isInstanceOf(UpgradeException.class)
                .hasMessageContaining("fundamentals/docs/sums.md")
                .hasMessageContaining("Nothing was changed");
        assertThat(mine.file()).isEqualTo("class Mine {}");
        assertThat(git(mine.root, "rev-parse", "HEAD")).isEqualTo(head);
        assertThat(status()).isEqualTo(" M " + SmallCourse.source("main", "Sum") + "\n?? untracked.txt\n");
    }

    @Test
    void an_unfinished_merge_is_named() throws IOException {
        Path head = mine.root.resolve(".git/MERGE_HEAD");
        Files.writeString(head, git(mine.root, "rev-parse", "HEAD"));
        assertThatThrownBy(this::upgrade)
                .isInstanceOf(UpgradeException.class)
                .hasMessageContaining("in the middle of another operation");
    }

    @Test
    void an_unreachable_remote_is_named_and_nothing_happens() throws IOException {
        mine.save("class Mine {}");
        git(mine.root, "remote", "set-url", "origin", folder.resolve("nowhere").toString());
        assertThatThrownBy(this::upgrade)
                .isInstanceOf(UpgradeException.class)
                .hasMessageContaining("could not be fetched from origin")
                .hasMessageContaining("connected to the internet");
        assertThat(mine.file()).isEqualTo("class Mine {}");
    }

    @Test
    void a_folder_that_is_no_clone_is_named() {
        TwoExercises loose = TwoExercises.in(folder.resolve("loose"));
        assertThatThrownBy(() -> new Upgrade(loose.root, history(), words -> {}).run(Optional.empty()))
                .isInstanceOf(UpgradeException.class)
                .hasMessageContaining("is not a clone of the course");
    }

    @Test
    void another_branch_can_be_named() throws IOException {
        git(upstream.root, "checkout", "-q", "-b", "next");
        changeTask("Total", "Adds numbers.", "Adds what comes.");
        git(upstream.root, "checkout", "-q", "main");
        Upgrade upgrade = new Upgrade(mine.root, history(), words -> {});
        assertThat(news(upgrade.run(Optional.of("next"))).changedTaken()).containsExactly(TOTAL);
        assertThat(total()).contains("Adds what comes.");
        assertThatThrownBy(() -> upgrade.run(Optional.of("no-such-branch")))
                .isInstanceOf(UpgradeException.class)
                .hasMessageContaining("no-such-branch");
    }

    @Test
    void a_shallow_clone_is_deepened_first() throws IOException {
        changeTask("Total", "Adds numbers.", "Adds what comes.");
        git(folder, "clone", "-q", "--depth", "1", "file://" + upstream.root.toAbsolutePath(), "shallow");
        changeTask("Sum", "Adds numbers.", "Adds whole numbers.");
        Path shallow = folder.resolve("shallow");
        Path answer = shallow.resolve(SmallCourse.source("main", "Sum"));
        Files.writeString(answer, "class Mine {}");
        Upgrade.Outcome outcome = new Upgrade(shallow, history(), words -> {}).run(Optional.empty());
        assertThat(news(outcome).changedKept()).containsExactly(SUM);
        assertThat(answer).content().isEqualTo("class Mine {}");
    }

    @Tag("proof")
    @Test
    void every_answer_survives_ten_upgrades() throws IOException {
        List<String> answers = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            answers.add("class Mine" + i + " {}");
            mine.save(answers.get(i));
            if (i % 3 == 0) {
                commit(mine);
            }
            changeTask("Sum", i == 0 ? "Adds numbers." : "Version " + (i - 1) + ".", "Version " + i + ".");
            upgrade();
            assertThat(mine.file()).isEqualTo(answers.get(i));
        }
        assertThat(history().versions(mine.sum())).hasSize(10);
    }

    @Tag("proof")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "commit.gpgsign true",
                "gpg.program /bin/false",
                "merge.ff only",
                "merge.ff false",
                "pull.rebase true",
                "merge.default union",
                "merge.verifySignatures true",
                "branch.main.mergeOptions --no-commit",
                "branch.main.mergeOptions --squash",
                "user.useConfigOnly true",
                "core.hooksPath .git/others",
                "diff.renames copies",
                "diff.external false",
                "diff.noprefix true",
                "color.ui always",
                "rerere.enabled true",
                "core.splitIndex true",
                "core.autocrlf input",
                "commit.cleanup scissors",
                "log.showSignature true"
            })
    void whatever_people_set_for_git_it_works_as_in_a_plain_clone(String setting) throws IOException {
        mine.save("class Mine {}");
        commit(mine);
        String[] parts = setting.split(" ");
        git(mine.root, "config", "commit.gpgsign", "true");
        git(mine.root, "config", "gpg.program", "/bin/false");
        git(mine.root, "config", parts[0], parts[1]);
        for (String hook : List.of("commit-msg", "pre-merge-commit", "pre-commit", "post-checkout", "post-merge")) {
            for (String hooks : List.of(".git/hooks/", ".git/others/")) {
                write(mine, hooks + hook, "#!/bin/sh\necho refused; exit 1\n");
                assertThat(mine.root.resolve(hooks + hook).toFile().setExecutable(true))
                        .isTrue();
            }
        }
        changeTask("Sum", "Adds numbers.", "Adds whole numbers.");
        assertThat(news(upgrade()).changedKept()).containsExactly(SUM);
        assertThat(mine.file()).isEqualTo("class Mine {}");
        assertThat(status()).isEmpty();
        assertThat(git(mine.root, "log", "-1", "--format=%P").strip().split(" "))
                .hasSize(2);
    }

    @Test
    void whoever_has_not_introduced_herself_to_git_can_upgrade() throws IOException {
        mine.save("class Mine {}");
        commit(mine);
        git(mine.root, "config", "--unset", "user.name");
        git(mine.root, "config", "--unset", "user.email");
        git(mine.root, "config", "user.useConfigOnly", "true");
        changeTask("Sum", "Adds numbers.", "Adds whole numbers.");
        assertThat(upgrade().upToDate()).isFalse();
    }

    @Test
    void a_clone_of_another_owner_is_told_gits_own_remedy() throws Exception {
        Assumptions.assumeTrue("root".equals(System.getProperty("user.name")), "only root can give files away");
        try (Stream<Path> all = Files.walk(mine.root)) {
            for (Path path : all.toList()) {
                Files.setAttribute(path, "unix:uid", 1234, LinkOption.NOFOLLOW_LINKS);
            }
        }
        assertThatThrownBy(this::upgrade)
                .isInstanceOf(UpgradeException.class)
                .hasMessageContaining("git does not trust this folder, because it belongs to another user")
                .hasMessageContaining("git config --global --add safe.directory")
                .hasMessageContaining("my clone");
    }

    @Test
    void on_a_detached_head_the_outcome_says_that_no_branch_holds_it() throws IOException {
        changeTask("Sum", "Adds numbers.", "Adds whole numbers.");
        git(mine.root, "checkout", "-q", "--detach");
        assertThat(upgrade().branch()).isEmpty();
        assertThat(mine.file()).contains("Adds whole numbers.");
        changeTask("Sum", "Adds whole numbers.", "Adds all numbers.");
        git(mine.root, "checkout", "-q", "main");
        assertThat(upgrade().branch()).contains("main");
    }

    @Test
    void an_answer_that_git_could_merge_line_by_line_is_not_mixed_with_the_new_stub() throws IOException {
        mine.save(mine.file() + "// mine, at the end\n");
        commit(mine);
        String answer = mine.file();
        changeTask("Sum", "Adds numbers.", "Adds whole numbers.");
        upgrade();
        assertThat(mine.file()).isEqualTo(answer);
        assertThat(git(mine.root, "show", "HEAD:" + SmallCourse.source("main", "Sum")))
                .isEqualTo(answer);
    }

    @Test
    void a_helper_that_the_course_brings_under_the_name_of_mine_leaves_mine() throws IOException {
        write(mine, SmallCourse.source("main", "Shape"), "class Shape { /* mine */ }");
        write(upstream, SmallCourse.source("main", "Shape"), "class Shape {}");
        write(upstream, SmallCourse.source("main", "Other"), "class Other {}");
        commit(upstream);
        upgrade();
        assertThat(mine.root.resolve(SmallCourse.source("main", "Shape")))
                .content()
                .contains("mine");
        assertThat(mine.root.resolve(SmallCourse.source("main", "Other"))).hasContent("class Other {}");
    }

    @Test
    void what_is_staged_stays_staged() throws IOException {
        mine.save("class Staged {}");
        git(mine.root, "add", "-A");
        mine.save("class Mine {}");
        changeTask("Sum", "Adds numbers.", "Adds whole numbers.");
        upgrade();
        assertThat(git(mine.root, "show", ":" + SmallCourse.source("main", "Sum")))
                .isEqualTo("class Staged {}");
        assertThat(mine.file()).isEqualTo("class Mine {}");
    }

    @Test
    void a_file_of_mine_that_git_ignores_is_not_overwritten() throws IOException {
        write(mine, "bin/run.txt", "mine");
        write(upstream, "bin/run.txt", "the course's");
        commit(upstream);
        write(mine, ".git/info/exclude", "bin/\n");
        assertThatThrownBy(this::upgrade)
                .isInstanceOf(UpgradeException.class)
                .hasMessageContaining("bin/run.txt")
                .hasMessageContaining("Nothing was changed");
        assertThat(mine.root.resolve("bin/run.txt")).hasContent("mine");
    }
}
