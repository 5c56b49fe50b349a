package gradus.datasets.table;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/** Recognises by its first bytes what is called CSV and is none, and says what to do about it. */
final class FileKind {
    /** How many bytes are enough to tell. */
    static final int BYTES = 512;

    private static final String SAVE = ": open it and save it as CSV in UTF-8";
    private static final Pattern PAGE =
            Pattern.compile("\\s*<(!doctype|html|head|body|table|\\?xml|!--).*", Pattern.DOTALL);
    private static final Pattern JSON = Pattern.compile("\\s*(\\{\\s*\"|\\[\\s*[\\[{]).*", Pattern.DOTALL);

    private FileKind() {}

    /**
     * Refuses what is no text in the given encoding.
     *
     * @param start the first bytes of the file, unpacked
     * @throws DataException if they are those of another kind of file
     */
    static void requireText(Place file, byte[] start, Charset charset) {
        String found = found(
                start, charset.name().startsWith("UTF-16") || charset.name().startsWith("UTF-32"));
        if (found != null) {
            throw new DataException(file, "delimited text", found);
        }
    }

    private static String found(byte[] start, boolean wide) {
        String text = new String(start, StandardCharsets.ISO_8859_1); // a character for each byte
        String archive = archive(text);
        if (archive != null || wide) {
            return archive;
        }
        if (text.startsWith("\u00ff\u00fe") || text.startsWith("\u00fe\u00ff")) {
            return "UTF-16, as Excel's \"Unicode text\" and PowerShell write it: say --encoding UTF-16 (in code: withCharset)";
        }
        if (text.indexOf('\0') >= 0) {
            return "bytes 00: a damaged or a binary file, or UTF-16 without a mark (then say --encoding UTF-16LE; in code: "
                    + "withCharset)";
        }
        String lower = text.replaceFirst("^\u00ef\u00bb\u00bf", "").toLowerCase(Locale.ROOT);
        if (PAGE.matcher(lower).matches()) {
            return "a web page, perhaps in place of the file or to sign in: fetch the file itself (on GitHub: Raw)";
        }
        return JSON.matcher(lower).matches() ? "JSON: convert it to CSV first" : null;
    }

    private static String archive(String text) {
        if (text.startsWith("PK\u0003\u0004")) {
            boolean book = Pattern.compile("\\[Content_Types\\]\\.xml|_rels/|docProps/|xl/|opendocument\\.spreadsheet")
                    .matcher(text)
                    .find();
            return book ? "a spreadsheet (such as xlsx)" + SAVE : "a zip archive: unpack it first";
        }
        if (text.startsWith("\u00d0\u00cf\u0011\u00e0")) {
            return "an old Excel workbook (xls)" + SAVE;
        }
        if (text.startsWith("PAR1")) {
            return "a Parquet file: give it a name that ends in .parquet (in code: ParquetFile)";
        }
        if (text.startsWith("%PDF-")) {
            return "a PDF: ask for the table that it was made from";
        }
        if (text.startsWith("SQLite format 3\0")) {
            return "an SQLite database: export a table of it as CSV";
        }
        boolean packed = text.startsWith("BZh")
                || text.startsWith("\u00fd7zXZ\0")
                || text.startsWith("\u0028\u00b5\u002f\u00fd")
                || text.startsWith("7z\u00bc\u00af");
        return packed ? "a compressed file of another kind than gzip: unpack it first" : null;
    }
}
