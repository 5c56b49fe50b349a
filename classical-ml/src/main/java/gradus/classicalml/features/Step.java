package gradus.classicalml.features;

import gradus.fundamentals.Require;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * One step from a table to numbers. It learns what it needs from training rows, once, and hands out a transformation that learns
 * nothing more. There is no way to apply a step that has not been fitted, and none to fit it again by accident.
 *
 * @param <I> what comes in
 * @param <O> what goes out, a row for each row
 */
@FunctionalInterface
public interface Step<I, O> {
    /**
     * Learns from training rows.
     *
     * @param training the training rows and no others
     * @param targets the target of each training row; steps that need none ignore them
     */
    Fitted<I, O> fit(I training, double[] targets);

    /** This step, and then the next: it learns from what the training rows have become. */
    default <P> Step<I, P> then(Step<O, P> next) {
        Require.given("next", next);
        return (training, targets) -> {
            Fitted<I, O> first = fit(training, targets);
            Fitted<O, P> second = next.fit(first.training(), targets);
            return new Fitted<>(second.training(), first.transform().andThen(second.transform()));
        };
    }

    /** A step that has nothing to learn: each row becomes what it becomes, whatever the other rows are. */
    static <I, O> Step<I, O> fixed(Function<I, O> transform) {
        Require.given("transform", transform);
        return (training, targets) -> Fitted.alike(training, transform);
    }

    /**
     * Several steps side by side: each gets the whole input, and their columns stand next to each other.
     *
     * @throws IllegalArgumentException if there is no step; when fitted, if two steps give columns of one name
     */
    @SafeVarargs
    static <I> Step<I, Features> beside(Step<I, Features>... steps) {
        List<Step<I, Features>> all = new ArrayList<>();
        for (Step<I, Features> step : steps) {
            all.add(Require.given("step", step));
        }
        Require.that(!all.isEmpty(), "steps must be at least one, but were none");
        return (training, targets) -> {
            List<Function<I, Features>> transforms = new ArrayList<>();
            Features columns = null;
            for (Step<I, Features> step : all) {
                Fitted<I, Features> fitted = step.fit(training, targets);
                transforms.add(fitted.transform());
                columns = columns == null ? fitted.training() : columns.beside(fitted.training());
            }
            return new Fitted<>(columns, rows -> besideEachOther(transforms, rows));
        };
    }

    private static <I> Features besideEachOther(List<Function<I, Features>> transforms, I rows) {
        return transforms.stream()
                .map(transform -> transform.apply(rows))
                .reduce(Features::beside)
                .orElseThrow();
    }
}
