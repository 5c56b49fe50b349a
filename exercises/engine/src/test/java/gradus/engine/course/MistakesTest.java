package gradus.engine.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gradus.engine.SmallCourse;
import gradus.engine.exercise.Solution;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MistakesTest {
    private static final Solution SOLUTION = Solution.parse(SmallCourse.SOLUTION);

    private static List<Mistake> parse(String... lines) {
        return Mistakes.parse("Sum.mistakes.md", String.join("\n", lines) + "\n");
    }

    private static String applied(String... fence) {
        return parse("# T", "", "## words", "", String.join("\n", fence)).get(0).applyTo(SOLUTION);
    }

    @Test
    void a_page_holds_words_a_reason_and_a_change_each() {
        List<Mistake> mistakes = Mistakes.parse("Sum.mistakes.md", SmallCourse.MISTAKES);
        assertThat(mistakes)
                .extracting(Mistake::says)
                .containsExactly(
                        "keeps only the last number", "begins at 1", "takes away", "leaves out what is negative");
        assertThat(mistakes).extracting(Mistake::why).containsExactly("One `=` looks much like `+=`.", "", "", "");
        assertThat(mistakes.get(0).applyTo(SOLUTION))
                .isEqualTo(SOLUTION.answer().replace("sum += number", "sum = number"));
        assertThat(mistakes.get(1).diff(SOLUTION)).containsExactly("-        int sum = 0;", "+        int sum = 1;");
    }

    @Test
    void another_body_is_indented_as_its_region_and_its_imports_go_to_the_top() {
        assertThat(Mistakes.parse("Sum.mistakes.md", SmallCourse.MISTAKES)
                        .get(3)
                        .applyTo(SOLUTION))
                .isEqualTo("""
                        package gradus.workbook.fundamentals.sums;

                        import java.util.Arrays;

                        /** Adds numbers. */
                        public final class Sum {
                            /** The sum of all numbers. */
                            public static int of(int... numbers) {
                                return Arrays.stream(numbers).filter(number -> number > 0).sum();
                            }
                        }
                        """);
    }

    @Test
    void lines_that_stay_say_where_a_line_is_added() {
        assertThat(applied("```diff", "         for (int number : numbers) {", "+            number++;", "```"))
                .contains("numbers) {\n            number++;\n            sum += number;");
    }

    @Test
    void one_mistake_may_touch_two_places() {
        assertThat(applied(
                        "```diff",
                        "-        int sum = 0;",
                        "+        long sum = 0;",
                        "@@",
                        "-        return sum;",
                        "+        return (int) sum;",
                        "```"))
                .isEqualTo(SOLUTION.answer().replace("int sum", "long sum").replace("return sum", "return (int) sum"));
    }

    @Test
    void an_empty_line_of_a_diff_is_a_blank_line_of_the_solution() {
        assertThat(applied(
                        "```diff",
                        "",
                        " /** Adds numbers. */",
                        "-public final class Sum {",
                        "+final class Sum {",
                        "```"))
                .contains("\n\n/** Adds numbers. */\nfinal class Sum {");
    }

    @Test
    void marks_in_the_words_are_written_with_a_backslash() {
        assertThat(parse("# T", "## a \\< b, not \\`c\\` or snake_case at \"#\"", "```diff", "-a", "```"))
                .extracting(Mistake::says)
                .containsExactly("a < b, not `c` or snake_case at \"#\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "## words|1|the page must begin with '# ' and a title",
                "# T\\n\\ntext|3|after the title there must be '## '",
                "# T\\n\\n## words|3|the mistake must have a diff or another body",
                "# T\\n\\n## words\\n\\n## more\\n|3|the mistake must have a diff or another body",
                "# T\\n\\n## `code`\\n|3|the heading must be plain words",
                "# T\\n\\n## words\\n\\n- a list|5|below a heading there may be one paragraph",
                "# T\\n\\n## words\\n\\none\\n\\ntwo|7|below a heading there may be one paragraph",
                "# T\\n\\n## words\\n```diff\\n-a\\n```\\n\\nlate|8|below a heading there may be one paragraph",
                "# T\\n\\n## words\\n```diff\\n-a\\n```\\n```diff\\n-b\\n```|7|below a heading there may be one paragraph",
                "# T\\n\\n### words|3|after the title there must be '## '",
                "# T\\n\\n## words\\n```java\\na\\n```|4|a fence must be 'diff' or 'java instead of region N'",
                "# T\\n\\n## words\\n```java instead of region 0\\na\\n```|4|a fence must be 'diff' or",
                "# T\\n\\n## words\\n```java instead of region 1\\na\\n```\\n```diff\\n-a\\n```|7|a fence must be 'diff' or",
                "# T\\n\\n## words\\n```java instead of region 1\\n```|4|the body must hold a line",
                "# T\\n\\n## words\\n```diff\\n-a\\nb\\n```|6|a line of a diff must begin with a blank, - or +",
                "# T\\n\\n## words\\n```diff\\n a\\n```|5|the diff must change something",
                "# T\\n\\n## words\\n```diff\\n-a\\n@@\\n+b\\n```|7|the diff must hold a line of the solution",
                "# T\\n\\n## words\\n```diff\\n```|5|the diff must change something",
            })
    void a_page_that_is_not_as_it_must_be_is_refused_with_its_line(String page, int line, String problem) {
        assertThatThrownBy(() -> parse(page.replace("\\n", "\n")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Sum.mistakes.md:" + line + ": " + problem);
    }

    @Test
    void a_change_that_does_not_fit_the_solution_is_refused_with_its_line() {
        assertThatThrownBy(() -> applied("```diff", "-        int sum = 1;", "```"))
                .hasMessageContaining("Sum.mistakes.md:6: these lines must occur exactly once")
                .hasMessageContaining("but occur nowhere:\n        int sum = 1;");
        assertThatThrownBy(() -> twice().applyTo(Solution.parse(SmallCourse.SOLUTION.replace(
                        "        return sum;", "            sum += number;\n        return sum;"))))
                .hasMessageContaining("but occur 2 times");
        assertThatThrownBy(() -> applied("```diff", "-        return sum;", "@@", "-        int sum = 0;", "```"))
                .hasMessageContaining("Sum.mistakes.md:8: the places of a diff must follow each other");
        assertThatThrownBy(() -> applied("```java instead of region 2", "return 0;", "```"))
                .hasMessageContaining("Sum.mistakes.md:5: the solution has 1 region, but the fence names region 2");
        assertThatThrownBy(() -> applied(
                        "```java instead of region 1",
                        "return 0;",
                        "```",
                        "```java instead of region 1",
                        "return 1;",
                        "```"))
                .hasMessageContaining("Sum.mistakes.md:8: region 1 has a body already");
    }

    private static Mistake twice() {
        return Mistakes.parse("Sum.mistakes.md", SmallCourse.MISTAKES).get(0);
    }
}
