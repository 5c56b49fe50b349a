package gradus.workbook.fundamentals.linearalgebra;

import gradus.fundamentals.linearalgebra.Matrix;
import gradus.fundamentals.linearalgebra.Svd;

/** By the lesson's own SVD, with the error measured on the picture. */
public final class PhotoToOrder {
    private final Matrix photo;
    private final Matrix picture;
    private final int rank;

    private PhotoToOrder(Matrix photo, Matrix picture, int rank) {
        this.photo = photo;
        this.picture = picture;
        this.rank = rank;
    }

    public static PhotoToOrder compress(double[][] photo, double order) {
        Matrix A = Matrix.of(photo);
        Svd svd = Svd.of(A);
        int rank = svd.rankFor(order);
        return new PhotoToOrder(A, svd.lowRank(rank), rank);
    }

    public int rank() {
        return rank;
    }

    public int numbers() {
        return rank * (picture.rows() + picture.columns() + 1);
    }

    public double error() {
        return photo.norm() == 0 ? 0 : photo.minus(picture).norm() / photo.norm();
    }

    public double[][] picture() {
        return picture.toArray();
    }
}
