package gradus.fundamentals.sums;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** A lesson's demo, for the tests of the weaver. */
public final class SumsDemo {
    private SumsDemo() {}

    /** Prints two sections and draws one figure. */
    public static void main(String[] args) throws IOException {
        System.out.println("== small ==");
        System.out.println("1 + 2 = 3");
        System.out.println();
        System.out.println("== third ==");
        System.out.println("1 / 3 = 0.3333");
        ImageIO.write(
                new BufferedImage(4, 2, BufferedImage.TYPE_INT_RGB),
                "png",
                Path.of(args[1], "sums-small.png").toFile());
    }
}
