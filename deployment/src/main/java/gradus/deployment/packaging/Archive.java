package gradus.deployment.packaging;

import static gradus.deployment.packaging.Refusal.Reason.ARCHIVE;
import static gradus.deployment.packaging.Refusal.Reason.NAME;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * Several files as one, in the ZIP format. For given files there is exactly one archive: sorted by name, nothing compressed, no time
 * of day, no comments. Only that archive is read again, so no byte of it can say anything that was not checked.
 */
public final class Archive {
    /** Any later than the first day that ZIP knows: for that one Java adds a field that depends on the time zone. */
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

    private Archive() {}

    /** Whether a file name is plain: it has no folder, no drive, and no other spelling. */
    public static boolean isPlain(String name) {
        return name != null && name.length() <= 100 && name.matches("[a-z0-9]+([._-][a-z0-9]+)*");
    }

    /**
     * The archive of the given files.
     *
     * @throws IllegalArgumentException if a name is not plain
     */
    public static byte[] pack(SortedMap<String, byte[]> files) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.setMethod(ZipOutputStream.STORED);
            for (var file : files.entrySet()) {
                if (!isPlain(file.getKey())) {
                    throw new IllegalArgumentException("files must have plain names, but one was " + file.getKey());
                }
                zip.putNextEntry(entry(file.getKey(), file.getValue()));
                zip.write(file.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("an array should take every byte", e);
        }
        return bytes.toByteArray();
    }

    private static ZipEntry entry(String name, byte[] content) {
        CRC32 checksum = new CRC32();
        checksum.update(content);
        ZipEntry entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        entry.setCrc(checksum.getValue());
        entry.setTimeLocal(NO_TIME);
        return entry;
    }

    /**
     * The files of an archive, in memory: nothing is written anywhere.
     *
     * @throws Refusal for NAME or ARCHIVE
     */
    public static SortedMap<String, byte[]> unpack(byte[] archive) {
        SortedMap<String, byte[]> files = new TreeMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                String name = entry.getName();
                Refusal.unless(isPlain(name), NAME, "a file name must be plain, such as model.onnx, but was " + name);
                Refusal.unless(
                        entry.getMethod() == ZipEntry.STORED,
                        ARCHIVE,
                        name + " must be stored as it is, but is compressed");
                boolean added = files.putIfAbsent(name, zip.readNBytes(archive.length)) == null;
                Refusal.unless(added, NAME, "a file name must stand once, but " + name + " stands twice");
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new Refusal(ARCHIVE, "the archive must be a whole ZIP file, but is not: " + e.getMessage(), e);
        }
        Refusal.unless(!files.isEmpty(), ARCHIVE, "the archive must be a ZIP file, but has no entry");
        int difference = Arrays.mismatch(archive, pack(files));
        Refusal.unless(
                difference < 0,
                ARCHIVE,
                "the archive must be the one that is packed from its files, but differs at byte " + difference);
        return files;
    }
}
