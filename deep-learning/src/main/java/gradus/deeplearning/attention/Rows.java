package gradus.deeplearning.attention;

import gradus.fundamentals.linearalgebra.Matrix;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.IntStream;

/** Small arithmetic of matrices, element by element. */
final class Rows {
    private Rows() {}

    static Matrix plus(Matrix a, Matrix b) {
        return zip(a, b, Double::sum);
    }

    static Matrix zip(Matrix a, Matrix b, DoubleBinaryOperator f) {
        double[][] rows = a.toArray();
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < rows[i].length; j++) {
                rows[i][j] = f.applyAsDouble(rows[i][j], b.get(i, j));
            }
        }
        return Matrix.of(rows);
    }

    /** Columns from to from + width. */
    static Matrix columns(Matrix x, int from, int width) {
        return x.columnsAt(IntStream.range(from, from + width).toArray());
    }

    /** Side by side, in this order. */
    static Matrix beside(List<Matrix> parts) {
        int rows = parts.get(0).rows();
        double[][] all = new double[rows][];
        for (int i = 0; i < rows; i++) {
            int row = i;
            all[i] = parts.stream()
                    .flatMapToDouble(part -> Arrays.stream(part.row(row)))
                    .toArray();
        }
        return Matrix.of(all);
    }

    /** Each row turned by its place, or back. */
    static Matrix rotated(Matrix x, int direction) {
        double[][] rows = x.toArray();
        for (int place = 0; place < rows.length; place++) {
            rows[place] = Positions.rotate(rows[place], direction * place);
        }
        return Matrix.of(rows);
    }
}
