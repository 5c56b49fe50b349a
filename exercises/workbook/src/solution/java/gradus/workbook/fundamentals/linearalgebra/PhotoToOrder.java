package gradus.workbook.fundamentals.linearalgebra;

import org.ejml.simple.SimpleMatrix;
import org.ejml.simple.SimpleSVD;

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
 * @see <a href="../../../../../../../../../fundamentals/docs/linear-algebra.md">fundamentals/docs/linear-algebra.md</a>
 */
public final class PhotoToOrder {
    // begin solution: what is delivered
    private final int rank;
    private final double error;
    private final double[][] picture;

    private PhotoToOrder(int rank, double error, double[][] picture) {
        this.rank = rank;
        this.error = error;
        this.picture = picture;
    }
    // instead of
    // private PhotoToOrder() {}
    // end solution

    /**
     * Compresses a photo.
     *
     * @param photo rows of brightness, all of one length, each number 0 or from 1e-100 to 1e100 in size; must not be modified
     * @param order the largest error allowed, from 0 to 1
     * @throws IllegalArgumentException if the order is not from 0 to 1
     */
    public static PhotoToOrder compress(double[][] photo, double order) {
        // begin solution: the smallest rank that keeps to the order, by the singular values; then its picture
        if (!(order >= 0 && order <= 1)) {
            throw new IllegalArgumentException("order must be between 0 and 1, but was " + order);
        }
        SimpleSVD<SimpleMatrix> svd = new SimpleMatrix(photo).svd(true);
        double[] values = svd.getSingularValues();
        int rank = 0;
        while (lost(values, rank) > order) {
            rank++;
        }
        SimpleMatrix picture = new SimpleMatrix(photo.length, photo[0].length);
        if (rank > 0) {
            SimpleMatrix U = svd.getU().cols(0, rank);
            SimpleMatrix W = svd.getW().extractMatrix(0, rank, 0, rank);
            picture = U.mult(W).mult(svd.getV().cols(0, rank).transpose());
        }
        return new PhotoToOrder(rank, lost(values, rank), picture.toArray2());
        // end solution
    }

    /** How many directions are kept. */
    public int rank() {
        // begin solution: the rank
        return rank;
        // end solution
    }

    /** How many numbers are stored: for each direction a column, a row and a singular value. */
    public int numbers() {
        // begin solution: a column, a row and a number for each direction
        return rank * (picture.length + picture[0].length + 1);
        // end solution
    }

    /** The error of the picture, |photo − picture| / |photo|: at most what was ordered, and usually less. */
    public double error() {
        // begin solution: the error that is left
        return error;
        // end solution
    }

    /** The picture, as many rows and columns as the photo; a fresh copy for each call. */
    public double[][] picture() {
        // begin solution: a copy of the picture
        double[][] copy = new double[picture.length][];
        for (int i = 0; i < copy.length; i++) {
            copy[i] = picture[i].clone();
        }
        return copy;
        // end solution
    }

    /** The size of the singular values from the given one on, as a fraction of the size of all; 0 where all are 0. */
    private static double lost(double[] values, int from) {
        // begin solution: a root of a sum of squares, as a fraction of another
        double all = 0;
        double rest = 0;
        for (int k = 0; k < values.length; k++) {
            all += values[k] * values[k];
            rest += k < from ? 0 : values[k] * values[k];
        }
        return all == 0 ? 0 : Math.sqrt(rest / all);
        // end solution
    }
}
