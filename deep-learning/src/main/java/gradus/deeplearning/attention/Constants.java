package gradus.deeplearning.attention;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import gradus.fundamentals.Require;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** Arrays of numbers that nobody learns, made in the type of the signal that they meet. */
final class Constants {
    private Constants() {}

    /** One number for each index, row by row. */
    static NDArray of(NDManager manager, DataType type, Shape shape, IntToDoubleFunction number) {
        int size = Math.toIntExact(shape.size());
        if (type == DataType.FLOAT64) {
            double[] numbers = new double[size];
            for (int i = 0; i < size; i++) {
                numbers[i] = number.applyAsDouble(i);
            }
            return manager.create(numbers, shape);
        }
        Require.that(type == DataType.FLOAT32, "x must be FLOAT32 or FLOAT64, but was " + type);
        float[] numbers = new float[size];
        for (int i = 0; i < size; i++) {
            numbers[i] = (float) number.applyAsDouble(i);
        }
        return manager.create(numbers, shape);
    }

    /** All numbers of an array, row by row, as doubles. */
    static double[] numbers(NDArray array) {
        if (array.getDataType() == DataType.FLOAT64) {
            return array.toDoubleArray();
        }
        float[] floats = array.toFloatArray();
        return IntStream.range(0, floats.length).mapToDouble(i -> floats[i]).toArray();
    }
}
