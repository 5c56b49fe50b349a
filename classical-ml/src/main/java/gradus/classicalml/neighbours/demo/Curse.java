package gradus.classicalml.neighbours.demo;

import gradus.classicalml.neighbours.BallTree;
import gradus.classicalml.neighbours.BlockedSearch;
import gradus.classicalml.neighbours.BruteForce;
import gradus.classicalml.neighbours.Distance;
import gradus.classicalml.neighbours.KdTree;
import gradus.classicalml.neighbours.NeighbourSearch;
import gradus.classicalml.neighbours.Neighbours;
import gradus.classicalml.neighbours.ProjectionForest;
import gradus.classicalml.neighbours.UniformRows;
import gradus.fundamentals.demo.Lines;
import gradus.fundamentals.demo.Plot;
import gradus.fundamentals.demo.XyPlot;
import gradus.fundamentals.descriptive.Descriptive;
import gradus.fundamentals.linearalgebra.Matrix;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** What becomes of distances, and of the trees that live on them, as columns are added. */
final class Curse {
    private static final int QUERIES = 20;
    private static final int[] DIMENSIONS = {2, 8, 16, 20};

    private final Letters letters;

    Curse(Letters letters) {
        this.letters = letters;
    }

    void distances(Lines lines) {
        lines.print("distances from a point to 2000 others, %d points", QUERIES);
        lines.print("                 nearest / mean   farthest / mean   sd / mean   0.59 / √d");
        for (int d : new int[] {2, 10, 20, 100, 1000}) {
            double[] s = spread(UniformRows.of(2000 + QUERIES, d, d));
            lines.print(
                    "uniform, d = %-4d         %5.2f             %5.2f       %5.2f       %5.2f",
                    d, s[0], s[1], s[2], 0.59 / Math.sqrt(d));
        }
        double[] s = spread(letters.firstRows(2000 + QUERIES));
        lines.print("letters, d = 16           %5.2f             %5.2f       %5.2f", s[0], s[1], s[2]);
    }

    /** Nearest, farthest and standard deviation over the mean distance, averaged over the queries: the last rows. */
    static double[] spread(Matrix rows) {
        int n = rows.rows() - QUERIES;
        NeighbourSearch others =
                new BruteForce(rows.rowsAt(IntStream.range(0, n).toArray()), Distance.EUCLIDEAN);
        double[] sums = new double[3];
        for (int q = n; q < rows.rows(); q++) {
            double[] distances = others.nearest(rows.row(q), n).distances();
            double mean = Descriptive.mean(distances);
            sums[0] += distances[0] / mean / QUERIES;
            sums[1] += distances[n - 1] / mean / QUERIES;
            sums[2] += Descriptive.standardDeviation(distances) / mean / QUERIES;
        }
        return sums;
    }

    XyPlot chart() {
        XyPlot plot = Plot.xy(700, 380, "Distances concentrate", "distance / mean distance", "share of points, %")
                .x(0, 2.2);
        int[] dimensions = {2, 10, 100, 1000};
        for (int c = 0; c < dimensions.length; c++) {
            int d = dimensions[c];
            Matrix rows = UniformRows.of(2001, d, 7);
            NeighbourSearch others =
                    new BruteForce(rows.rowsAt(IntStream.range(0, 2000).toArray()), Distance.EUCLIDEAN);
            double[] asked = new double[d];
            Arrays.fill(asked, 0.25);
            double[] distances = others.nearest(asked, 2000).distances();
            double mean = Descriptive.mean(distances);
            double[] share = new double[55];
            for (double distance : distances) {
                share[(int) Math.min(54, distance / mean * 25)] += 100 / 2000.0;
            }
            plot.line(
                    "d = " + d,
                    IntStream.range(0, 55).mapToDouble(i -> (i + 0.5) / 25).toArray(),
                    share,
                    Plot.colour(c));
        }
        return plot;
    }

