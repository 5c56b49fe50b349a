package gradus.datasets.table;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** Finds what separates the cells of a file: the character with which the rows are as wide as the header. */
final class Delimiters {
    /** Where several fit, the earlier: commas also stand within cells, tabs hardly ever. */
    private static final String CANDIDATES = "\t;|,";

    private static final int RECORDS = 200;
    private static final int CELLS = 200_000;
    private static final Pattern DECIMAL_COMMA = Pattern.compile("\\s*[-+]?\\d+,\\d+\\s*");

    private Delimiters() {}

    /** @throws DataException if the file cannot be opened; what is wrong within it is told when it is read */
    static char detect(Path path, Charset charset) {
        LocalFile.requireFile(path);
        Fit best = null;
        for (char candidate : CANDIDATES.toCharArray()) {
            Fit fit = fit(path, candidate, charset);
            best = best == null || fit.isBetterThan(best) ? fit : best;
        }
        return best.delimiter;
    }

    private static Fit fit(Path path, char delimiter, Charset charset) {
        Fit fit = new Fit(delimiter);
        CsvFormat format = CsvFormat.COMMA.withDelimiter(delimiter).withCharset(readable(charset));
        try (CsvReader reader = new CsvReader(path.getFileName().toString(), LocalFile.open(path), format)) {
            List<String> record;
            while (fit.wantsMore() && (record = reader.next()) != null) {
                fit.see(record);
            }
        } catch (DataException e) {
            fit.fits = false; // not with this delimiter; or with none, and then reading says so
        }
        return fit;
    }

    /** Delimiters are ASCII, so Latin-1, which has every byte, finds them in any encoding of single bytes. */
    private static Charset readable(Charset charset) {
        return charset.name().startsWith("UTF-16") || charset.name().startsWith("UTF-32")
                ? charset
                : StandardCharsets.ISO_8859_1;
    }

    /** How well the first records are cut. */
    private static final class Fit {
        private final char delimiter;
        private boolean fits = true;
        private int width; // cells of the header
        private int records;
        private int agreeing; // rows as wide as the header
        private int rows;
        private int cells;
        private boolean decimals = true;

        Fit(char delimiter) {
            this.delimiter = delimiter;
        }

        boolean wantsMore() {
            return records < 2 || records < RECORDS && cells < CELLS;
        }

        void see(List<String> record) {
            if (records++ == 0) {
                width = record.size();
            } else if (record.size() > 1 || !record.get(0).isEmpty()) {
                rows++;
                cells += record.size();
                agreeing += record.size() == width ? 1 : 0;
                decimals &= DECIMAL_COMMA.matcher(record.get(0)).matches();
            }
        }

        boolean isBetterThan(Fit earlier) {
            if (isPerfect() || earlier.isPerfect()) {
                return isPerfect() && (!earlier.isPerfect() || rows == 0 && width > earlier.width);
            }
            if (isDecimals() || earlier.isDecimals()) {
                return isDecimals() && !earlier.isDecimals();
            }
            if (wide() != earlier.wide()) {
                return wide() > earlier.wide();
            }
            return cells != earlier.cells ? cells > earlier.cells : width >= earlier.width;
        }

        private boolean isPerfect() {
            return fits && width > 1 && agreeing == rows;
        }

        /** One column of numbers such as 1,5. */
        private boolean isDecimals() {
            return fits && width == 1 && rows > 0 && agreeing == rows && decimals;
        }

        private int wide() {
            return width > 1 ? agreeing : 0;
        }
    }
}
