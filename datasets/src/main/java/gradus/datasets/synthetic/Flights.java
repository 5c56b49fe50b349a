package gradus.datasets.synthetic;

import gradus.datasets.DataSets;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import tech.tablesaw.api.Table;

/**
 * As many flights as you like, for work on data larger than memory. Routes are drawn as often as they were flown in 2008,
 * hours of departure as often as in a sample of 2001, and delays from the quantiles of that hour in that sample
 * ({@link DataSets#FLIGHTS} holds all three). Day and minute are uniform, and nothing else depends on anything: these
 * flights have no weather, no weekends and no aircraft.
 *
 * <p>Row i depends on the seed and on i only, so that any range can be made anywhere, and in parallel.
 */
public final class Flights {
    /** The header of the file, without its line end. */
    public static final String HEADER = "flight_id,departure,delay_min,distance_mi,origin,destination";

    private static final LocalDate FIRST_DAY = LocalDate.of(2008, 1, 1);
    private static final int DAYS = 366;
    private static final int QUANTILE_STARTS = 1 << 10;
    private static final int ROWS_OF_A_TASK = 1 << 14;
    /** More than any row takes: a number of 19 digits, a time of 16, a delay of 11, a route of 14, and commas. */
    private static final int BYTES_OF_A_ROW = 72;

    private final long mixedSeed;
    private final String[] origins;
    private final String[] destinations;
    private final int[] distances;
    private final Cumulative routes;
    private final Cumulative hours;
    private final double[] probabilities;
    private final int[] firstQuantile = new int[QUANTILE_STARTS];
    private final int[][] delays;
    private final byte[][] days;
    private final byte[][] endings;

    private Flights(long seed) {
        this.mixedSeed = RowRandom.mix(seed);
        Table table = DataSets.FLIGHTS.table("routes_2008.csv.gz");
        origins = table.stringColumn("origin").asObjectArray();
        destinations = table.stringColumn("destination").asObjectArray();
        distances = table.intColumn("great_circle_mi").asIntArray();
        routes = new Cumulative(table.intColumn("count").asIntArray());
        Table quantiles = DataSets.FLIGHTS.table("delay_quantiles_by_hour.csv");
        hours = new Cumulative(quantiles.intColumn("n").asIntArray());
        probabilities = quantiles.columnNames().stream()
                .skip(2)
                .mapToDouble(name -> Integer.parseInt(name.substring(1)) / 1000.0)
                .toArray();
        for (int start = 0; start < QUANTILE_STARTS; start++) {
            firstQuantile[start] = quantileAbove(1, (double) start / QUANTILE_STARTS);
        }
        delays = IntStream.range(0, quantiles.rowCount())
                .mapToObj(hour -> IntStream.range(2, quantiles.columnCount())
                        .map(j -> quantiles.intColumn(j).get(hour))
                        .toArray())
                .toArray(int[][]::new);
        days = IntStream.range(0, DAYS)
                .mapToObj(day -> ascii("," + FIRST_DAY.plusDays(day) + " "))
                .toArray(byte[][]::new);
        endings = IntStream.range(0, origins.length)
                .mapToObj(r -> ascii("," + distances[r] + "," + origins[r] + "," + destinations[r] + "\n"))
                .toArray(byte[][]::new);
    }

    /** The flights of a seed. */
    public static Flights of(long seed) {
        return new Flights(seed);
    }

    /** Flight i, from 0. */
    public Flight flight(long i) {
        requireRow(i);
        int route = routes.draw(uniform(i, 0));
        int hour = hours.draw(uniform(i, 1));
        LocalDateTime departure =
                FIRST_DAY.plusDays((int) (uniform(i, 3) * DAYS)).atTime(hour, (int) (uniform(i, 4) * 60));
        return new Flight(
                i + 1, departure, delay(hour, uniform(i, 2)), distances[route], origins[route], destinations[route]);
    }

