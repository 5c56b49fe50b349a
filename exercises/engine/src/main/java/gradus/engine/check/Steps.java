package gradus.engine.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Sequences of calls on one object or several at once, for {@link Agreement}: "a.add(1), b.add(2), a.merge(b), a.add(3)". The
 * question makes the objects, does the steps, and returns what it can see after each.
 *
 * <pre>{@code
 * Inputs<List<Step>> life = Steps.on(2).call("add", Inputs.number()).withOther("merge").upTo(8);
 * }</pre>
 */
public final class Steps {
    /**
     * One call.
     *
     * @param object which object is called, from 0
     * @param method the name of what is called
     * @param argument its argument: null if it has none, an {@link Other} if it is one of the objects
     */
    public record Step(int object, String method, Object argument) {
        /** The argument, a number. */
        public double number() {
            return ((Number) argument).doubleValue();
        }

        /** Which object the argument is, from 0; it may be the one that is called. */
        public int other() {
            return ((Other) argument).object();
        }

        /** The call as it is told: {@code a.add(5)}. */
        @Override
        public String toString() {
            String told = argument == null ? "" : PlainText.input(PlainValue.ofInput(argument));
            return name(object) + "." + method + "(" + told + ")";
        }

        /** Whether nothing in it can change, so that it is its own plain form. */
        boolean isPlain() {
            return argument == null
                    || argument instanceof Other
                    || argument instanceof Number
                    || argument instanceof Boolean
                    || argument instanceof String;
        }

        private Step renamed(Map<Integer, Integer> names) {
            int called = names.computeIfAbsent(object, any -> names.size());
            return new Step(
                    called,
                    method,
                    argument instanceof Other o
                            ? new Other(names.computeIfAbsent(o.object(), any -> names.size()))
                            : argument);
        }
    }

    /** An argument that is one of the objects, from 0. */
    public record Other(int object) {
        @Override
        public String toString() {
            return name(object);
        }
    }

    private final int objects;
    private final List<Inputs<Step>> calls;

    private Steps(int objects, List<Inputs<Step>> calls) {
        this.objects = objects;
        this.calls = calls;
    }

    /** Steps on so many objects, which are told as a, b, c. */
    public static Steps on(int objects) {
        return new Steps(objects, List.of());
    }

    /** A call with an argument. */
    public <A> Steps call(String method, Inputs<A> argument) {
        return with(Inputs.whole(0, objects - 1).and(argument, (object, a) -> new Step(object, method, a)));
    }

    /** A call without an argument. */
    public Steps call(String method) {
        return with(Inputs.whole(0, objects - 1).map(object -> new Step(object, method, null)));
    }

    /** A call whose argument is one of the objects, itself included. */
    public Steps withOther(String method) {
        return call(method, Inputs.whole(0, objects - 1).map(Other::new));
    }

    /** All sequences of up to so many of the calls; the object that is named first is a. */
    public Inputs<List<Step>> upTo(int most) {
        if (calls.isEmpty()) {
            throw new IllegalStateException("name a call first");
        }
        Inputs<List<Step>> single = Inputs.listOf(calls.get(0), most);
        List<Case<List<Step>>> edges = new ArrayList<>(single.edges());
        for (int first = 0; first < calls.size(); first++) {
            for (int second = 0; second < calls.size(); second++) {
                edges.addAll(edges(first, second));
            }
        }
        return new Inputs<>(edges, random -> drawn(random, random.nextInt(most + 1))).map(Steps::inOrderOfNames);
    }

    /** Sequences that begin with one kind of call, go on with another, and come back. */
    private List<Case<List<Step>>> edges(int first, int second) {
        SplittableRandom random = new SplittableRandom(first * 31L + second);
        return Stream.of(new int[] {first, second}, new int[] {first, second, first}, new int[] {
                    first, first, second, second
                })
                .map(kinds -> Lists.of(IntStream.of(kinds)
                        .mapToObj(kind -> calls.get(kind).any(random))
                        .toList()))
                .toList();
    }

    private Case<List<Step>> drawn(SplittableRandom random, int length) {
        return Lists.of(IntStream.range(0, length)
                .mapToObj(i -> calls.get(random.nextInt(calls.size())).any(random))
                .toList());
    }

    private static List<Step> inOrderOfNames(List<Step> steps) {
        Map<Integer, Integer> names = new HashMap<>();
        return steps.stream().map(step -> step.renamed(names)).toList();
    }

    private Steps with(Inputs<Step> call) {
        List<Inputs<Step>> more = new ArrayList<>(calls);
        more.add(call);
        return new Steps(objects, List.copyOf(more));
    }

    private static String name(int object) {
        return Character.toString((char) ('a' + object));
    }
}
