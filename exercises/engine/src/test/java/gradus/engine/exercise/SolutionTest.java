package gradus.engine.exercise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SolutionTest {
    private static Solution parse(String... body) {
        return Solution.parse("package p;\n\nclass C {\n" + String.join("\n", body) + "\n}\n");
    }

    @Test
    void the_answer_is_the_file_without_markers() {
        assertThat(parse("    // begin solution: add", "    x++;", "    // end solution")
                        .answer())
                .isEqualTo("package p;\n\nclass C {\n    x++;\n}\n");
    }

    @Test
    void a_region_becomes_a_todo_with_its_words() {
        assertThat(parse("    // begin solution: add \"one\"", "    x++;", "    // end solution")
                        .stub())
                .isEqualTo(
                        "package p;\n\nimport static gradus.engine.exercise.Todo.todo;\n\nclass C {\n    todo(\"add \\\"one\\\"\");\n}\n");
    }

    @Test
    void a_region_that_ends_by_returning_returns_its_todo() {
        assertThat(parse(
                                "    // begin solution: add",
                                "    x++;",
                                "    return x",
                                "            + 1;",
                                "    // end solution")
                        .stub())
                .contains("    return todo(\"add\");");
    }

    @Test
    void a_return_inside_a_branch_is_not_the_end() {
        assertThat(parse(
                                "    // begin solution: add",
                                "    if (a) {",
                                "        return;",
                                "    }",
                                "    // end solution")
                        .stub())
                .contains("    todo(\"add\");")
                .doesNotContain("return");
    }

    @Test
    void a_planted_fault_stands_in_the_stub_alone() {
        Solution fix = parse(
                "    // begin solution: right",
                "    return 1;",
                "    // instead of",
                "    // if (x) {",
                "    //     return 2;",
                "    // }",
                "    // end solution");
        assertThat(fix.answer()).isEqualTo("package p;\n\nclass C {\n    return 1;\n}\n");
        assertThat(fix.stub()).isEqualTo("package p;\n\nclass C {\n    if (x) {\n        return 2;\n    }\n}\n");
    }

    @Test
    void imports_stay_in_order() {
        Solution solution = Solution.parse(
                "package p;\n\nimport static q.R.s;\n\nimport java.util.List;\n\nclass C {\n// begin solution: x\nint y;\n// end solution\n}\n");
        assertThat(solution.stub())
                .startsWith(
                        "package p;\n\nimport static gradus.engine.exercise.Todo.todo;\nimport static q.R.s;\n\nimport java.util.List;\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x++;",
                "// begin solution: a\nx++;",
                "x++;\n// end solution",
                "// begin solution: a\n// begin solution: b\n// end solution",
                "// instead of\n// x",
                "// begin solution: a\n// instead of\nx++;\n// end solution"
            })
    void markers_that_do_not_pair_up_are_refused_with_their_line(String body) {
        assertThatThrownBy(() -> parse(body))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("line ");
    }

    @Test
    void imports_that_only_the_answer_needs_become_links_in_the_stub() {
        Solution solution = Solution.parse("""
                package p;

                import static java.lang.Math.abs;
                import static java.lang.Math.max;

                import java.util.ArrayList;
                import java.util.List;
                import java.util.Map;
                import java.util.Set;

                /**
                 * Text with a {@link Set} and the word Map.
                 *
                 * @see <a href="page.md">page.md</a>
                 */
                public final class Foo {
                    static List<String> names() {
                        // begin solution: collect the names
                        return new ArrayList<>(Map.of("a", abs(1)).keySet());
                        // end solution
                    }

                    static int larger() {
                        return max(1, 2); // not with abs or ArrayList
                    }
                }
                """);
        assertThat(solution.answer()).contains("import java.util.ArrayList;", "import static java.lang.Math.abs;");
        assertThat(solution.stub()).startsWith("""
                package p;

                import static gradus.engine.exercise.Todo.todo;
                import static java.lang.Math.max;

                import java.util.List;
                import java.util.Set;

                /**
                 * Text with a {@link Set} and the word Map.
                 *
                 * <p>You may want to import {@link java.lang.Math#abs}, {@link java.util.ArrayList}, {@link java.util.Map}.
                 *
                 * @see <a href="page.md">page.md</a>
                 */
                public final class Foo {
                """);
        assertThat(solution.isStub(solution.stub())).isTrue();
    }

    @Test
    void a_javadoc_of_one_line_takes_the_links_too() {
        Solution solution = Solution.parse("""
                package p;

                import java.util.List;

                /** Short. */
                final class Foo {
                    static int size() {
                        // begin solution: count
                        return List.of().size();
                        // end solution
                    }
                }
                """);
        assertThat(solution.stub()).contains("""
                /**
                 * Short.
                 *
                 * <p>You may want to import {@link java.util.List}.
                 */
                final class Foo {
                """);
    }

    @Test
    void given_members_that_nothing_uses_yet_are_marked_in_the_stub() {
        String stub = Solution.parse("""
                package p;

                /** Keeps. */
                final class Foo {
                    private static final long serialVersionUID = 1L;
                    private final double rate;
                    private final double used;
                    private int count;

                    Foo(double rate, double used) {
                        this.rate = rate;
                        this.used = used;
                    }

                    double get() {
                        // begin solution: use what is there
                        return rate * helper(count);
                        // end solution
                    }

                    double shown() {
                        return used;
                    }

                    /** Helps. */
                    private static double helper(int n) {
                        return n;
                    }
                }
                """).stub();
        String mark = "    @SuppressWarnings(\"unused\") // until your code uses it\n";
        assertThat(stub)
                .contains(
                        mark + "    private final double rate;",
                        mark + "    private int count;",
                        "    /** Helps. */\n" + mark + "    private static double helper(");
        assertThat(stub.split("SuppressWarnings", -1)).hasSize(4);
    }
}
