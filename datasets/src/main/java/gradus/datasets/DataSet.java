package gradus.datasets;

import gradus.datasets.card.Card;
import gradus.datasets.card.DataFile;
import gradus.datasets.card.TableFile;
import gradus.datasets.card.Task;
import gradus.datasets.card.Terms;
import gradus.datasets.table.ColumnSpec;
import gradus.datasets.table.CsvFormat;
import gradus.datasets.table.DataException;
import gradus.datasets.table.LocalFile;
import gradus.datasets.table.Place;
import gradus.datasets.table.TableReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import tech.tablesaw.api.Table;

/**
 * A data set and everything that is known of it: what it is, what each column means, where it comes from, on what terms,
 * and what is odd about it. All of it is said once, in the file {@code DATA.md} in the set's folder, which is written for
 * people and read by the program alike. Nothing is loaded before it is asked for.
 */
public final class DataSet {
    private final String name;
    private final Store store;
    private Card card;

    private DataSet(String name, Store store) {
        this.name = name;
        this.store = store;
    }

    /** The set of that name among those that come with the course; its card is read when it is first needed. */
    static DataSet named(String name) {
        return new DataSet(name, file -> DataSet.class.getResourceAsStream(name + "/" + file));
    }

    /**
     * The set in a folder of your own: a {@code DATA.md} like those in this module, and the files that it names.
     *
     * @throws DataException if there is no {@code DATA.md}, or it does not say what it must
     */
    public static DataSet in(Path folder) {
        String name = folder.toAbsolutePath().normalize().getFileName().toString();
        DataSet set = new DataSet(name, file -> LocalFile.open(folder.resolve(file)));
        set.card();
        return set;
    }

    private synchronized Card card() {
        if (card == null) {
            card = Card.parse(name, new String(bytes(store, Card.FILE), StandardCharsets.UTF_8));
        }
        return card;
    }

    /** The name by which it is asked for, such as {@code body_dims}. */
    public String name() {
        return name;
    }

    /** The name for people, such as "Body measurements of 507 adults". */
    public String title() {
        return card().title();
    }

    /** What it holds, in a few sentences. */
    public String about() {
        return card().about();
    }

    /** What it is mostly used to learn. */
    public Task task() {
        return card().task();
    }

    /** The column that is usually predicted, if there is one. */
    public Optional<String> target() {
        return card().target();
    }

    /** The licence, or the reason why none is needed. */
    public String licence() {
        return card().licence();
    }

    /** On what terms it may be passed on. */
    public Terms terms() {
        return card().terms();
    }

    /** Where this copy was taken from. */
    public String source() {
        return card().source();
    }

    /** The publication to cite. */
    public String citation() {
        return card().citation();
    }

    /** What is odd about it, and will cost you time if nobody tells you. */
    public List<String> quirks() {
        return card().quirks();
    }

    /** Its files, the main one first. */
    public List<DataFile> files() {
        return card().files();
    }

    /** The number of rows of the main table; of images or recordings, if there is no table. */
    public int rows() {
        return mainTable().map(TableFile::rows).orElse(files().get(0).rows());
    }

    /** The columns of the main table; none, if there is no table. */
    public List<ColumnSpec> columns() {
        return mainTable().map(TableFile::columns).orElse(List.of());
    }

    /**
     * The main table, freshly read: change it as you like.
     *
     * @throws IllegalArgumentException if the set has no table
     * @throws DataException if the file is missing or damaged, or does not hold the columns and rows it should
     */
    public Table table() {
        return table(mainTable().map(TableFile::name).orElse(files().get(0).name()));
    }

    /**
     * The table in one of the set's files.
     *
     * @param file the name of one of {@link #files()}
     * @throws IllegalArgumentException if the set has no such file, or it holds no table
     * @throws DataException if the file is missing or damaged, or does not hold the columns and rows it should
     */
    public Table table(String file) {
        if (!(file(file) instanceof TableFile wanted)) {
            throw new IllegalArgumentException("file must hold a table, but was " + file);
        }
        CsvFormat format = CsvFormat.COMMA.withMissing(wanted.missingMarks().toArray(String[]::new));
        Table table = TableReader.readAll(file, new ByteArrayInputStream(bytes(file)), format, wanted.columns());
        requireCounts(wanted, table);
        return table.setName(name());
    }

    /**
     * One of the set's files as stored, size and checksum verified.
     *
     * @throws IllegalArgumentException if the set has no such file
     * @throws DataException if the file is missing or damaged
     */
    public byte[] bytes(String file) {
        return file(file).verified(bytes(store, file));
    }

    private Optional<TableFile> mainTable() {
        return files().stream()
                .filter(TableFile.class::isInstance)
                .map(TableFile.class::cast)
                .findFirst();
    }

    /** What is promised of one of the set's files. */
    public DataFile file(String name) {
        return files().stream().filter(f -> f.name().equals(name)).findFirst().orElseThrow(() -> {
            List<String> names = files().stream().map(DataFile::name).toList();
            return new IllegalArgumentException("file must be one of " + names + ", but was " + name);
        });
    }

    private static void requireCounts(TableFile file, Table table) {
        Place place = Place.of(file.name());
        if (table.rowCount() != file.rows()) {
            throw new DataException(place, file.rows() + " rows", Integer.toString(table.rowCount()));
        }
        for (ColumnSpec column : file.columns()) {
            int missing = table.column(column.name()).countMissing();
            if (missing != column.missing()) {
                throw new DataException(
                        place.column(column.name()), column.missing() + " missing values", Integer.toString(missing));
            }
        }
    }

    private static byte[] bytes(Store store, String file) {
        try (InputStream in = store.open(file)) {
            if (in == null) {
                throw new DataException(Place.of(file), "a file", "none of that name");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new DataException(Place.of(file), "a readable file", String.valueOf(e.getMessage()), e);
        }
    }

    @Override
    public String toString() {
        return name() + ": " + title();
    }

    /** Where a set's files lie. */
    @FunctionalInterface
    private interface Store {
        /** The file's bytes, or null if there is no such file. */
        InputStream open(String file) throws IOException;
    }
}
