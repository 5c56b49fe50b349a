package gradus.engine.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.engine.SmallCourse;
import gradus.engine.course.Course;
import gradus.engine.course.Lesson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageFormTest {
    private static final String PAGE = """
            # Means

            > **Before:** [sums](sums.md) · **Time:** 14 minutes, exercises apart · **After:** much.

            <details><summary>What is a sum?</summary>

            All of it.

            </details>

            <details><summary>What is nothing?</summary>

            Zero.

            </details>

            It hurts.

            ## The idea

            ![A bar](figures/a.png)

            %s

            $$s = 1$$

            By hand: 1. `code` counts as a word, $x$ does not.

            ```text
            one two three
            ```

            | a | table |
            |---|---|
            | b | c |

            > **True if.** It is.

            ## What goes wrong

            ## How professionals do it

            ## What it costs

            ## Exercises

            Many words that are not counted.

            ## Sources

            - One.
            - Two.
            """;
    private static final int OTHER_WORDS = 20;

    @TempDir
    private Path root;

    private SmallCourse course;

    @BeforeEach
    void write() {
        course = SmallCourse.in(root);
        course.write(
                "fundamentals/README.md",
                SmallCourse.TABLE
                        + "| 1 | [sums](docs/sums.md) | How much? |\n| 2 | [means](docs/means.md) | How far? |\n");
    }

    private static String page(int words) {
        return PAGE.formatted("word ".repeat(words - OTHER_WORDS).strip());
    }

    private List<Gap> gaps(String text) throws IOException {
        course.write("fundamentals/docs/means.md", text);
        Course now = course.open();
        return PageForm.gaps(now, Page.of(now.lesson("means").orElseThrow()), false);
    }

    @Test
    void a_page_in_form_has_no_gap() throws IOException {
        assertThat(gaps(page(1440))).isEmpty();
    }

    @Test
    void only_prose_is_counted() throws IOException {
        assertThat(gaps(page(1200))).extracting(Gap::key).doesNotContain("length");
        assertThat(gaps(page(1199)))
                .filteredOn(gap -> gap.key().equals("length"))
                .singleElement()
                .satisfies(gap -> assertThat(gap.message()).endsWith("must have 1200 to 2200 words, but has 1199"));
        assertThat(gaps(page(2200))).extracting(Gap::key).doesNotContain("length");
        assertThat(gaps(page(2201))).extracting(Gap::key).contains("length");
    }

    @ParameterizedTest
    @CsvSource({"11, true", "12, false", "16, false", "17, true", "none, true"})
    void time_is_honest_within_a_fifth(String minutes, boolean gap) throws IOException {
        List<Gap> gaps = gaps(page(1440).replace("14 minutes", minutes + " minutes"));
        assertThat(gaps.stream().anyMatch(found -> found.key().equals("time"))).isEqualTo(gap);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "**Before:**; **Needs:**; box",
                "## The idea; ## An idea; idea",
                "## What goes wrong; ## Faults; section What goes wrong",
                "## What it costs; ## Costs; section What it costs",
                "![A bar](figures/a.png); ; figure",
                "What is nothing?; Nothing.; recall",
                "> **True if.**; > True if; true-if",
                "By hand; By heart; by-hand",
                "- Two.; ; sources"
            })
    void what_is_missing_has_a_name(String right, String wrong, String key) throws IOException {
        String text = page(1440).replace(right, wrong == null ? "" : wrong);
        assertThat(gaps(text)).extracting(Gap::key).contains(key);
    }

    @Test
    void sections_stand_in_their_order() throws IOException {
        String turned = page(1440)
                .replace("## What goes wrong", "## X")
                .replace("## What it costs", "## What goes wrong")
                .replace("## X", "## What it costs");
        assertThat(gaps(turned))
                .extracting(Gap::key)
                .containsAnyOf("section How professionals do it", "section What it costs");
    }

    @Test
    void without_a_lesson_before_there_is_nothing_to_recall() throws IOException {
        String alone = page(1440).replace("[sums](sums.md)", "nothing").replace("?</summary>", "</summary>");
        assertThat(gaps(alone)).extracting(Gap::key).doesNotContain("recall");
    }

    @Test
    void a_known_gap_is_borne_and_one_that_is_closed_must_go() throws IOException {
        List<Gap> gaps = List.of(new Gap("time", "Time is wrong"), new Gap("term sum", "no sum"));
        course.write("fundamentals/docs/means.md", page(1440));
        Course now = course.open();
        Lesson means = now.lesson("means").orElseThrow();
        assertThat(KnownGaps.beside(means).problems(now, means, gaps))
                .containsExactly("Time is wrong [time]", "no sum [term sum]");
        course.write("fundamentals/docs/known.txt", "# words\n\nsums time\nmeans time\nmeans term sum\nmeans length\n");
        assertThat(KnownGaps.beside(means).problems(now, means, gaps))
                .containsExactly(
                        "known.txt must not name 'means length' any more: the page holds it. Take the line out.");
        KnownGaps.beside(means).shrink(means, gaps);
        assertThat(Files.readString(root.resolve("fundamentals/docs/known.txt")))
                .isEqualTo("# words\n\nsums time\nmeans time\nmeans term sum\n");
        assertThat(KnownGaps.beside(means).problems(now, means, gaps)).isEmpty();
    }

    @Test
    void a_known_gap_belongs_to_a_lesson() throws IOException {
        course.write("fundamentals/docs/means.md", page(1440));
        course.write("fundamentals/docs/known.txt", "meens time\n");
        Course now = course.open();
        assertThat(KnownGaps.beside(now.lessons().get(0))
                        .problems(now, now.lessons().get(0), List.of()))
                .containsExactly("known.txt must name lessons of this stage, [sums, means], but has 'meens time'");
    }
}
