package gradus.workbook.fundamentals.linearalgebra;

import static gradus.engine.expect.Expect.expect;
import static gradus.engine.expect.Expect.expectRefusal;

import gradus.datasets.media.Photos;
import gradus.engine.check.Agreement;
import gradus.engine.check.Inputs;
import gradus.engine.check.Untouched;
import gradus.engine.exercise.Exercise;
import gradus.engine.exercise.ExplainedIn;
import gradus.engine.exercise.Hint;
import gradus.engine.exercise.Kind;
import gradus.engine.exercise.Needs;
import gradus.fundamentals.linearalgebra.Matrix;
import gradus.fundamentals.linearalgebra.Svd;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@Exercise(lesson = "linear-algebra", number = 4, title = "A photo to order", kind = Kind.USE, points = 8, minutes = 20)
@ExplainedIn("linear-algebra#leave-out-what-is-small")
@Hint(
        "new SimpleMatrix(photo).svd(true) has getSingularValues(), getU(), getW() and getV(). The error of every rank is known before a picture is made.")
@Hint(
        "The error of rank k is √(sum of the squares from k on) / √(sum of all squares). Which is the first k that keeps to the order?")
@Hint(
        "The picture is U's first k columns, times the corner of W, times V's first k columns, transposed. Rank 0 is a case of its own.")
class PhotoToOrderTest {
    /** Singular values 12, 4 and 3: left out are 1, 5/13 and 3/13, then nothing. */
    private static final double[][] STRIPES = {{0, 12, 0, 0}, {4, 0, 0, 0}, {0, 0, 0, 3}};

    @Test
    void the_photo_stays_as_it_is() {
        double[][] photo = copy(STRIPES);
        Untouched.of("the photo", photo)
                .usually("The photo belongs to the caller.")
                .by("compress", () -> PhotoToOrder.compress(photo, 0.3).picture());
    }

    @Test
    void the_smallest_rank_that_keeps_to_the_order_is_delivered() {
        List<Integer> ranks = Stream.of(0.2, 0.24, 0.34, 0.376)
                .map(order -> PhotoToOrder.compress(STRIPES, order).rank())
                .toList();
        expect("the ranks for singular values 12, 4, 3 and orders of 0.2, 0.24, 0.34 and 0.376", ranks)
                .ifEqual(
                        List.of(1, 1, 1, 1),
                        "The share of the squares was compared with the order: 25/169 is 0.15. The size is its root, 0.38.")
                .ifEqual(
                        List.of(2, 2, 2, 1),
                        "The singular values were added up without squaring them: 3/19 and 7/19. Sizes add as their squares.")
                .ifEqual(
                        List.of(3, 3, 1, 1),
                        "Only the first value that is left out was counted, 4/12 and 3/12. All that are left out count.")
                .ifEqual(List.of(2, 1, 1, 1), "That is one direction too few.")
                .ifEqual(List.of(3, 3, 3, 3), "That is one direction more than needed, or all of them.")
                .usually("The errors of ranks 0 to 3 are 1, 5/13, 3/13 and 0.")
                .toEqual(List.of(3, 2, 2, 2));
    }

    @Test
    @Needs("the_smallest_rank_that_keeps_to_the_order_is_delivered")
    void the_picture_is_the_nearest_of_its_rank() {
        double[][] picture = PhotoToOrder.compress(STRIPES, 0.3).picture();
        expect("the shape of the picture of a 3 × 4 photo", picture.length + " × " + picture[0].length)
                .usually("V was not transposed, or U and V were exchanged.")
                .toEqual("3 × 4");
        double[][] dark = PhotoToOrder.compress(new double[][] {{0.5, -0.25}, {0.75, 1}}, 1e-6)
                .picture();
        expect("the first row of the picture of (0.5, −0.25), (0.75, 1) at full rank", dark[0])
                .when(row -> row[1] == 0, "The picture was cut off at 0 and 1. It is asked for as the SVD makes it.")
                .usually(
                        "At full rank the picture is the photo. The singular values are missing, or V was not transposed.")
                .toBeCloseTo(new double[] {0.5, -0.25}, 1e-9);
        expect("the first row of the picture of singular values 12 and 4", picture[0])
                .usually("Of the pieces σuvᵀ those of 12 and 4 are kept.")
                .toBeCloseTo(new double[] {0, 12, 0, 0}, 1e-9);
        expect("its third row", picture[2])
                .usually("The piece of 3 is left out.")
                .toBeCloseTo(new double[4], 1e-9);
    }

