package gradus.deployment.contracts.demo;

import gradus.deployment.contracts.ChargeLedger;
import gradus.deployment.contracts.ChargeLedger.Charge;
import gradus.deployment.contracts.Cursors;
import gradus.fundamentals.demo.Lines;
import gradus.fundamentals.demo.Plot;
import gradus.fundamentals.demo.XyPlot;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.sqlite.SQLiteDataSource;

/** A list of 60 charges read in pages of ten, while new charges come and old ones are refunded. */
final class Paging {
    private static final int ROWS = 60;
    private static final int LIMIT = 10;
    private static final int READINGS = 20;

    private Paging() {}

    /**
     * Reads the whole list.
     *
     * @param offset by offset, or by cursor
     * @return how often each row was seen that was there all the time, by its id
     */
    static Map<Long, Integer> seen(boolean offset, long seed) throws SQLException {
        SQLiteDataSource database = new SQLiteDataSource();
        database.setUrl("jdbc:sqlite:file:paging-" + offset + "-" + seed + "?mode=memory&cache=shared");
        try (Connection keeps = database.getConnection()) { // the database lives as long as a connection to it
            ChargeLedger ledger = new ChargeLedger(database, new Cursors(new byte[16]));
            for (int i = 0; i < ROWS; i++) {
                ChargeLedger.charge(keeps, "ward", 5, i / 4); // four share a second
            }
            Reader reader =
                    new Reader(database, ledger, new SplittableRandom(seed), new TreeSet<>(), new ArrayList<>());
            reader.read(offset);
            return reader.counts();
        }
    }

    /** One client that reads, and the others that change the list meanwhile. */
    private record Reader(
            DataSource database, ChargeLedger ledger, SplittableRandom random, TreeSet<Long> refunded, List<Long> ids) {

        void read(boolean offset) throws SQLException {
            Optional<String> after = Optional.empty();
            for (boolean more = true; more; change()) {
                List<Charge> page;
                if (offset) {
                    page = ledger.byOffset("ward", ids.size(), LIMIT);
                    more = page.size() == LIMIT;
                } else {
                    ChargeLedger.Page found = ledger.page("ward", after, LIMIT);
                    page = found.charges();
                    after = found.next();
                    more = after.isPresent();
                }
                page.forEach(charge -> ids.add(charge.id()));
            }
        }

        /** Up to three new charges, the newest of all, and up to three refunds of old ones. */
        private void change() throws SQLException {
            try (Connection connection = database.getConnection()) {
                for (int i = random.nextInt(4); i > 0; i--) {
                    ChargeLedger.charge(connection, "ward", 5, 1000 + ids.size());
                }
            }
            for (int i = random.nextInt(4); i > 0; i--) {
                long id = 1 + random.nextInt(ROWS);
                ledger.refund(id);
                refunded.add(id);
            }
        }

        Map<Long, Integer> counts() {
            Map<Long, Integer> counts = new TreeMap<>();
            LongStream.rangeClosed(1, ROWS).filter(id -> !refunded.contains(id)).forEach(id -> counts.put(id, 0));
            ids.forEach(id -> counts.computeIfPresent(id, (same, times) -> times + 1));
            return counts;
        }
    }

    static void paging(Lines lines) throws SQLException {
        List<Integer> offset = all(true);
        List<Integer> cursor = all(false);
        lines.print("%d readings of %d rows, %d per page        offset    cursor", READINGS, ROWS, LIMIT);
        row(lines, "rows that were there all the time", offset, cursor, times -> true);
        row(lines, "  seen once", offset, cursor, times -> times == 1);
        row(lines, "  seen twice or more", offset, cursor, times -> times > 1);
        row(lines, "  never seen", offset, cursor, times -> times == 0);
    }

    private static void row(Lines lines, String name, List<Integer> offset, List<Integer> cursor, IntPredicate times) {
        lines.print("%-39s %9d %9d", name, count(offset, times), count(cursor, times));
    }

    static long count(List<Integer> seen, IntPredicate times) {
        return seen.stream().filter(times::test).count();
    }

    /** How often each row was seen, in one reading after another, each with a seed of its own. */
    static List<Integer> all(boolean offset) throws SQLException {
        List<Integer> seen = new ArrayList<>();
        for (int seed = 0; seed < READINGS; seed++) {
            seen.addAll(seen(offset, seed).values());
        }
        return seen;
    }

    /** How often each row was seen, in one reading by offset and one by cursor. */
    static List<XyPlot> pages() throws SQLException {
        return List.of(panel("By offset", true), panel("By cursor", false));
    }

    private static XyPlot panel(String title, boolean offset) throws SQLException {
        Map<Long, Integer> counts = seen(offset, 1);
        XyPlot plot = Plot.xy(430, 300, title, "row, oldest first", "times seen");
        add(plot, "once", counts, times -> times == 1);
        add(plot, "repeated", counts, times -> times > 1);
        add(plot, "skipped", counts, times -> times == 0);
        return plot.x(0, ROWS + 1).y(-0.3, 2.5).markerSize(6);
    }

    private static void add(XyPlot plot, String name, Map<Long, Integer> counts, IntPredicate times) {
        double[] ids = counts.keySet().stream()
                .filter(id -> times.test(counts.get(id)))
                .mapToDouble(id -> id)
                .toArray();
        double[] seen = Arrays.stream(ids).map(id -> counts.get((long) id)).toArray();
        if (ids.length > 0) {
            plot.points(name, ids, seen);
        }
    }
}
