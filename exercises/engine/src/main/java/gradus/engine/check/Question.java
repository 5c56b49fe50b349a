package gradus.engine.check;

import java.io.Serializable;

/**
 * One question of {@link Agreement}, written in the grader as a method reference or a lambda that captures nothing: it runs the
 * learner's class on an input and returns plain values. It can be found again by name in another class loader, because it is
 * serialisable.
 *
 * @param <T> the input: arrays, strings, numbers, lists, maps, enums and records of these
 * @param <R> the result: the same, and {@code Optional}
 */
@FunctionalInterface
public interface Question<T, R> extends Serializable {
    /** Asks. What it throws is an answer too. */
    R ask(T input) throws Exception;
}