    @Test
    @Needs("the_picture_is_the_nearest_of_its_rank")
    void the_picture_belongs_to_whoever_asked_for_it() {
        double[][] photo = copy(STRIPES);
        PhotoToOrder order = PhotoToOrder.compress(photo, 0.3);
        order.picture()[0][1] = 99;
        expect("the brightest pixel of the second copy, after the first was written to", order.picture()[0][1])
                .usually("The picture that was handed out is the one that is kept: hand out a copy.")
                .toBeCloseTo(12.0, 1e-9);
        photo[0][1] = 0;
        expect("the error after the caller has changed its photo", order.error())
                .usually("Something is computed from the caller's photo when it is asked for.")
                .toBeCloseTo(3 / 13.0, 1e-9);
        expect("the brightest pixel of the picture after the caller has changed its photo", order.picture()[0][1])
                .usually("The picture is computed from the caller's photo when it is asked for.")
                .toBeCloseTo(12.0, 1e-9);
    }

    @Test
    @Needs("the_smallest_rank_that_keeps_to_the_order_is_delivered")
    void a_second_photo_leaves_the_first_picture_alone() {
        PhotoToOrder first = PhotoToOrder.compress(STRIPES, 0.3);
        PhotoToOrder.compress(new double[][] {{5}}, 0.5);
        expect("the rank of the first picture after a second photo was compressed", first.rank())
                .usually("What was delivered is kept in static fields, which all pictures share.")
                .toEqual(2);
        expect("the rows of the first picture after a second photo was compressed", first.picture().length)
                .usually("What was delivered is kept in static fields, which all pictures share.")
                .toEqual(3);
    }

    @Test
    @Needs("the_smallest_rank_that_keeps_to_the_order_is_delivered")
    void error_and_numbers_are_those_of_what_was_delivered() {
        PhotoToOrder order = PhotoToOrder.compress(STRIPES, 0.3);
        expect("the error at rank 2 of singular values 12, 4, 3", order.error())
                .ifCloseTo(0.3, "What was ordered is not what is left: rank 2 misses by 3/13.")
                .usually("√9 / √169.")
                .toBeCloseTo(3 / 13.0, 1e-9);
        expect("the numbers stored for rank 2 of 3 × 4", order.numbers())
                .ifEqual(
                        12,
                        "That is the size of the photo: what is stored are not the pixels but columns, rows and singular values.")
                .ifEqual(14, "A singular value is a number as well.")
                .usually("2 · (3 + 4 + 1).")
                .toEqual(16);
    }

    @Test
    void black_photos_and_an_order_of_1_need_nothing() {
        PhotoToOrder black = PhotoToOrder.compress(new double[2][3], 0.1);
        expect("the rank of a black photo", black.rank())
                .usually(
                        "Nothing is missing at rank 0. If every rank was tried: 0 divided by 0 is NaN, which no order bounds.")
                .toEqual(0);
        expect("the error of a black photo", black.error())
                .ifNaN("0 divided by 0: a photo of size 0 needs a case of its own.")
                .usually("Nothing is missing.")
                .toEqual(0.0);
        expect(
                        "the rank of a black photo at an order of 0",
                        PhotoToOrder.compress(new double[2][3], 0).rank())
                .usually("Nothing is missing, which even an order of 0 allows.")
                .toEqual(0);
        PhotoToOrder all = PhotoToOrder.compress(STRIPES, 1);
        expect("the rank at an order of 1", all.rank())
                .usually("Everything may be missing.")
                .toEqual(0);
        expect("the numbers at rank 0", all.numbers())
                .usually("Nothing is stored.")
                .toEqual(0);
        expect("the picture of 3 × 4 at rank 0", Arrays.deepToString(all.picture()))
                .usually("A picture of zeros, as large as the photo.")
                .toEqual(Arrays.deepToString(new double[3][4]));
    }

