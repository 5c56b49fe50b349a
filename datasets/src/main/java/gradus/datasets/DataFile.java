package gradus.datasets;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * What is promised of one file of a data set.
 *
 * @param name the file's name, such as {@code penguins.csv} or {@code breast_cancer.csv.gz}
 * @param rows how many rows it holds, the header not counted
 * @param bytes its size as stored (compressed, where it is)
 * @param sha256 the SHA-256 of the file as stored, 64 hexadecimal digits
 * @param columns its columns, in their order
 */
public record DataFile(String name, int rows, long bytes, String sha256, List<ColumnSpec> columns) {
    public DataFile {
        columns = List.copyOf(columns);
        if (!sha256.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("sha256 must be 64 hexadecimal digits, but was " + sha256);
        }
    }

    /** Refuses content that is not byte for byte what was promised. */
    byte[] verified(byte[] content) {
        if (content.length != bytes) {
            throw new DataException(Place.of(name), "a file of " + bytes + " bytes", content.length + " bytes");
        }
        String found = sha256Of(content);
        if (!found.equals(sha256)) {
            throw new DataException(Place.of(name), "SHA-256 " + sha256, found + " (the file has been altered)");
        }
        return content;
    }

    private static String sha256Of(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has SHA-256", e);
        }
    }
}
