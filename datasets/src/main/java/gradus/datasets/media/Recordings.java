package gradus.datasets.media;

import gradus.datasets.DataSet;
import gradus.datasets.table.DataException;
import gradus.datasets.table.Place;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** The recordings of a set, by the names that the column {@code file} of its {@code index.csv} has. */
public final class Recordings {
    /** The file of a set that holds them. */
    public static final String FILE = "clips.zip";

    private final Map<String, Recording> byName;

    private Recordings(Map<String, Recording> byName) {
        this.byName = byName;
    }

    /**
     * The recordings in the set's {@code clips.zip}.
     *
     * @throws DataException if the archive is damaged, or does not hold as many recordings as it should
     */
    public static Recordings of(DataSet set) {
        Recordings recordings = unzip(FILE, set.bytes(FILE));
        int promised = set.file(FILE).rows();
        if (recordings.byName.size() != promised) {
            throw new DataException(
                    Place.of(FILE), promised + " recordings", Integer.toString(recordings.byName.size()));
        }
        return recordings;
    }

    static Recordings unzip(String name, byte[] archive) {
        Map<String, Recording> found = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                found.put(entry.getName(), Recording.wav(name + "/" + entry.getName(), zip.readAllBytes()));
            }
        } catch (IOException e) {
            throw new DataException(Place.of(name), "a readable archive", String.valueOf(e.getMessage()), e);
        }
        return new Recordings(found);
    }

    /** The names, in the archive's order. */
    public List<String> names() {
        return List.copyOf(byName.keySet());
    }

    /**
     * One recording.
     *
     * @throws IllegalArgumentException if there is none of that name
     */
    public Recording get(String name) {
        Recording recording = byName.get(name);
        if (recording == null) {
            throw new IllegalArgumentException("name must be one of the " + byName.size() + " recordings, such as "
                    + names().get(0) + ", but was " + name);
        }
        return recording;
    }
}
