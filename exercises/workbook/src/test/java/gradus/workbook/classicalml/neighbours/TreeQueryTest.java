package gradus.workbook.classicalml.neighbours;

import static gradus.engine.expect.Expect.expect;

import gradus.engine.check.Agreement;
import gradus.engine.check.Inputs;
import gradus.engine.check.Untouched;
import gradus.engine.exercise.Exercise;
import gradus.engine.exercise.ExplainedIn;
import gradus.engine.exercise.Hint;
import gradus.engine.exercise.Kind;
import gradus.engine.exercise.Needs;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

@Exercise(lesson = "neighbours", number = 2, title = "Ask a k-d tree", kind = Kind.BUILD, points = 5, minutes = 20)
@ExplainedIn("neighbours#the-tree")
@Hint(
        "Draw six points and one cut. When can the nearest point lie on the other side of it? How far is the other side, at least?")
@Hint(
        "All rows of the other side are beyond the cut, so none is nearer than the cut itself: the difference in one column. Compare like with like: squares with squares.")
class TreeQueryTest {
    private record Place(double x, double y) {}

    private record Ask(List<Place> rows, double x, double y) {}

    /** Points that count how often they are measured. */
    private static final class Counted implements TreeQuery.Points {
        private final double[][] rows;
        private int measured;

        Counted(double[][] rows) {
            this.rows = rows;
        }

        @Override
        public double squaredDistance(int row, double[] query) {
            measured++;
            double sum = 0;
            for (int j = 0; j < query.length; j++) {
                sum += (rows[row][j] - query[j]) * (rows[row][j] - query[j]);
            }
            return sum;
        }
    }

    @Test
    void the_query_stays_as_it_is() {
        double[][] rows = {{5, 1}, {2, 2}, {9, 9}, {4, 7}, {1, 8}, {6, 3}};
        double[] query = {3, 3};
        Untouched.of("the query", query).by("a search", () -> nearest(rows, query));
    }

    @Test
    void a_leaf_gives_its_nearest_row() {
        expect("the row nearest to 5 of a leaf 9, 6, 1", nearest(new double[][] {{9}, {6}, {1}}, 5))
                .ifEqual(0, "Was only the first row of a leaf measured?")
                .usually("A leaf is searched row by row.")
                .toEqual(1);
        expect("the row nearest to 5 of a leaf 7, 3, 6, 4", nearest(new double[][] {{7}, {3}, {6}, {4}}, 5))
                .ifEqual(0, "Was only the first row of a leaf measured?")
                .usually("6 and 4 are equally near; row 2 has the smaller number.")
                .toEqual(2);
    }

    @Test
    @Needs("a_leaf_gives_its_nearest_row")
    void the_nearest_row_on_the_own_side_is_found() {
        double[][] line = {{0}, {1}, {2}, {3}, {10}, {11}, {12}, {13}};
        expect("the row nearest to 1.2 of 0, 1, 2, 3, 10, 11, 12, 13", nearest(line, 1.2))
                .toEqual(1);
        expect("the row nearest to 12.9 of 0, 1, 2, 3, 10, 11, 12, 13", nearest(line, 12.9))
                .toEqual(7);
    }

    @Test
    @Needs("the_nearest_row_on_the_own_side_is_found")
    void the_nearest_row_may_be_just_across_the_cut() {
        double[][] line = {{0}, {1}, {2}, {3}, {10}, {11}, {12}, {13}};
        String cause =
                "The cut is at 10. The row is just across the cut from the query, and nearer than all on the own side.";
        expect("the row nearest to 9 of 0, 1, 2, 3, 10, 11, 12, 13", nearest(line, 9))
                .ifEqual(3, cause)
                .toEqual(4);
        double[][] fractions = {{0}, {0.1}, {0.2}, {0.3}, {1.0}, {1.1}, {1.2}, {1.3}};
        expect("the row nearest to 0.7 of 0, 0.1, 0.2, 0.3, 1, 1.1, 1.2, 1.3", nearest(fractions, 0.7))
                .ifEqual(
                        3,
                        "Was a distance that is not squared compared with a squared one? The cut is 0.3 away, row 3 is 0.4, squared 0.16.")
                .toEqual(4);
    }

