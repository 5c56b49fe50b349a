package gradus.engine.check;

import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** An input, with the simpler ones that may show the same difference; the simplest come first. */
record Case<T>(T value, Supplier<Stream<Case<T>>> simpler) {
    /** An input that has no simpler form. */
    static <T> Case<T> simplest(T value) {
        return new Case<>(value, Stream::empty);
    }

    /** An input whose simpler forms are found by a rule. */
    static <T> Case<T> of(T value, Function<T, Stream<T>> simpler) {
        return new Case<>(value, () -> simpler.apply(value).map(s -> of(s, simpler)));
    }

    <U> Case<U> map(Function<? super T, ? extends U> function) {
        return new Case<>(function.apply(value), () -> simpler.get().map(s -> s.map(function)));
    }

    Case<T> filter(Predicate<? super T> rule) {
        return new Case<>(
                value, () -> simpler.get().filter(s -> rule.test(s.value)).map(s -> s.filter(rule)));
    }
}
