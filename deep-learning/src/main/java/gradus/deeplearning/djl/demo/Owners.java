package gradus.deeplearning.djl.demo;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import gradus.deeplearning.djl.LiveArrays;
import gradus.fundamentals.demo.Lines;

/** Who owns what, counted. */
final class Owners {
    private Owners() {}

    static void owners(Lines lines) {
        try (NDManager parent = NDManager.newBaseManager()) {
            NDArray x = parent.ones(new Shape(3));
            lines.print("                            parent   child");
            NDManager child = parent.newSubManager();
            print(lines, "x made in parent", parent, child);
            NDArray y = child.ones(new Shape(3));
            print(lines, "y made in child", parent, child);
            NDArray sum = x.add(y);
            print(lines, "x.add(y)", parent, child);
            y.add(x).mul(2);
            print(lines, "y.add(x).mul(2)", parent, child);
            sum.attach(child);
            print(lines, "sum.attach(child)", parent, child);
            child.close();
            lines.print("%-27s %6d  closed", "child.close()", LiveArrays.count(parent));
        }
    }

    private static void print(Lines lines, String what, NDManager parent, NDManager child) {
        int below = LiveArrays.count(child);
        lines.print("%-27s %6d  %6d", what, LiveArrays.count(parent) - below, below);
    }
}