    @Test
    @Needs("the_nearest_row_may_be_just_across_the_cut")
    void a_cut_is_as_far_as_its_own_column_says() {
        double[][] grid = new double[16][];
        for (int i = 0; i < 16; i++) {
            grid[i] = new double[] {i / 4, i % 4}; // row 3 is (0, 3)
        }
        expect("the row nearest to (−5, 3) of the points (0, 0), (0, 1), …, (3, 3)", nearest(grid, -5, 3))
                .usually(
                        "The cut of y is 1 away, whatever x is. Is the split's own column compared, or always the first column?")
                .toEqual(3);
        expect("the row nearest to (3, −5) of the points (0, 0), (0, 1), …, (3, 3)", nearest(grid, 3, -5))
                .usually(
                        "Row 12 is on the query's own side of both cuts. Was the wrong side first, and the own side then visited only where the cut is near?")
                .toEqual(12);
    }

    @Test
    @Needs("the_nearest_row_may_be_just_across_the_cut")
    void of_equally_near_rows_the_smallest_number_counts_across_the_cut_too() {
        double[][] line = {{12}, {10}, {13}, {11}, {6}, {0}, {1}, {2}};
        expect("the row nearest to 8 of 12, 10, 13, 11, 6, 0, 1, 2", nearest(line, 8))
                .ifEqual(
                        4,
                        "Row 1 is exactly as near, across the cut, and has the smaller number: the other side can matter where the cut is as far as the nearest row.")
                .toEqual(1);
    }

    @Test
    @Needs("of_equally_near_rows_the_smallest_number_counts_across_the_cut_too")
    void copies_on_both_sides_of_a_cut_are_compared() {
        copies(0, 1);
        copies(1, 0);
    }

    /** A cut at 5 with a row at 5 on either side. */
    private static void copies(int onTheLeft, int onTheRight) {
        double[][] rows = {{5}, {5}, {1}, {9}};
        TreeQuery.Node tree = new TreeQuery.Split(
                0, 5, new TreeQuery.Leaf(List.of(2, onTheLeft)), new TreeQuery.Leaf(List.of(onTheRight, 3)));
        expect(
                        "the row nearest to 5 of a tree cut at 5, row " + onTheLeft + " at 5 on the left, row "
                                + onTheRight + " at 5 on the right,",
                        TreeQuery.nearest(tree, new Counted(rows), new double[] {5}))
                .usually(
                        "A row at distance 0 has been found, and nothing is nearer; but a row as near with a smaller number may be across the cut.")
                .toEqual(0);
    }

    @Test
    @Needs("a_cut_is_as_far_as_its_own_column_says")
    void most_rows_are_never_measured() {
        SplittableRandom random = new SplittableRandom(5);
        measuresFew(1, random);
        measuresFew(1000, random);
    }

    /** 4096 points in a square, 300 queries: the limit is in the task. */
    private static void measuresFew(double side, SplittableRandom random) {
        double[][] rows = new double[4096][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = new double[] {side * random.nextDouble(), side * random.nextDouble()};
        }
        Counted points = new Counted(rows);
        TreeQuery.Node root = TreeQuery.build(rows);
        for (int i = 0; i < 300; i++) {
            TreeQuery.nearest(root, points, new double[] {side * random.nextDouble(), side * random.nextDouble()});
        }
        double mean = points.measured / 300.0;
        expect("the rows measured per query, of 4096 in a square of side " + (int) side + ",", mean)
                .when(found -> mean == 4096, "That measures every row: the cut never shuts a side out.")
                .usually(
                        "Some sides are visited for nothing. Is the own side visited first, or always the left side first, or the wrong side first? Is the cut's"
                                + " distance taken without its sign? Are both distances squared? Or was the other side judged before the own side was visited?")
                .toBeAtMost(16);
    }

    @Test
    @Needs
    void agrees_with_the_solution() {
        Inputs<Place> place = Inputs.whole(0, 6).and(Inputs.whole(0, 6), (x, y) -> new Place(x, y));
        Inputs<Ask> asks = Inputs.listOf(place, 24)
                .filter(rows -> !rows.isEmpty())
                .and(Inputs.whole(-2, 16), (rows, x) -> new Ask(rows, x / 2.0, 0))
                .and(Inputs.whole(-2, 16), (ask, y) -> new Ask(ask.rows(), ask.x(), y / 2.0));
        Agreement.on(asks)
                .ask("the row nearest to ({x}, {y}) of {rows}", TreeQueryTest::asked)
                .holds();
    }

    private static int asked(Ask ask) {
        double[][] rows = ask.rows().stream()
                .map(place -> new double[] {place.x(), place.y()})
                .toArray(double[][]::new);
        return nearest(rows, ask.x(), ask.y());
    }

    private static int nearest(double[][] rows, double... query) {
        return TreeQuery.nearest(TreeQuery.build(rows), new Counted(rows), query);
    }
}
