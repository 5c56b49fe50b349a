package gradus.workbook.deployment.registry;

import static gradus.engine.expect.Expect.expect;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A database in a file, in which versions are promoted, and what stands in it. */
abstract class PromotionCase {
    private static final AtomicInteger NAMES = new AtomicInteger();

    /** One change. */
    @FunctionalInterface
    interface Change {
        void make(AtomicPromotion promotion) throws SQLException;
    }

    @TempDir
    private Path folder;

    DataSource database;

    @BeforeEach
    void create() throws SQLException {
        database = PromotionTables.create("jdbc:sqlite:" + file());
    }

    private Path file() {
        return folder.resolve(NAMES.incrementAndGet() + ".db");
    }

    /** The file of a database in which these versions were promoted in a row. */
    Path begun(int... versions) throws SQLException {
        Path file = file();
        database = PromotionTables.create("jdbc:sqlite:" + file);
        promoted(versions);
        return file;
    }

    /** A database like the one in a file. */
    DataSource copy(Path begun) {
        try {
            return PromotionTables.open("jdbc:sqlite:" + Files.copy(begun, file()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What became of a change. */
    static String told(DataSource database, Change change) {
        try {
            change.make(new AtomicPromotion(database));
            return "done";
        } catch (AtomicPromotion.Stale e) {
            return "stale";
        } catch (IllegalArgumentException e) {
            return "refused";
        } catch (SQLException e) {
            return "SQLException: " + e.getMessage();
        }
    }

    String told(Change change) {
        return told(database, change);
    }

    /** Checks that a change is made. */
    void done(String what, Change change) {
        expect("the outcome of " + what, told(change))
                .when(
                        told -> told.startsWith("SQLException"),
                        "A name can hold a quotation mark: give values to a statement as parameters, do not join them to its text.")
                .toEqual("done");
    }

    /** Promotes these versions in a row, each against the one before. */
    void promoted(int... versions) {
        int against = 0;
        for (int version : versions) {
            int champion = against;
            done("promoting " + version + " against " + against, p -> p.promote("weight", version, champion, "ada"));
            against = version;
        }
    }

    /** Checks that a change is told to be refused, and that nothing has changed. */
    void unchanged(String what, String outcome, Change change) throws SQLException {
        List<String> before = all();
        expect("the outcome of " + what, told(change)).toEqual(outcome);
        expect("the stages and events after " + what, all())
                .usually("A change that is refused changes nothing: check before you write, or do not commit.")
                .toEqual(before);
    }

    private List<String> all() throws SQLException {
        List<String> all = new ArrayList<>(stages("weight"));
        all.addAll(events("weight"));
        return all;
    }

    List<String> stages(String model) throws SQLException {
        return PromotionTables.stages(database, model);
    }

    List<String> events(String model) throws SQLException {
        return PromotionTables.events(database, model);
    }

    List<String> champions() throws SQLException {
        return PromotionTables.champions(database, "weight");
    }
}
