package gradus.deeplearning.djl.demo;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import gradus.fundamentals.demo.Lines;
import java.nio.ByteBuffer;

/** What becomes of numbers in arrays of a type. */
final class Types {
    private Types() {}

    static void types(Lines lines) {
        try (NDManager manager = NDManager.newBaseManager()) {
            NDArray ids = manager.create(new int[] {16_777_216, 16_777_217});
            NDArray floats = ids.toType(DataType.FLOAT32, false);
            NDArray bytes = manager.create(ByteBuffer.wrap(new byte[] {(byte) 200}), new Shape(1), DataType.UINT8);
            lines.print("16,777,217 as FLOAT32           %.0f", floats.getFloat(1));
            lines.print("200 + 100 as UINT8              %d", bytes.add(100).toUint8Array()[0]);
            lines.print("INT32 divided by 2              %s", name(ids.div(2)));
            lines.print("INT32 summed                    %s", name(ids.sum()));
            lines.print(
                    "FLOAT32 (1) + FLOAT64 (1)       %s", name(ones(manager, 1).add(doubles(manager, 1))));
            lines.print(
                    "FLOAT32 (1) + FLOAT64 ()        %s", name(ones(manager, 1).add(manager.create(1.0))));
        }
    }

    private static NDArray ones(NDManager manager, long size) {
        return manager.ones(new Shape(size));
    }

    private static NDArray doubles(NDManager manager, long size) {
        return manager.ones(new Shape(size), DataType.FLOAT64);
    }

    private static String name(NDArray array) {
        return array.getDataType().name();
    }
}
