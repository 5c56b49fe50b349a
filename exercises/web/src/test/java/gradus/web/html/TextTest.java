package gradus.web.html;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.web.TestCourse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Markdown and the words of tasks as HTML. */
class TextTest {
    private final Links links = new Links(TestCourse.whole().course());
    private final Path doc = TestCourse.whole().root().resolve("fundamentals/docs/descriptive.md");

    private MarkdownHtml text(String markdown) {
        return new MarkdownHtml(links, doc, "fundamentals/descriptive.html", markdown);
    }

    @Test
    void formulas_are_kept_for_katex_and_escaped() {
        assertThat(text("If $a_1 < b_1$ and *c* is `$5`, then\n\n$$\\sum_i x_i$$\n")
                        .html())
                .isEqualTo(
                        "<p>If <span class=\"math\">a_1 &lt; b_1</span> and <em>c</em> is <code>$5</code>, then</p>\n"
                                + "<p><span class=\"math display\">\\sum_i x_i</span></p>\n");
    }

    @Test
    void prices_are_no_formulas_and_fences_keep_their_dollars() {
        assertThat(text("It costs $ 5 or $6.").hasFormulas()).isFalse();
        assertThat(text("```java\nString s = \"$x$\";\n```\n").hasFormulas()).isFalse();
    }

    @Test
    void html_is_escaped_and_comments_are_left_out() {
        assertThat(text("<!-- prose -->\n\nA <script>alert(1)</script> here.\n\n<img src=x onerror=alert(1)>\n")
                        .html())
                .doesNotContain("<script", "<img", "prose")
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;");
        assertThat(text("[x](javascript:alert(1))").html()).doesNotContain("javascript");
    }

    @Test
    void a_folded_answer_can_be_opened_and_nothing_else_in_it_is_html() {
        assertThat(
                        text("<details><summary>From <b>sums</b>: what is $1 < 2$?</summary>\n\nTrue, *always*.\n</details>\n\nNext.\n")
                                .html())
                .isEqualTo(
                        "<details><summary>From &lt;b&gt;sums&lt;/b&gt;: what is <span class=\"math\">1 &lt; 2</span>?</summary>\n"
                                + "<p>True, <em>always</em>.</p>\n</details>\n<p>Next.</p>\n");
    }

    @Test
    void headings_have_the_anchors_that_github_gives_them() {
        MarkdownHtml text = text("# T\n\n## What goes wrong?\n\n### A & b\n\n## What goes wrong?\n");
        assertThat(text.headings())
                .isEqualTo(List.of(
                        new Heading(2, "What goes wrong?", "what-goes-wrong"),
                        new Heading(3, "A & b", "a--b"),
                        new Heading(2, "What goes wrong?", "what-goes-wrong-1")));
    }

    @Test
    void a_formula_may_end_with_a_sign_that_tex_escapes() {
        assertThat(text("about $1 - p \\approx 18\\%$ of $\\{0, 1\\}$, for \\$5 or $n$")
                        .html())
                .contains(
                        "about <span class=\"math\">1 - p \\approx 18\\%</span> of <span class=\"math\">\\{0, 1\\}</span>, for $5 or "
                                + "<span class=\"math\">n</span>");
    }

    @Test
    void links_lead_to_the_pages_of_the_course() {
        String exercise =
                "../../exercises/workbook/src/main/java/gradus/workbook/fundamentals/descriptive/RunningVariance.java";
        assertThat(text("[x](" + exercise + ")").html()).contains("href=\"../fundamentals/descriptive/1.html\"");
        assertThat(text("[x](../../classical-ml/docs/splitting.md#what-goes-wrong)")
                        .html())
                .contains("href=\"../classical-ml/splitting.html#what-goes-wrong\"");
        assertThat(text("[x](../../datasets/src/main/resources/gradus/datasets/davis/DATA.md)")
                        .html())
                .contains("href=\"../data/davis.html\"");
        assertThat(text("[x](../src/main/java/gradus/fundamentals/descriptive/Quantile.java)")
                        .html())
                .contains(
                        "href=\"../files/fundamentals/src/main/java/gradus/fundamentals/descriptive/Quantile.java.html\"");
    }

    @Test
    void no_path_leads_out_of_the_course_or_to_a_solution() {
        String answers =
                "exercises/workbook/src/solution/java/gradus/workbook/fundamentals/descriptive/RunningVariance.java";
        for (String path : List.of(
                "../README.md",
                "fundamentals/../../x.md",
                "/etc/passwd",
                ".git/config",
                ".gradus/web/token",
                answers)) {
            assertThat(links.shownFile(path)).as(path).isEmpty();
            assertThat(links.picture(path)).as(path).isEmpty();
        }
        assertThat(links.shownFile("fundamentals/docs/descriptive.md")).isPresent();
    }

    @Test
    void a_task_keeps_its_marks_and_nothing_else() {
        String source = """
                /**
                 * Adds {@code a < b}.
                 *
                 * <p>See {@link List#of lists}, <b>now</b> &lt;here&gt; <script>alert(1)</script>.
                 *
                 * <pre>{@code
                 * int[] x = {1, 2};
                 * }</pre>
                 */
                class A {}
                """;
        assertThat(TaskHtml.of(source))
                .isEqualTo("<p>Adds <code>a &lt; b</code>.\n\n<p>See <code>lists</code>, <b>now</b> &lt;here&gt; "
                        + "&lt;script&gt;alert(1)&lt;/script&gt;.\n\n<pre>int[] x = {1, 2};</pre>");
    }
}
