package gradus.deeplearning.languagemodel;

import gradus.fundamentals.Require;

/**
 * How a GPT is trained: Adam, whose rate climbs over a tenth of the steps (100 at most) and falls along a cosine; gradients no longer than 1.
 *
 * @param steps how many times the weights move, at least 2
 * @param windows how many windows are seen per step, at least 1
 * @param peak the highest learning rate, above 0
 * @param seed of the windows
 */
public record Schooling(int steps, int windows, float peak, int seed) {
    public Schooling {
        Require.atLeast("steps", steps, 2);
        Require.atLeast("windows", windows, 1);
        Require.above("peak", peak, 0);
    }
}
