package gradus.engine.lesson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DrawingTest {
    @TempDir
    private Path folder;

    /** A black bar on white. */
    private static byte[] bar(int width, int height, int length) throws IOException {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = image.createGraphics();
        canvas.setColor(Color.WHITE);
        canvas.fillRect(0, 0, width, height);
        canvas.setColor(Color.BLACK);
        canvas.fillRect(0, 0, length, 10);
        canvas.dispose();
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(image, "png", png);
        return png.toByteArray();
    }

    @Test
    void a_figure_whose_numbers_have_changed_is_found_and_replaced() throws IOException {
        assumeTrue(Drawing.fontsAreTheSame(), "figures are compared only with the fonts that they were drawn with");
        Path shown = Files.write(folder.resolve("bar.png"), bar(200, 100, 50));
        assertThat(new Drawing("bar.png", bar(200, 100, 50)).difference(shown)).isEmpty();
        assertThat(new Drawing("bar.png", bar(200, 100, 51)).difference(shown))
                .as("10 pixels of 20,000, as many as may differ")
                .isEmpty();
        Drawing longer = new Drawing("bar.png", bar(200, 100, 70));
        assertThat(longer.difference(shown))
                .hasValueSatisfying(told -> assertThat(told)
                        .startsWith("the figure bar.png must be as the demo draws it, but 1.00% of its pixels differ"));
        assertThat(new Drawing("bar.png", bar(200, 90, 50)).difference(shown))
                .hasValueSatisfying(told -> assertThat(told)
                        .contains("must be 200 × 90 pixels, as the demo draws it, but is 200 × 100 pixels"));
        longer.replace(shown);
        assertThat(longer.difference(shown)).isEmpty();
    }

    @Test
    void what_is_missing_or_no_picture_is_left_to_others() throws IOException {
        Drawing drawing = new Drawing("bar.png", bar(20, 10, 5));
        assertThat(drawing.difference(folder.resolve("none.png"))).isEmpty();
        assertThat(drawing.difference(Files.write(folder.resolve("empty.png"), new byte[0])))
                .isEmpty();
    }
}