    /**
     * Writes a header and rows 0 to {@code rows} − 1 as CSV, made by as many threads as there are processors.
     *
     * @throws IOException if the file cannot be written
     */
    public void write(Path file, long rows) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            write(out, rows, Runtime.getRuntime().availableProcessors());
        }
    }

    /**
     * Writes a header and rows 0 to {@code rows} − 1 as CSV. The bytes do not depend on the number of threads.
     *
     * @param rows at least 0
     * @param threads how many make rows at once, at least 1; the caller's thread writes them in order
     * @throws IOException if {@code out} cannot be written to
     */
    public void write(OutputStream out, long rows, int threads) throws IOException {
        if (rows < 0 || threads < 1) {
            throw new IllegalArgumentException(
                    "rows must be at least 0 and threads at least 1, but were " + rows + " and " + threads);
        }
        out.write(ascii(HEADER + "\n"));
        ExecutorService workers = Executors.newFixedThreadPool(threads);
        try {
            Deque<Future<Block>> waiting = new ArrayDeque<>();
            Deque<Block> free = new ArrayDeque<>();
            for (long next = 0; next < rows || !waiting.isEmpty(); ) {
                if (next < rows && waiting.size() < 2 * threads) {
                    Block block = free.isEmpty() ? new Block() : free.remove();
                    long first = next;
                    int count = (int) Math.min(ROWS_OF_A_TASK, rows - first);
                    waiting.add(workers.submit(() -> block.fill(first, count)));
                    next += count;
                } else {
                    Block block = waiting.remove().get();
                    out.write(block.bytes, 0, block.length);
                    free.add(block);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while flights were being made", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a row could not be made", e.getCause());
        } finally {
            workers.shutdownNow();
        }
    }

    /** The uniform number k of row i: a counter through SplitMix64's finaliser. */
    private double uniform(long i, int k) {
        return RowRandom.unit(RowRandom.mix(mixedSeed + (i * 8 + k) * RowRandom.GOLDEN_GAMMA));
    }

    /** Inverts the piecewise linear distribution function of the hour, and rounds to whole minutes. */
    private int delay(int hour, double p) {
        int k = quantileAbove(firstQuantile[(int) (p * QUANTILE_STARTS)], p);
        int low = delays[hour][k - 1];
        int high = delays[hour][k];
        double share = (p - probabilities[k - 1]) / (probabilities[k] - probabilities[k - 1]);
        return (int) Math.floor(low + (high - low) * share + 0.5);
    }

    private int quantileAbove(int from, double p) {
        int k = from;
        while (k < probabilities.length - 1 && probabilities[k] <= p) {
            k++;
        }
        return k;
    }

    private static void requireRow(long i) {
        if (i < 0) {
            throw new IllegalArgumentException("i must be at least 0, but was " + i);
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Rows as bytes, written by hand: formatting through strings takes several times as long. */
    private final class Block {
        private final byte[] bytes = new byte[ROWS_OF_A_TASK * BYTES_OF_A_ROW];
        private int length;

        Block fill(long first, int count) {
            length = 0;
            for (long i = first; i < first + count; i++) {
                int hour = hours.draw(uniform(i, 1));
                putNumber(i + 1);
                put(days[(int) (uniform(i, 3) * DAYS)]);
                putTwoDigits(hour);
                bytes[length++] = ':';
                putTwoDigits((int) (uniform(i, 4) * 60));
                bytes[length++] = ',';
                putNumber(delay(hour, uniform(i, 2)));
                put(endings[routes.draw(uniform(i, 0))]);
            }
            return this;
        }

        private void put(byte[] text) {
            System.arraycopy(text, 0, bytes, length, text.length);
            length += text.length;
        }

        private void putTwoDigits(int number) {
            bytes[length++] = (byte) ('0' + number / 10);
            bytes[length++] = (byte) ('0' + number % 10);
        }

        private void putNumber(long number) {
            if (number < 0) {
                bytes[length++] = '-';
                number = -number;
            }
            int digits = 1;
            for (long rest = number / 10; rest > 0; rest /= 10) {
                digits++;
            }
            for (int at = length + digits - 1; at >= length; at--) {
                bytes[at] = (byte) ('0' + number % 10);
                number /= 10;
            }
            length += digits;
        }
    }

    /** Draws an index in proportion to counts. A table of starting points saves most of the search. */
    private static final class Cumulative {
        private static final int STARTS = 1 << 13;

        private final int[] upTo;
        private final int[] start = new int[STARTS];

        Cumulative(int[] counts) {
            upTo = counts.clone();
            for (int i = 1; i < upTo.length; i++) {
                upTo[i] += upTo[i - 1];
            }
            for (int s = 0; s < STARTS; s++) {
                start[s] = search(s == 0 ? 0 : start[s - 1], (int) ((double) s / STARTS * total()));
            }
        }

        private int total() {
            return upTo[upTo.length - 1];
        }

        /** The first index whose cumulative count is more than u times the total. */
        int draw(double u) {
            return search(start[(int) (u * STARTS)], (int) (u * total()));
        }

        private int search(int from, int count) {
            int i = from;
            while (upTo[i] <= count) {
                i++;
            }
            return i;
        }
    }
}
