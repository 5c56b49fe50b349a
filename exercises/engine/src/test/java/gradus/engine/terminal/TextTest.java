package gradus.engine.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\\bar{x}_n = \\bar{x}_{n-1} + \\frac{x_n - \\bar{x}_{n-1}}{n} | x̄ₙ = x̄ₙ₋₁ + (xₙ − x̄ₙ₋₁)/n",
                "\\hat{\\beta} = (X^\\top X)^{-1} X^\\top y | β̂ = (Xᵀ X)⁻¹ Xᵀ y",
                "\\sum_{i=1}^n x_i \\le \\sqrt{2} | ∑ᵢ₌₁ⁿ xᵢ ≤ √2",
                "\\left(\\tfrac{1}{2}\\right) \\cdot \\log_2 p | (1/2) · log₂ p",
                "w_{\\text{new}} \\leftarrow w - \\eta \\nabla L | w_(new) ← w − η ∇ L",
                "\\{a, b\\} \\in \\mathbb{R}^d | {a, b} ∈ R^d",
                "s = \\sqrt{\\frac{\\sum e_i^2}{n - p}} | s = √((∑ eᵢ²)/(n − p))",
                "\\frac{1}{n}\\sum_i x_i | (1/n)∑ᵢ xᵢ",
                "\\sqrt{(a + b)} + (c) | √(a + b) + (c)",
                "h = \\sqrt[3]{\\varepsilon} | h = ³√ε",
                "\\unknowncommand{x} | unknowncommandx",
                "x^{2} { | x² ",
                "\\frac{1 | 1/",
            })
    void formulas_are_legible(String tex, String text) {
        assertThat(Maths.readable(tex).strip()).isEqualTo(text.strip());
    }

    @Test
    void lines_of_an_aligned_formula_stay_lines() {
        assertThat(Maths.readable("\\begin{aligned} a &= b \\\\ c &= d \\end{aligned}"))
                .isEqualTo("a = b\nc = d");
    }

    private static List<String> render(String markdown, int columns) {
        return Markdown.lines(markdown, Style.PLAIN, columns);
    }

    @Test
    void a_lesson_keeps_its_headings_code_tables_formulas_and_links() {
        List<String> lines = render("""
                # Title

                > **Before:** nothing

                Mean $\\bar{x}_i * y_i * z$ costs $5 or $6, see [the lesson](other.md) and [Bottou](https://example.org/b).

                $$\\frac{a_1}{b}$$

                <!-- snippet: A.java#b -->
                ```java
                int x = 2 * 3; // $not maths$
                ```

                | name | value |
                |---|---:|
                | `one` | 1 |
                | long name | 22 |

                1. first
                2. second

                ![The wide bars are low](figures/a.png)
                """, 80);
        assertThat(lines)
                .contains("# Title", "│ Before: nothing", "    a₁/b", "    int x = 2 * 3; // $not maths$")
                .contains("name       value", "one        1", "long name  22", "1. first", "2. second")
                .contains("[Figure: The wide bars are low] figures/a.png")
                .anySatisfy(line -> assertThat(line).contains("x̄ᵢ * yᵢ * z costs $5 or $6"))
                .anySatisfy(line -> assertThat(line).contains("<https://example.org/b>"))
                .noneSatisfy(line -> assertThat(line).contains("snippet"));
    }

    @Test
    void a_folded_answer_stands_below_its_question() {
        assertThat(render("<details><summary>From sums: why $x^2$?</summary>\n\nBecause.\n</details>\n\nNext.\n", 60))
                .containsSubsequence("? From sums: why x²?", "Because.", "Next.")
                .noneMatch(line -> line.contains("<"));
    }

    @Test
    void paragraphs_and_wide_tables_fit_the_width() {
        String wide = "| a | b |\n|---|---|\n| " + "word ".repeat(40) + "| " + "other ".repeat(40) + "|\n\n";
        assertThat(render(wide + "many words ".repeat(60), 72))
                .allSatisfy(line -> assertThat(Wrap.width(line)).isLessThanOrEqualTo(72));
    }

    @Test
    void colours_take_no_room_and_end_with_each_word() {
        List<String> lines = Markdown.lines("**" + "bold ".repeat(40).strip() + "**", new Style(true), 40);
        assertThat(lines).allSatisfy(line -> {
            assertThat(Wrap.width(line)).isLessThanOrEqualTo(40);
            assertThat(line.isEmpty() || line.endsWith("\u001b[0m")).isTrue();
        });
    }

    @Test
    void the_task_is_the_classs_javadoc_as_plain_text() {
        String task = TaskText.of("""
                package a;

                /**
                 * Adds {@code double} numbers, a &lt; b, with {@link Math#max(int, int)}.
                 *
                 * <p>Second paragraph.
                 * <ul>
                 *   <li>one
                 *   <li>two
                 * </ul>
                 * <pre>{@code
                 * int  kept = 1;
                 * }</pre>
                 */
                class A {
                    /** Not this. */
                    void b() {}
                }
                """, Style.PLAIN, 80);
        assertThat(task)
                .contains("Adds double numbers, a < b, with Math.max(int, int).\n\nSecond paragraph.")
                .contains("• one\n• two", "    int  kept = 1;")
                .doesNotContain("Not this", "<p>", "<ul>", "<li>", "pre>", "@code", "}");
    }

    @Test
    void a_class_without_a_comment_has_no_task() {
        assertThat(TaskText.of("class A {}", Style.PLAIN, 80)).isEmpty();
    }
}