    void measured(Lines lines) {
        lines.print("rows that a tree measures per query, of 20,000; 5 nearest");
        lines.print("                 k-d tree   ball tree");
        for (int d : DIMENSIONS) {
            row(lines, "uniform, d = " + d, UniformRows.of(20_000 + QUERIES, d, d));
        }
        row(lines, "letters, d = 16", letters.features());
    }

    private static void row(Lines lines, String label, Matrix rows) {
        double[] measured = rowsMeasured(rows);
        lines.print("%-16s   %6.0f      %6.0f", label, measured[0], measured[1]);
    }

    /** Rows measured per query by the k-d tree and the ball tree over all but the last rows, which ask. */
    static double[] rowsMeasured(Matrix rows) {
        int n = rows.rows() - QUERIES;
        Matrix searched = rows.rowsAt(IntStream.range(0, n).toArray());
        KdTree boxes = new KdTree(searched);
        BallTree balls = new BallTree(searched, Distance.EUCLIDEAN);
        double[] sums = new double[2];
        for (int q = n; q < rows.rows(); q++) {
            sums[0] += (double) boxes.rowsMeasured(rows.row(q), 5) / QUERIES;
            sums[1] += (double) balls.rowsMeasured(rows.row(q), 5) / QUERIES;
        }
        return sums;
    }

    void doubling(Lines lines) {
        lines.print("rows that the k-d tree measures per query as n doubles");
        lines.print("     n      d = 2    d = 8   d = 16");
        for (int n = 2500; n <= 10_000; n *= 2) {
            lines.print("%6d   %7.0f  %7.0f  %7.0f", n, boxes(n, 2), boxes(n, 8), boxes(n, 16));
        }
    }

    /** Rows that the k-d tree measures per query, over n uniform rows. */
    static double boxes(int n, int d) {
        Matrix rows = UniformRows.of(n + QUERIES, d, 31L * n + d);
        KdTree tree = new KdTree(rows.rowsAt(IntStream.range(0, n).toArray()));
        return IntStream.range(n, n + QUERIES)
                .mapToDouble(q -> tree.rowsMeasured(rows.row(q), 5))
                .average()
                .orElseThrow();
    }

    void nearly(Lines lines) {
        int[] candidates = {200, 1000, 4000};
        double[] cube = found(UniformRows.of(20_000 + QUERIES, 20, 20), 1, candidates);
        double[] real = found(letters.features(), 1, candidates);
        lines.print("share of the true five nearest that ten random trees find");
        lines.print("rows measured        uniform, d = 20   letters");
        for (int i = 0; i < candidates.length; i++) {
            lines.print(
                    "%5d of 20,000            %5.1f%%         %5.1f%%", candidates[i], 100 * cube[i], 100 * real[i]);
        }
    }

    /** By number of candidates: the share of the five nearest that the forest finds; of equally far rows any will do. */
    static double[] found(Matrix rows, long seed, int... candidates) {
        int n = rows.rows() - QUERIES;
        Matrix searched = rows.rowsAt(IntStream.range(0, n).toArray());
        Matrix queries = rows.rowsAt(IntStream.range(n, rows.rows()).toArray());
        List<Neighbours> exact = new BlockedSearch(searched).nearestToEach(queries, 5); // nothing to build
        ProjectionForest forest = new ProjectionForest(searched, 10, 1, seed);
        return Arrays.stream(candidates)
                .mapToDouble(each -> found(exact, forest.withCandidates(each).nearestToEach(queries, 5)))
                .toArray();
    }

    private static double found(List<Neighbours> exact, List<Neighbours> near) {
        long found = 0;
        for (int q = 0; q < QUERIES; q++) {
            double fifth = exact.get(q).distance(4);
            found += Arrays.stream(near.get(q).distances())
                    .filter(distance -> distance <= fifth)
                    .count();
        }
        return found / (5.0 * QUERIES);
    }
}
