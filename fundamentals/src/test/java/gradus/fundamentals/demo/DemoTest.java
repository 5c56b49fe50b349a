package gradus.fundamentals.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoTest {
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    private Demo demo() {
        return new Demo(
                Figures.of("--figures", folder.toString()), new PrintStream(printed, true, StandardCharsets.UTF_8));
    }

    @Test
    void a_section_prints_its_heading_and_then_its_lines_wherever_in_the_world() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.GERMANY);
        try {
            demo().section("first", lines -> lines.print("%.1f%%", 2.5))
                    .section("second", lines -> lines.row("%-5s %5.2f %5.2f", "x ×", 1, 20.5));
        } finally {
            Locale.setDefault(before);
        }
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .isEqualToNormalizingNewlines("== first ==\n2.5%\n== second ==\nx ×    1.00 20.50\n");
        assertThat(Lines.list("%.1f", ", ", 1, 2.25)).isEqualTo("1.0, 2.3");
    }

    @Test
    void two_sections_of_one_name_are_refused() {
        Demo demo = demo().section("first", lines -> {});
        assertThatThrownBy(() -> demo.section("first", lines -> {}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("name must be new in this demo, but first was there before");
    }

    @Test
    void a_section_that_fails_is_named_and_keeps_its_cause() {
        IOException cause = new IOException("no disk");
        assertThatThrownBy(() -> demo().section("reading", lines -> {
                    throw cause;
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("section reading failed: no disk")
                .hasCause(cause);
        assertThatThrownBy(() -> demo().section("adding", lines -> {
                    throw new ArithmeticException("too much");
                }))
                .isInstanceOf(ArithmeticException.class);
    }

    @Test
    void figures_are_written_to_the_folder() {
        XyPlot points = Plot.xy(300, 200, "t", "x", "y")
                .points("dots", new double[] {0, 1}, new double[] {1, 0})
                .line("line", new double[] {0, 1}, new double[] {0, 1}, Plot.soft(Plot.colour(1)))
                .unnamedLine(new double[] {0, 1}, new double[] {1, 1}, Plot.colour(8), 1)
                .unnamedLine(new double[] {0, 1}, new double[] {2, 2}, Plot.colour(8), 1)
                .words("here", 0.5, 0.5)
                .x(0, 1)
                .y(0, 2);
        BarPlot bars = Plot.bars(300, 200, "t", "x", "y").bars("a", List.of("p", "q"), List.of(1, 2.5));
        demo().figure("demo-one", points).figure("demo-two", 2, List.of(bars, points));
        assertThat(folder.resolve("demo-one.png")).isNotEmptyFile();
        assertThat(folder.resolve("demo-two.png")).isNotEmptyFile();
        assertThat(Plot.colour(8)).as("again from the first after the last").isEqualTo(Figures.COLOURS.get(1));
    }
}
