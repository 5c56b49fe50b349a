package gradus.fundamentals.sums;

import java.nio.file.Files;
import java.nio.file.Path;

/** A program of the small course's lesson: writes its arguments into the file that the first of them names. */
public final class Write {
    private Write() {}

    public static void main(String... args) throws Exception {
        if (args.length == 0) {
            System.exit(1);
        }
        Files.writeString(Path.of(args[0]), String.join(" ", args));
    }
}
