package gradus.engine.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gradus.engine.SmallCourse;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlternativeTest {
    @TempDir
    private Path root;

    private String answer(String text) throws IOException {
        SmallCourse course = SmallCourse.in(root);
        course.write(SmallCourse.source("solution", "Sum.one-line"), text);
        Task task = course.task();
        return task.alternatives().get(0).answer(task.solution());
    }

    @Test
    void what_lies_beside_the_solution_under_lower_case_words_is_an_alternative() throws IOException {
        SmallCourse course = SmallCourse.in(root);
        for (String name : new String[] {"Sum.one-line", "Sum.again", "Sum.Other", "Summary.one-line", "Sum2.again"}) {
            course.write(SmallCourse.source("solution", name), "");
        }
        assertThat(course.task().alternatives())
                .extracting(Alternative::name, Alternative::words)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("again", "again"),
                        org.assertj.core.groups.Tuple.tuple("one-line", "one line"));
    }

    @Test
    void a_file_with_a_package_is_the_whole_answer() throws IOException {
        assertThat(answer("package p;\n\nclass Sum {}\n")).isEqualTo("package p;\n\nclass Sum {}\n");
    }

    @Test
    void an_excerpt_takes_all_else_from_the_solution() throws IOException {
        assertThat(answer(SmallCourse.EXCERPT)).isEqualTo("""
                package gradus.workbook.fundamentals.sums;

                import java.util.stream.IntStream;

                /** Adds numbers. */
                public final class Sum {
                    /** The sum of all numbers. */
                    public static int of(int... numbers) {
                        return IntStream.of(numbers).sum();
                    }
                }
                """);
    }

    @Test
    void an_excerpt_is_shown_without_its_markers() throws IOException {
        answer(SmallCourse.EXCERPT);
        assertThat(SmallCourse.in(root).task().alternatives().get(0).text())
                .isEqualTo(SmallCourse.EXCERPT
                        .replace("        // begin solution: add all numbers\n", "")
                        .replace("        // end solution\n", ""));
    }

    @Test
    void an_excerpt_that_does_not_fit_is_refused_by_name() {
        assertThatThrownBy(() -> answer(SmallCourse.EXCERPT.replace("add all numbers", "add some numbers")))
                .hasMessage(
                        "Sum.one-line.java: one region of the solution must be called 'add some numbers', but none is");
        assertThatThrownBy(() -> answer(SmallCourse.EXCERPT.replace("of(int... numbers)", "of(int[] numbers)")))
                .hasMessage(
                        "Sum.one-line.java: outside its regions an excerpt must hold only what the solution has there,"
                                + " but not 'public static int of(int[] numbers) {'");
        assertThatThrownBy(() -> answer("import java.util.List;\n"))
                .hasMessageContaining("Sum.one-line.java: ")
                .hasMessageContaining("no '// begin solution: …' was found");
    }
}
