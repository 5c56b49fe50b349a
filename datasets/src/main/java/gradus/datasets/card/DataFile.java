package gradus.datasets.card;

import gradus.datasets.table.DataException;
import gradus.datasets.table.Place;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What is promised of one file of a data set. */
public sealed interface DataFile permits TableFile, MediaFile {
    /** The file's name, such as {@code penguins.csv} or {@code breast_cancer.csv.gz}. */
    String name();

    /** How many rows, images or recordings it holds; a table's header is not counted. */
    int rows();

    /** Its size as stored (compressed, where it is). */
    long bytes();

    /** The SHA-256 of the file as stored, 64 hexadecimal digits. */
    String sha256();

    /**
     * Refuses content that is not byte for byte what was promised.
     *
     * @return the content
     * @throws DataException if its size or its checksum differs
     */
    default byte[] verified(byte[] content) {
        if (content.length != bytes()) {
            throw new DataException(Place.of(name()), "a file of " + bytes() + " bytes", content.length + " bytes");
        }
        String found = sha256Of(content);
        if (!found.equals(sha256())) {
            throw new DataException(Place.of(name()), "SHA-256 " + sha256(), found + " (the file has been altered)");
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
