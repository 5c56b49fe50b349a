package gradus.engine.lesson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gradus.engine.SmallCourse;
import gradus.engine.course.Course;
import gradus.engine.course.Lesson;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TermsTest {
    private static final String BOX = "> **Before:** [sums](sums.md) · **Time:** 5 minutes · **After:** much.\n\n";
    private static final String TABLE = """
            | Term | Also | Lesson |
            |---|---|---|
            | sum | total | sums |
            | *mode* | modal value | sums |
            | standard error | SE | means |
            | residual standard error | | means |

            | Symbol | Meaning | Lesson |
            |---|---|---|
            | $i$ | an index | school |
            | $s$ | a sum | sums |
            | $n$ | how many | sums, means |
            """;

    @TempDir
    private Path root;

    private SmallCourse course;

    @BeforeEach
    void write() {
        course = SmallCourse.in(root);
        course.write(
                "fundamentals/README.md",
                SmallCourse.TABLE
                        + "| 1 | [sums](docs/sums.md) | How much? |\n| 2 | [means](docs/means.md) | How far? |\n"
                        + "| 3 | [last](docs/last.md) | What now? |\n\n[Terms](docs/terms.md)\n");
        course.write("fundamentals/docs/terms.md", TABLE);
        course.write("fundamentals/docs/sums.md", "# Sums\n\nA **sum** $s$ of $n$ adds. The **mode** is it.\n");
        course.write(
                "fundamentals/docs/means.md",
                "# Means\n\n" + BOX + "The **standard error** is one, the **residual standard error** another, $n$.\n");
        course.write("fundamentals/docs/last.md", "# Last\n\nNothing.\n");
    }

    private List<String> keys(String slug, String page) throws IOException {
        course.write("fundamentals/docs/" + slug + ".md", page);
        return gaps(slug).stream().map(Gap::key).toList();
    }

    private List<Gap> gaps(String slug) throws IOException {
        Course now = course.open();
        Lesson lesson = now.lesson(slug).orElseThrow();
        TermsTable table = TermsTable.of(now);
        List<Gap> gaps = new ArrayList<>(new TermCheck(now, Page.of(lesson), table).gaps());
        gaps.addAll(new SymbolCheck(now, Page.of(lesson), table).gaps());
        return gaps;
    }

    @Test
    void pages_that_define_what_they_use_have_no_gap() throws IOException {
        assertThat(gaps("sums")).isEmpty();
        assertThat(gaps("means")).isEmpty();
        assertThat(gaps("last")).isEmpty();
    }

    @Test
    void a_term_is_defined_where_it_stands_first() throws IOException {
        String page = "# Sums\n\n%s\n\nA **sum** $s$ of $n$ adds. The **mode** is it.\n";
        assertThat(keys("sums", page.formatted("Look at the total."))).containsExactly("term sum");
        assertThat(gaps("sums").get(0).message()).contains("where it stands first: \"Look at the total.\"");
        assertThat(keys("sums", page.formatted("Look at `sum`, summer, a sum-free set of $\\text{sum}$, in a mode.")))
                .as("code, other words and everyday words; a hyphen ends a word")
                .containsExactly("term sum");
        assertThat(keys("sums", page.formatted("Look at `sum`, summer, presum, $\\text{sum}$, in a mode.")))
                .isEmpty();
        assertThat(keys("sums", page.formatted("The modal value counts."))).containsExactly("term mode");
    }

    @Test
    void a_term_that_its_page_no_longer_defines_is_found() throws IOException {
        assertThat(keys("sums", "# Sums\n\nA sum $s$ of $n$. The **mode** is it.\n"))
                .containsExactly("term sum");
    }

    @Test
    void what_a_lesson_before_defines_may_be_used_also_through_another() throws IOException {
        String uses = "Sums, SEs and the *standard\nerrors'* total.\n";
        assertThat(keys("last", "# Last\n\n" + uses)).containsExactly("term sum", "term standard error");
        assertThat(keys("last", "# Last\n\n" + BOX + uses)).containsExactly("term standard error");
        assertThat(keys("last", "# Last\n\n" + BOX.replace("sums", "means") + uses))
                .isEmpty();
    }

    @Test
    void a_link_at_the_place_serves_and_the_words_of_a_link_only_point() throws IOException {
        assertThat(keys("last", "# Last\n\nThe standard error (see [there](means.md)) counts. So does the SE.\n"))
                .isEmpty();
        assertThat(keys("last", "# Last\n\nThe standard error counts. See [there](means.md).\n"))
                .containsExactly("term standard error");
        assertThat(keys("sums", "# Sums\n\nA **sum** $s$, $n$, **mode**. The SE is [later](means.md).\n"))
                .containsExactly("term standard error");
        assertThat(keys(
                        "sums",
                        "# Sums\n\nA **sum** $s$, $n$, **mode**. Later comes [the standard error](means.md).\n"))
                .isEmpty();
    }

    @Test
    void the_longer_term_hides_the_shorter() throws IOException {
        assertThat(keys("last", "# Last\n\nThe residual standard error.\n"))
                .containsExactly("term residual standard error");
    }

    @Test
    void every_term_in_bold_has_a_row() throws IOException {
        String page = """
                # Last

                **A label.** Text. **Another label** of a **new term**, and **five words are an emphasis** here.

                - **An item** that begins.
                """;
        assertThat(keys("last", page)).containsExactly("row Another label", "row new term");
        assertThat(keys("last", "# Last\n\nOnce more a **sum**.\n"))
                .as("the row must name this lesson, and what is used is defined here")
                .containsExactly("term sum", "row sum");
    }

    @Test
    void titles_exercises_and_sources_use_nothing() throws IOException {
        assertThat(keys(
                        "last",
                        "# A sum\n\n## Sums\n\n![sum](a.png)\n\n```text\nsum\n```\n\n## Exercises\n\nA sum $q$.\n"))
                .isEmpty();
    }

    @Test
    void deleting_a_row_that_a_page_needs_fails() throws IOException {
        course.write(
                "fundamentals/docs/terms.md",
                TABLE.replace("| sum | total | sums |\n", "").replace("| $s$ | a sum | sums |\n", ""));
        assertThat(gaps("sums")).extracting(Gap::key).containsExactly("row sum", "symbol s");
    }

    @Test
    void one_symbol_means_one_thing() throws IOException {
        course.write("fundamentals/docs/terms.md", TABLE + "| $s$ | a scale | sums |\n");
        assertThat(gaps("sums"))
                .singleElement()
                .satisfies(gap -> assertThat(gap.message())
                        .isEqualTo("the symbol s must mean one thing on this page, but means a scale and a sum"));
    }

    @Test
    void a_symbol_comes_from_before_if_it_has_one_meaning_there() throws IOException {
        String page = "# Last\n\n" + BOX.replace("sums", "means") + "Here $s_i^2$ of $n$.\n";
        assertThat(keys("last", page)).isEmpty();
        assertThat(keys("last", page.replace("$n$", "$q$"))).containsExactly("symbol q");
        course.write("fundamentals/docs/terms.md", TABLE + "| $s$ | a scale | means |\n");
        assertThat(keys("last", page)).as("two meanings before").containsExactly("symbol s");
        course.write("fundamentals/docs/terms.md", TABLE + "| $s$ | a scale | last |\n");
        assertThat(keys("last", page)).as("its own row decides").isEmpty();
        assertThat(keys("last", "# Last\n\nNothing.\n")).as("a row for nothing").containsExactly("symbol s");
    }

    @Test
    void formulas_are_read_for_their_letters() {
        assertThat(
                        Symbols.symbols(
                                "\\hat y_i = w_0 + \\bar{x} \\cdot \\eta \\sum_{j=1}^n \\mathrm{se}(a) \\dots \\lVert R^{-\\top}"))
                .containsExactlyInAnyOrder("\\hat{y}", "i", "w", "\\bar{x}", "\\eta", "j", "n", "a", "R");
        assertThat(new Symbols("`$a$` costs $5 and $b$ more, $$c$$\n\n```text\n$d$\n```\n\\$e\\$ $f\n+ g$\n").symbols())
                .containsExactly("b", "c", "f", "g");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "| sum | | sums |\n",
                "| new | | nowhere |\n",
                "| new | | |\n",
                "| new | |\n",
                "| Symbol | Meaning | Lesson |\n| $a b$ | two | sums |\n"
            })
    void a_row_that_cannot_be_right_is_refused(String row) {
        course.write("fundamentals/docs/terms.md", TABLE.replace("| *mode*", row + "| *mode*"));
        assertThatThrownBy(() -> TermsTable.of(course.open()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("terms.md");
    }
}
