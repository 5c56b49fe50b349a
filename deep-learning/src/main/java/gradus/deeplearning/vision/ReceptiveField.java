package gradus.deeplearning.vision;

import gradus.fundamentals.Require;
import java.util.List;

/**
 * Which part of the picture one number of a layer depends on.
 *
 * @param size rows and columns of pixels that it can see
 * @param step pixels between the fields of two numbers side by side
 */
public record ReceptiveField(int size, int step) {
    /** A pixel sees itself. */
    public static final ReceptiveField PIXEL = new ReceptiveField(1, 1);

    public ReceptiveField {
        Require.atLeast("size", size, 1);
        Require.atLeast("step", step, 1);
    }

    /** The field after one more layer: k − 1 more steps wide, and its own steps s times as far. */
    public ReceptiveField through(Window window) {
        return new ReceptiveField(size + (window.size() - 1) * step, step * window.stride());
    }

    /** The field after several layers, the first of them nearest to the picture. */
    public static ReceptiveField through(List<Window> windows) {
        ReceptiveField field = PIXEL;
        for (Window window : windows) {
            field = field.through(window);
        }
        return field;
    }
}
