package gradus.engine.check;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Simpler lists: shorter ones first, then those with a simpler element. */
final class Lists {
    private Lists() {}

    static <E> Case<List<E>> of(List<Case<E>> elements) {
        List<E> values = new ArrayList<>();
        elements.forEach(element -> values.add(element.value()));
        return new Case<>(values, () -> Stream.concat(shorter(elements), withSimpler(elements)));
    }

    private static <E> Stream<Case<List<E>>> shorter(List<Case<E>> elements) {
        return cuts(elements.size()).map(cut -> {
            List<Case<E>> left = new ArrayList<>(elements);
            left.subList(cut[0], cut[1]).clear();
            return of(left);
        });
    }

    /** What to leave out of so many elements, from and to: all, halves, quarters …, each. */
    static Stream<int[]> cuts(int size) {
        return Stream.iterate(size, length -> length > 0, length -> length / 2)
                .flatMap(length -> IntStream.iterate(0, from -> from < size, from -> from + length)
                        .mapToObj(from -> new int[] {from, Math.min(size, from + length)}));
    }

    private static <E> Stream<Case<List<E>>> withSimpler(List<Case<E>> elements) {
        return IntStream.range(0, elements.size())
                .boxed()
                .flatMap(i -> elements.get(i)
                        .simpler()
                        .get()
                        .flatMap(simpler -> Stream.of(everywhere(elements, i, simpler), only(elements, i, simpler))));
    }

    private static <E> Case<List<E>> only(List<Case<E>> elements, int at, Case<E> simpler) {
        List<Case<E>> changed = new ArrayList<>(elements);
        changed.set(at, simpler);
        return of(changed);
    }

    /** Equal elements stay equal. */
    private static <E> Case<List<E>> everywhere(List<Case<E>> elements, int at, Case<E> simpler) {
        E old = elements.get(at).value();
        List<Case<E>> changed = new ArrayList<>(elements);
        changed.replaceAll(element -> element.value().equals(old) ? simpler : element);
        return of(changed);
    }
}
