package gradus.classicalml.features;

import gradus.fundamentals.Require;
import java.util.function.Function;

/**
 * What a step has learned from its training rows.
 *
 * @param training what the training rows became. For most steps that is {@code apply(training)}; for one that learns from targets it
 *     is not, since no row may be described by its own target
 * @param transform what any other row becomes; it learns nothing from the rows it is given
 */
public record Fitted<I, O>(O training, Function<I, O> transform) {
    /** @throws IllegalArgumentException if either is null */
    public Fitted {
        Require.given("training", training);
        Require.given("transform", transform);
    }

    /** For a step that treats training rows as it will treat all others. */
    public static <I, O> Fitted<I, O> alike(I training, Function<I, O> transform) {
        return new Fitted<>(transform.apply(training), transform);
    }

    /** What these rows become: test rows, or the rows of tomorrow. */
    public O apply(I rows) {
        return transform.apply(rows);
    }
}
