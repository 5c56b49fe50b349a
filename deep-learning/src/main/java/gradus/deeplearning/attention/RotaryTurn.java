package gradus.deeplearning.attention;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;

/** {@link Positions#rotate} for every place of an array at once: x · cos + (x S) · sin, where S swaps the numbers of each pair. */
final class RotaryTurn {
    private final int width;
    private volatile double[][] angles = new double[0][];

    RotaryTurn(int width) {
        this.width = width;
    }

    /**
     * Turns the rows of an array.
     *
     * @param x (…, time, width)
     * @return an array of the same shape
     */
    NDArray apply(NDArray x) {
        int time = (int) x.getShape().get(x.getShape().dimension() - 2);
        double[][] table = angles(time);
        NDManager manager = x.getManager();
        DataType type = x.getDataType();
        Shape places = new Shape(time, width);
        NDArray cos = Constants.of(manager, type, places, i -> Math.cos(table[i / width][i % width / 2]));
        NDArray sin = Constants.of(manager, type, places, i -> Math.sin(table[i / width][i % width / 2]));
        NDArray swap = Constants.of(manager, type, new Shape(width, width), this::swapped);
        return x.mul(cos).add(x.matMul(swap).mul(sin));
    }

    /** (a, b) S = (−b, a) for each pair. */
    private double swapped(int index) {
        int row = index / width;
        int column = index % width;
        if (row / 2 != column / 2 || row == column) {
            return 0;
        }
        return row > column ? -1 : 1;
    }

    private double[][] angles(int time) {
        double[][] known = angles;
        if (known.length < time) {
            known = new double[time][width / 2];
            for (int t = 0; t < time; t++) {
                for (int i = 0; i < width / 2; i++) {
                    known[t][i] = t * Positions.angle(i, width);
                }
            }
            angles = known;
        }
        return known;
    }
}
