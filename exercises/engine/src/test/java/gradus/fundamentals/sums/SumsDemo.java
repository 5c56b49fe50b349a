package gradus.fundamentals.sums;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

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
        Files.write(Path.of(args[1], "sums-small.png"), new byte[0]);
    }
}
