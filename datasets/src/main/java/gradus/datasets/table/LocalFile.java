package gradus.datasets.table;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Opens files of the learner's own, and says plainly why one cannot be opened. */
public final class LocalFile {
    private LocalFile() {}

    /** @throws DataException if there is no such file, or it may not be read */
    public static InputStream open(Path path) {
        requireFile(path);
        try {
            return Files.newInputStream(path);
        } catch (IOException e) {
            throw new DataException(place(path), "a file that may be read", e.toString(), e);
        }
    }

    /** Refuses a path at which there is nothing, or anything but a plain file. */
    static void requireFile(Path path) {
        String where = path.toAbsolutePath().normalize().toString();
        if (Files.isDirectory(path)) {
            throw new DataException(place(path), "a file", "a directory, " + where);
        }
        if (Files.exists(path) && !Files.isRegularFile(path)) {
            throw new DataException(
                    place(path),
                    "a plain file",
                    "a pipe or a device, " + where + ", which cannot be read twice: write it to a file first");
        }
        if (!Files.exists(path)) {
            throw new DataException(place(path), "a file", "nothing at " + where);
        }
    }

    private static Place place(Path path) {
        return Place.of(
                path.getFileName() == null
                        ? path.toString()
                        : path.getFileName().toString());
    }
}
