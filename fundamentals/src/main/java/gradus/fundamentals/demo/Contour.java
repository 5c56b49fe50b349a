package gradus.fundamentals.demo;

import java.util.function.DoubleBinaryOperator;
import java.util.stream.DoubleStream;

/**
 * The line along which a function of two variables has one value, by marching over triangles: each cell of a grid is cut in two, and the
 * function is taken to be flat on each half.
 */
public final class Contour {
    /** The part of the plane that is looked at. */
    public record Box(double fromX, double toX, double fromY, double toY) {}

    private final DoubleStream.Builder xs = DoubleStream.builder();
    private final DoubleStream.Builder ys = DoubleStream.builder();
    private final double[] x;
    private final double[] y;

    private Contour(Box box, int cells, DoubleBinaryOperator function, double level) {
        double width = (box.toX() - box.fromX()) / cells;
        double height = (box.toY() - box.fromY()) / cells;
        for (int i = 0; i < cells; i++) {
            for (int j = 0; j < cells; j++) {
                double left = box.fromX() + i * width;
                double low = box.fromY() + j * height;
                Corner a = new Corner(left, low, function, level);
                Corner b = new Corner(left + width, low, function, level);
                Corner c = new Corner(left + width, low + height, function, level);
                Corner d = new Corner(left, low + height, function, level);
                cut(a, b, c);
                cut(a, c, d);
            }
        }
        x = xs.build().toArray();
        y = ys.build().toArray();
    }

    static Contour of(Box box, int cells, DoubleBinaryOperator function, double level) {
        return new Contour(box, cells, function, level);
    }

    boolean isEmpty() {
        return x.length == 0;
    }

    /** Begin and end of each piece, and a third number to go with the gap. */
    double[] x() {
        return x;
    }

    /** Begin and end of each piece, then NaN: a gap. */
    double[] y() {
        return y;
    }

    /** A corner of a triangle, and how far the function is above the level there. */
    private record Corner(double x, double y, double above) {
        Corner(double x, double y, DoubleBinaryOperator function, double level) {
            this(x, y, function.applyAsDouble(x, y) - level);
        }

        boolean isAcross(Corner other) {
            return above > 0 != other.above > 0;
        }
    }

    /** The line crosses two sides of a triangle, or none. */
    private void cut(Corner a, Corner b, Corner c) {
        if (!a.isAcross(b) && !b.isAcross(c)) {
            return;
        }
        cross(a, b);
        cross(b, c);
        cross(c, a);
        xs.add(a.x());
        ys.add(Double.NaN);
    }

    private void cross(Corner from, Corner to) {
        if (from.isAcross(to)) {
            double share = from.above() / (from.above() - to.above());
            xs.add(from.x() + share * (to.x() - from.x()));
            ys.add(from.y() + share * (to.y() - from.y()));
        }
    }
}
