package gradus.engine.lesson;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import javax.imageio.ImageIO;

/**
 * A figure as the demo draws it now, to be held to the one that the page shows.
 *
 * <p>Pixels say whether a figure is out of date only where letters have the same pixels: with the fonts that the figures of the course
 * were drawn with. Elsewhere nothing is compared.
 */
final class Drawing {
    /** More than one pixel in so many makes a figure another one. */
    private static final int PIXELS_PER_DIFFERENCE = 2000;
    /** By how much a channel must differ, of 255, for an eye to see it. */
    private static final int VISIBLE = 32;
    /** The hash of a line of letters in the fonts of the course's figures: Java 17's sans serif on Debian, DejaVu. */
    private static final int FONTS = -173_318_848;

    private final String name;
    private final byte[] png;

    /**
     * A drawing.
     *
     * @param name its file name
     * @param png its file's content
     */
    Drawing(String name, byte[] png) {
        this.name = name;
        this.png = png;
    }

    /** Its file name. */
    String name() {
        return name;
    }

    /** Whether letters look here as in the figures of the course. */
    static boolean fontsAreTheSame() {
        return letters() == FONTS;
    }

    /**
     * In what way the figure that the page shows is not this one; empty if it is, or nobody can say.
     *
     * @param shown the page's file
     */
    Optional<String> difference(Path shown) throws IOException {
        if (!Files.exists(shown)) {
            return Optional.empty(); // told as a link that leads nowhere
        }
        BufferedImage now = read(png);
        BufferedImage then = read(Files.readAllBytes(shown));
        if (now == null || then == null || !fontsAreTheSame()) {
            return Optional.empty();
        }
        if (now.getWidth() != then.getWidth() || now.getHeight() != then.getHeight()) {
            return Optional.of("the figure " + name + " must be " + size(now) + ", as the demo draws it, but is "
                    + size(then) + ": ./gradus run draws it again");
        }
        int different = different(now, then);
        int pixels = now.getWidth() * now.getHeight();
        if (different <= pixels / PIXELS_PER_DIFFERENCE) {
            return Optional.empty();
        }
        return Optional.of(String.format(
                Locale.ROOT,
                "the figure %s must be as the demo draws it, but %.2f%% of its pixels differ: ./gradus run draws it again; look at it",
                name,
                100.0 * different / pixels));
    }

    /** Puts this in the place of the figure that the page shows. */
    void replace(Path shown) throws IOException {
        Files.createDirectories(shown.getParent());
        Files.write(shown, png);
    }

    private static BufferedImage read(byte[] bytes) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(bytes));
    }

    private static String size(BufferedImage image) {
        return image.getWidth() + " × " + image.getHeight() + " pixels";
    }

    private static int different(BufferedImage a, BufferedImage b) {
        int count = 0;
        for (int y = 0; y < a.getHeight(); y++) {
            for (int x = 0; x < a.getWidth(); x++) {
                if (differ(a.getRGB(x, y), b.getRGB(x, y))) {
                    count++;
                }
            }
        }
        return count;
    }

    private static boolean differ(int a, int b) {
        for (int shift = 0; shift <= 16; shift += 8) {
            if (Math.abs((a >> shift & 255) - (b >> shift & 255)) > VISIBLE) {
                return true;
            }
        }
        return false;
    }

    private static int letters() {
        BufferedImage line = new BufferedImage(400, 40, BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = line.createGraphics();
        canvas.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        canvas.setColor(Color.WHITE);
        canvas.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 20));
        canvas.drawString("Aagjkqy 0123456789 (−η²)", 4, 28);
        canvas.dispose();
        return Arrays.hashCode(line.getRGB(0, 0, line.getWidth(), line.getHeight(), null, 0, line.getWidth()));
    }
}
