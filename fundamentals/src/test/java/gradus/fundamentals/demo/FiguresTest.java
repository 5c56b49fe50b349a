package gradus.fundamentals.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;

class FiguresTest {
    @TempDir
    private Path folder;

    @Test
    void a_chart_is_written_at_twice_its_size() throws IOException {
        Figures.of("--figures", folder.toString()).draw("lesson-one", chart());
        BufferedImage image = ImageIO.read(folder.resolve("lesson-one.png").toFile());
        assertThat(image.getWidth()).isEqualTo(600);
        assertThat(image.getHeight()).isEqualTo(400);
    }

    @Test
    void three_panels_in_two_columns_leave_the_last_place_white() throws IOException {
        Figures.of("--figures", folder.toString()).draw("lesson-three", 2, List.of(chart(), chart(), chart()));
        BufferedImage image = ImageIO.read(folder.resolve("lesson-three.png").toFile());
        assertThat(image.getWidth()).isEqualTo(1200);
        assertThat(image.getHeight()).isEqualTo(800);
        assertThat(isWhite(image, 0, 400))
                .as("the third panel, below the first")
                .isFalse();
        assertThat(isWhite(image, 600, 400)).as("the place beside it").isTrue();
    }

    @Test
    void a_strip_is_as_high_as_its_largest_frame_and_draws_brightness_as_grey() throws IOException {
        Strip strip =
                Strip.of(3).frame("two", new double[][] {{0, 1}, {0.5, 9}}).frame("one", new double[][] {{-1}});
        Figures.of("--figures", folder.toString()).draw("lesson-strip", strip);
        BufferedImage image = ImageIO.read(folder.resolve("lesson-strip.png").toFile());
        assertThat(image.getWidth()).as("gap 12, 6, gap 12, 3, gap 12").isEqualTo(45);
        assertThat(image.getHeight()).as("title 26, 6, gap 12").isEqualTo(44);
        assertThat(image.getRGB(13, 27) & 0xffffff).as("black").isZero();
        assertThat(image.getRGB(16, 27) & 0xffffff).as("white").isEqualTo(0xffffff);
        assertThat(image.getRGB(13, 30) & 0xff).as("half way").isEqualTo(128);
        assertThat(image.getRGB(16, 30) & 0xff).as("brighter than white").isEqualTo(255);
        assertThat(image.getRGB(31, 27) & 0xff).as("darker than black").isZero();
    }

    @Test
    void a_strip_without_scale_or_frames_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Strip.of(0))
                .withMessage("scale must be at least 1, but was 0");
        Figures figures = Figures.of("--figures", folder.toString());
        assertThatThrownBy(() -> figures.draw("lesson-none", Strip.of(1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("a strip must have at least 1 frame, but had none");
    }

    @Test
    void unknown_arguments_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Figures.of("--png"))
                .withMessage("arguments must be [--figures DIR] [--show], but were [--png]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Figures.of("--figures"))
                .withMessage("arguments must be [--figures DIR] [--show], but were [--figures]");
    }

    @Test
    void a_grid_of_nothing_is_refused() {
        Figures figures = Figures.of("--figures", folder.toString());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> figures.draw("lesson-none", 2, List.of()))
                .withMessage("columns and the number of panels must be at least 1, but were 2 and 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> figures.draw("lesson-none", 0, List.of(chart())))
                .withMessage("columns and the number of panels must be at least 1, but were 0 and 1");
    }

    @Test
    void a_title_that_would_be_cut_off_is_refused() {
        Figures figures = Figures.of("--figures", folder.toString());
        XyPlot plot = Plot.xy(300, 200, "A title that is far too long for its little plot", "x", "y")
                .points("p", new double[] {0, 1}, new double[] {0, 1});
        assertThatThrownBy(() -> figures.draw("lesson-long", plot.chart()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith(
                        "the title \"A title that is far too long for its little plot\" must be at most ");
    }

    @Test
    void a_folder_that_cannot_be_made_is_named() throws IOException {
        Path file = Files.createFile(folder.resolve("taken"));
        Figures figures = Figures.of("--figures", file.toString());
        assertThatThrownBy(() -> figures.draw("lesson-one", chart()))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("cannot write the figure lesson-one to " + file);
    }

    private static XYChart chart() {
        XYChart chart = new XYChartBuilder().width(300).height(200).build();
        chart.addSeries("line", new double[] {0, 1}, new double[] {0, 1});
        return chart;
    }

    private static boolean isWhite(BufferedImage image, int left, int top) {
        for (int x = left; x < left + 600; x++) {
            for (int y = top; y < top + 400; y++) {
                if ((image.getRGB(x, y) & 0xFFFFFF) != 0xFFFFFF) {
                    return false;
                }
            }
        }
        return true;
    }
}