    @Test
    void what_is_no_order_is_refused() {
        for (double order : new double[] {-0.1, 1.1, Double.NaN}) {
            expectRefusal(
                    "an order of " + order,
                    IllegalArgumentException.class,
                    "NaN is neither above 1 nor below 0: ask whether the order is between them, and refuse all else.",
                    () -> PhotoToOrder.compress(STRIPES, order));
        }
    }

    @Test
    @Needs("the_picture_is_the_nearest_of_its_rank")
    void a_corner_of_a_printed_page_keeps_its_order() {
        double[][] page = Photos.all().get("page.png").plane(0, 0);
        double[][] corner =
                IntStream.range(0, 40).mapToObj(i -> Arrays.copyOf(page[i], 64)).toArray(double[][]::new);
        PhotoToOrder order = PhotoToOrder.compress(corner, 0.1);
        Matrix photo = Matrix.of(corner);
        expect("the rank of the corner of page.png, 40 × 64, at an order of 0.1", order.rank())
                .usually("NumPy needs 5 directions.")
                .toEqual(5);
        expect(
                        "the error of its picture, measured,",
                        photo.minus(Matrix.of(order.picture())).norm() / photo.norm())
                .usually("The picture is not the one whose error was told.")
                .toBeCloseTo(order.error(), 1e-9);
    }

    @Test
    @Needs
    void agrees_with_the_solution() {
        Agreement.on(orders())
                .ask("what is delivered for {}", PhotoToOrderTest::delivered)
                .within(1e-8, o -> Matrix.of(o.photo()).norm())
                .questions(60)
                .holds();
    }

    private record Delivered(int rank, double[][] picture, double error, int numbers) {}

    private static Delivered delivered(Order asked) {
        PhotoToOrder order = PhotoToOrder.compress(asked.photo(), asked.order());
        return new Delivered(order.rank(), order.picture(), order.error(), order.numbers());
    }

    private record Order(double[][] photo, double order) {
        /** As the task promises; and no rank has just this error, nor another picture of the same error. */
        boolean isClear() {
            Svd svd = Svd.of(Matrix.of(photo));
            double[] values = svd.values();
            int k = svd.rankFor(order);
            boolean told = IntStream.rangeClosed(0, values.length)
                    .allMatch(r -> Math.abs(svd.lostAt(r) - order) > 1e-7 || order == 1);
            boolean gap = k == 0 || k == values.length || values[k - 1] - values[k] > 1e-3 * values[0];
            return values[0] == 0 || told && gap;
        }

        Stream<Order> simpler() {
            return IntStream.range(0, photo.length)
                    .filter(i -> photo.length > 1)
                    .mapToObj(i -> new Order(
                            IntStream.range(0, photo.length)
                                    .filter(row -> row != i)
                                    .mapToObj(row -> photo[row])
                                    .toArray(double[][]::new),
                            order))
                    .filter(Order::isClear);
        }
    }

    private static Inputs<Order> orders() {
        List<Order> edges = List.of(
                new Order(new double[][] {{2}}, 0.5),
                new Order(new double[][] {{1, 2, 3}}, 0.01),
                new Order(new double[][] {{1}, {2}, {3}}, 1),
                new Order(new double[3][1], 0.5),
                new Order(new double[][] {{1, 2}, {2, 4}, {3, 6}}, 0.001),
                new Order(STRIPES, 0.25));
        return Inputs.from(edges, PhotoToOrderTest::draw, Order::simpler).filter(Order::isClear);
    }

    private static Order draw(RandomGenerator random) {
        double[][] photo = new double[1 + random.nextInt(6)][1 + random.nextInt(6)];
        for (double[] row : photo) {
            Arrays.setAll(row, j -> random.nextDouble());
        }
        return new Order(photo, random.nextInt(8) == 0 ? 1e-5 : random.nextDouble());
    }

    private static double[][] copy(double[][] photo) {
        return Arrays.stream(photo).map(double[]::clone).toArray(double[][]::new);
    }
}
