package gradus.fundamentals.linearalgebra.demo;

import gradus.datasets.media.Photos;
import gradus.fundamentals.demo.Lines;
import gradus.fundamentals.demo.Strip;
import gradus.fundamentals.linearalgebra.Matrix;
import gradus.fundamentals.linearalgebra.Svd;
import java.util.List;
import java.util.stream.DoubleStream;
import org.ejml.simple.SimpleMatrix;

/** Two photographs of 256 × 256 numbers, one with a pattern along its rows and columns and one without; of the gravel the singular values, by EJML. */
record Textures(Matrix bricks, Svd ofBricks, Matrix gravel, List<Double> ofGravel) {
    static Textures of(Photos photos) {
        Matrix bricks = Matrix.of(photos.get("brick.png").plane(0, 0));
        Matrix gravel = Matrix.of(photos.get("gravel.png").plane(0, 0));
        double[] values =
                new SimpleMatrix(gravel.toArray()).svd(true).getSingularValues(); // nothing else of it is needed
        return new Textures(
                bricks, Svd.of(bricks), gravel, DoubleStream.of(values).boxed().toList());
    }

    void kept(Lines lines) {
        lines.print("error, in %% of the photo      numbers kept   bricks   gravel");
        for (int side : new int[] {8, 4, 2}) {
            int cells = bricks.rows() * bricks.columns() / side / side;
            int k = cells / numbersOfOne();
            row(
                    lines,
                    "means of " + side + " × " + side + " pixels",
                    cells,
                    lostOnGrid(bricks, side),
                    lostOnGrid(gravel, side));
            row(lines, "rank " + k, k * numbersOfOne(), ofBricks.lostAt(k), lostOfGravelAt(k));
        }
    }

    private static void row(Lines lines, String kept, int numbers, double lostOfBricks, double lostOfGravel) {
        lines.print("%-27s %13d %8.1f %8.1f", kept, numbers, 100 * lostOfBricks, 100 * lostOfGravel);
    }

    double lostOfGravelAt(int k) {
        return Math.sqrt(squares(ofGravel.subList(k, ofGravel.size())) / squares(ofGravel));
    }

    private static double squares(List<Double> values) {
        return values.stream().mapToDouble(x -> x * x).sum();
    }

    /** One direction costs a column, a row and a singular value. */
    private int numbersOfOne() {
        return bricks.rows() + bricks.columns() + 1;
    }

    /** The bricks from 1, 5, 20 and 50 directions, and as they are. */
    Strip strip() {
        Strip strip = Strip.of(1);
        for (int k : new int[] {1, 5, 20, 50}) {
            strip.frame("rank " + k, ofBricks.lowRank(k).toArray());
        }
        return strip.frame("all 256", bricks.toArray());
    }

    /** The relative error of a photo whose squares of pixels are each replaced by their mean. */
    static double lostOnGrid(Matrix photo, int side) {
        double[][] flat = new double[photo.rows()][photo.columns()];
        for (int i = 0; i < flat.length; i++) {
            for (int j = 0; j < flat[i].length; j++) {
                flat[i][j] = mean(photo, i / side * side, j / side * side, side);
            }
        }
        return photo.minus(Matrix.of(flat)).norm() / photo.norm();
    }

    private static double mean(Matrix photo, int top, int left, int side) {
        double sum = 0;
        for (int i = top; i < top + side; i++) {
            for (int j = left; j < left + side; j++) {
                sum += photo.get(i, j);
            }
        }
        return sum / (side * side);
    }
}
