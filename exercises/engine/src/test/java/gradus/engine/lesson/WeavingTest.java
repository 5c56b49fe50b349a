package gradus.engine.lesson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import gradus.engine.SmallCourse;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WeavingTest {
    private static final String PAGE = """
            # Sums

            ![Two bars, the second twice as high](figures/sums-small.png)

            <!-- snippet: gradus/fundamentals/sums/Sums.java#of(int,int) -->
            ```java
            static int of(int a, int b) {
                return a + b;
            }
            ```

            <!-- output: gradus.fundamentals.sums.SumsDemo#small -->
            ```text
            1 + 2 = 3
            ```

            <!-- output: gradus.fundamentals.sums.SumsDemo#third tolerance 0.01 -->
            ```text
            1 / 3 = 0.3334
            ```

            <!-- prose -->
            ```text
            anything
            ```

            See [above](#sums) and [the exercise](../../exercises/workbook/src/main/java/gradus/workbook/fundamentals/sums/Sum.java).
            """;
    /** What so small a page lacks in form, which {@link PageFormTest} looks at. */
    private static final String KNOWN = """
            sums box
            sums idea
            sums section What goes wrong
            sums section How professionals do it
            sums section What it costs
            sums section Exercises
            sums section Sources
            sums length
            sums time
            sums true-if
            sums by-hand
            sums sources
            """;

    private static final String SUMS = """
            package gradus.fundamentals.sums;

            /** Adds. */
            final class Sums {
                /** Two numbers. */
                static int of(int a, int b) {
                    return a + b;
                }

                static int of(int a, int b, int c) {
                    return a + b + c;
                }
            }
            """;

    @TempDir
    private Path root;

    private SmallCourse course;

    @BeforeEach
    void write() {
        course = SmallCourse.in(root);
        course.write("fundamentals/docs/sums.md", PAGE);
        course.write("fundamentals/docs/known.txt", KNOWN);
        course.write("fundamentals/docs/figures/sums-small.png", "");
        course.write("fundamentals/docs/figures/sums-big.png", "");
        course.write(
                "fundamentals/src/main/java/gradus/fundamentals/sums/package-info.java",
                "package gradus.fundamentals.sums;\n");
        course.write("fundamentals/src/main/java/gradus/fundamentals/sums/Sums.java", SUMS);
        course.write("fundamentals/src/main/java/gradus/fundamentals/sums/SumsDemo.java", "class SumsDemo {}\n");
        course.write("fundamentals/src/test/java/gradus/fundamentals/sums/SumsTest.java", "class SumsTest {}\n");
        course.write(SmallCourse.source("solution", "Total"), SmallCourse.SOLUTION.replace("Sum", "Total"));
        course.write(
                SmallCourse.source("test", "TotalTest"),
                SmallCourse.GRADER
                        .replace("SumTest", "TotalTest")
                        .replace("Sum.of", "Total.of")
                        .replace("number = 1,", "number = 2,"));
    }

    private List<String> problemsOf(String page) throws IOException {
        course.write("fundamentals/docs/sums.md", page);
        return Lessons.problems(course.open(), course.open().lessons().get(0), false);
    }

    @Test
    void a_finished_lesson_has_no_problem() throws IOException {
        assertThat(problemsOf(PAGE)).isEmpty();
    }

    @Test
    void code_that_differs_from_its_source_is_found() throws IOException {
        assertThat(problemsOf(PAGE.replace("return a + b", "return b + a")))
                .singleElement()
                .asString()
                .contains(
                        "line 6",
                        "differs from <!-- snippet: gradus/fundamentals/sums/Sums.java#of(int,int) -->",
                        "return b + a");
    }

    @Test
    void output_that_differs_is_found_unless_within_its_tolerance() throws IOException {
        assertThat(problemsOf(PAGE.replace("1 + 2 = 3", "1 + 2 = 4")))
                .singleElement()
                .asString()
                .contains("1 + 2 = 4");
        assertThat(problemsOf(PAGE.replace("0.3334", "0.3434")))
                .singleElement()
                .asString()
                .contains("0.3434");
    }

    @Test
    void a_figure_is_compared_where_each_number_comes_to_the_digit() throws IOException {
        assumeTrue(Drawing.fontsAreTheSame(), "figures are compared only with the fonts that they were drawn with");
        Path shown = root.resolve("fundamentals/docs/figures/sums-small.png");
        ImageIO.write(new BufferedImage(5, 2, BufferedImage.TYPE_INT_RGB), "png", shown.toFile());
        assertThat(problemsOf(PAGE)).as("0.3334, where 0.3333 came").isEmpty();
        assertThat(problemsOf(PAGE.replace("0.3334", "0.3333")))
                .singleElement()
                .asString()
                .contains("the figure sums-small.png must be 4 × 2 pixels, as the demo draws it, but is 5 × 2 pixels");
    }

    @Test
    void updating_writes_the_fences_anew_and_nothing_else() throws IOException {
        course.write(
                "fundamentals/docs/sums.md",
                PAGE.replace("return a + b", "return").replace("1 + 2 = 3\n", ""));
        assertThat(Lessons.problems(course.open(), course.open().lessons().get(0), true))
                .isEmpty();
        assertThat(Files.readString(root.resolve("fundamentals/docs/sums.md"))).isEqualTo(PAGE);
    }

    @Test
    void an_overloaded_name_must_be_told_apart() throws IOException {
        assertThat(problemsOf(PAGE.replace("#of(int,int)", "#of")))
                .singleElement()
                .asString()
                .contains("name the parameter types");
    }

    @Test
    void what_is_quoted_must_exist() throws IOException {
        assertThat(problemsOf(PAGE.replace("#of(int,int)", "#off")))
                .singleElement()
                .asString()
                .contains("member off, but has 0");
        assertThat(problemsOf(PAGE.replace("Sums.java#", "Some.java#")))
                .singleElement()
                .asString()
                .contains("no module has the source");
        assertThat(problemsOf(PAGE.replace("SumsDemo#small", "SumsDemo#tiny")))
                .singleElement()
                .asString()
                .contains("no section tiny");
    }

    @Test
    void a_section_is_found_by_the_method_that_printed_it() throws IOException {
        String room = "fundamentals/src/main/java/gradus/fundamentals/sums/";
        Files.delete(root.resolve(room + "SumsDemo.java"));
        course.write(room + "demo/SumsDemo.java", "class SumsDemo {}\n");
        course.write(room + "demo/Small.java", "class Small {\n    void small() {}\n}\n");
        String page = PAGE.replace("sums.SumsDemo#small", "sums.demo.Small#small")
                .replace("sums.SumsDemo#", "sums.demo.SumsDemo#");
        assertThat(problemsOf(page)).isEmpty();
        assertThat(problemsOf(page.replace("Small#small", "Small#third")))
                .singleElement()
                .asString()
                .contains("Small.java must have exactly one member third, but has 0");
        assertThat(problemsOf(page.replace("sums.demo.Small#small", "sums.Sums#of(int,int)")))
                .as("no demo stands beside it")
                .isNotEmpty();
    }

    @Test
    void a_fence_that_quotes_nothing_must_say_so() throws IOException {
        assertThat(problemsOf(PAGE.replace("<!-- prose -->\n", "")))
                .singleElement()
                .asString()
                .contains("needs a snippet, output, benchmark or prose");
    }

    @Test
    void links_and_figures_must_exist() throws IOException {
        assertThat(problemsOf(PAGE.replace("Sum.java", "Summe.java")))
                .singleElement()
                .asString()
                .contains("leads nowhere");
        assertThat(problemsOf(PAGE.replace("(#sums)", "(#bums)")))
                .singleElement()
                .asString()
                .contains("names a heading");
        assertThat(problemsOf(PAGE.replace("sums-small.png", "sums-big.png")))
                .anyMatch(p -> p.contains("draws no figure"))
                .anyMatch(p -> p.contains("never shows"));
        assertThat(problemsOf(PAGE.replace("Two bars, the second twice as high", "")))
                .singleElement()
                .asString()
                .contains("no text for those who cannot see it");
    }

    @Test
    void claims_terms_and_form_are_part_of_the_proof() throws IOException {
        assertThat(problemsOf(PAGE + "\nIt adds. <!-- claim: SumsTest#nothing -->\n"))
                .singleElement()
                .asString()
                .contains("SumsTest.java has no method nothing");
        assertThat(problemsOf(PAGE + "\nA **new term** $q$.\n"))
                .hasSize(2)
                .anyMatch(p -> p.endsWith("[row new term]"))
                .anyMatch(p -> p.endsWith("[symbol q]"));
        assertThat(problemsOf(PAGE + "\nBy hand: 3.\n"))
                .singleElement()
                .asString()
                .contains("must not name 'sums by-hand' any more");
    }

    @Test
    void updating_takes_out_what_is_no_longer_needed() throws IOException {
        course.write("fundamentals/docs/sums.md", PAGE + "\nBy hand: 3.\n");
        assertThat(Lessons.problems(course.open(), course.open().lessons().get(0), true))
                .isEmpty();
        assertThat(root.resolve("fundamentals/docs/known.txt"))
                .content()
                .isEqualTo(KNOWN.replace("sums by-hand\n", ""));
    }

    @Test
    void a_lesson_lacks_no_part() throws IOException {
        Files.delete(root.resolve("fundamentals/src/test/java/gradus/fundamentals/sums/SumsTest.java"));
        Files.delete(root.resolve(SmallCourse.source("test", "TotalTest")));
        assertThat(problemsOf(PAGE))
                .anyMatch(p -> p.contains("has no test"))
                .anyMatch(p -> p.contains("but this has 1"));
    }

    @Test
    void sections_are_named_once() {
        assertThat(DemoRun.sections("a\n== x ==\n\n b\n\n== y ==\n"))
                .containsEntry("", "a")
                .containsEntry("x", " b")
                .containsEntry("y", "");
    }
}
