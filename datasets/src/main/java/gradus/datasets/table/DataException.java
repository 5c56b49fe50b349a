package gradus.datasets.table;

/** Data that is not what it should be. The message names the file, line and column, what was expected and what was found. */
public final class DataException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param found what there was instead, in words */
    public DataException(Place place, String expected, String found) {
        this(place, expected, found, null);
    }

    /** @param found what there was instead, in words */
    public DataException(Place place, String expected, String found, Throwable cause) {
        super(place + ": expected " + expected + ", found " + found, cause);
    }

    /** The text in quotes, cut to 40 characters, its line breaks visible: how errors show what they found. */
    public static String quote(String text) {
        String shown = text.length() > 40 ? text.substring(0, 40) + "…" : text;
        return '"' + shown.replace("\r", "\\r").replace("\n", "\\n").replace("\t", "\\t") + '"';
    }
}
