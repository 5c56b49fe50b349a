package gradus.workbook.fundamentals.linearalgebra;

import static gradus.engine.exercise.Todo.todo;

/**
 * A photo, compressed to an error that is stated beforehand. Use EJML's SVD; another library, or the lesson's own, is as good.
 *
 * <p>The order says how far the picture may be from the photo, as a fraction of it: |photo − picture| / |photo|, where the size of a
 * table is the root of the sum of its squares. Deliver the picture of the smallest rank that keeps to the order: of all
 * pictures of that rank, the nearest.
 *
 * <ul>
 *   <li>With an order of 1 nothing need be stored: rank 0, a picture of zeros. A black photo, all zeros, has rank 0 and an error of 0 for
 *       any order. For other photos nobody orders less than a millionth, where rounding would decide.
 *   <li>Photos may be wide or tall. The picture is as the SVD makes it, also where it is a little below 0 or above 1.
 *   <li>The photo stays as it is, and may change after the compression without any effect on what was delivered.
 * </ul>
 *
 * <p>You may want to import {@link org.ejml.simple.SimpleMatrix}, {@link org.ejml.simple.SimpleSVD}.
 *
 * @see <a href="../../../../../../../../../fundamentals/docs/linear-algebra.md">fundamentals/docs/linear-algebra.md</a>
 */
public final class PhotoToOrder {
    private PhotoToOrder() {}

    /**
     * Compresses a photo.
     *
     * @param photo rows of brightness, all of one length, each number 0 or from 1e-100 to 1e100 in size; must not be modified
     * @param order the largest error allowed, from 0 to 1
     * @throws IllegalArgumentException if the order is not from 0 to 1
     */
    public static PhotoToOrder compress(double[][] photo, double order) {
        return todo("the smallest rank that keeps to the order, by the singular values; then its picture");
    }

    /** How many directions are kept. */
    public int rank() {
        return todo("the rank");
    }

    /** How many numbers are stored: for each direction a column, a row and a singular value. */
    public int numbers() {
        return todo("a column, a row and a number for each direction");
    }

    /** The error of the picture, |photo − picture| / |photo|: at most what was ordered, and usually less. */
    public double error() {
        return todo("the error that is left");
    }

    /** The picture, as many rows and columns as the photo; a fresh copy for each call. */
    public double[][] picture() {
        return todo("a copy of the picture");
    }

    /** The size of the singular values from the given one on, as a fraction of the size of all; 0 where all are 0. */
    @SuppressWarnings("unused") // until your code uses it
    private static double lost(double[] values, int from) {
        return todo("a root of a sum of squares, as a fraction of another");
    }
}
