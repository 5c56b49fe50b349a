package gradus.kit.threads;

import static gradus.engine.expect.Law.law;

import java.lang.reflect.InvocationTargetException;
import java.util.List;

/**
 * Two things that happen to an answer at the same time, in every mixture of their steps in which each of the two is interrupted at
 * most once: the one stands before a step, the other runs to one of its own, the first goes on to its end, then the second. No clock and no chance
 * is in it, so a look that is acted on too late is found each time.
 *
 * <pre>{@code
 * Interleavings.of(SwappedModel.class, AnswerMeetsSwap.class).hold();
 * }</pre>
 */
public final class Interleavings {
    /** What happens at the same time, once; it needs a constructor without parameters, and stands in the answer's package. */
    public interface Scenario {
        /** The two, which are then run once. */
        List<Part> parts();

        /**
         * Checks what must hold when both have ended.
         *
         * @param when how the steps were mixed: "if a swap comes while an answer stands at line 57"
         */
        void judge(String when);
    }

    /**
     * One of the two.
     *
     * @param name a noun phrase: "an answer"
     */
    public record Part(String name, Runnable work) {}

    private static final int ALL = SteppedThread.NOWHERE;

    /** Where the second may be interrupted: behind so many steps it only looks again and again whether the first has ended. */
    private static final int MOST_STEPS = 60;

    private final Class<?> scenario;

    private Interleavings(Class<?> scenario) {
        this.scenario = scenario;
    }

    /**
     * The mixtures of a scenario.
     *
     * @param answer the class whose steps are mixed, with those in it
     */
    public static Interleavings of(Class<?> answer, Class<? extends Scenario> scenario) {
        try {
            return new Interleavings(new SteppedClasses(answer).loadClass(scenario.getName()));
        } catch (ClassNotFoundException e) {
            throw new IllegalArgumentException(
                    scenario.getName() + " must stand in the package of " + answer.getName() + ", but does not", e);
        }
    }

    /**
     * Runs them all, and has each judged.
     *
     * @return how many there were
     */
    public int hold() {
        try (SteppedThread one = new SteppedThread();
                SteppedThread other = new SteppedThread()) {
            return from(0, one, other) + from(1, one, other);
        }
    }

    private int from(int first, SteppedThread one, SteppedThread other) {
        int runs = 0;
        Ran whole;
        int stop = 0;
        do {
            whole = run(first, one, stop, other, ALL);
            runs++;
            for (int second = 1; whole.firstStood() && second < whole.reached(); second++, runs++) {
                run(first, one, stop, other, second);
            }
            stop++;
        } while (whole.firstStood());
        return runs;
    }

    /**
     * What was seen of a run.
     *
     * @param firstStood whether the first came to its stop
     * @param reached how many steps the second took until it had ended, or could not go on before the first
     */
    private record Ran(boolean firstStood, int reached) {}

    private Ran run(int place, SteppedThread one, int stop, SteppedThread other, int otherStop) {
        Scenario now = made();
        List<Part> parts = now.parts();
        Part first = parts.get(place);
        Part second = parts.get(1 - place);
        one.begin(first.work(), stop, null);
        other.begin(second.work(), otherStop, one);
        int reached = Math.min(other.steps(), MOST_STEPS);
        one.goOn(other);
        other.goOn(one);
        String when = when(first, one, second, other);
        law(first.name() + " and " + second.name() + " should both end, " + when, one.ends() & other.ends())
                .but("one of them waits for ever")
                .toHold();
        thrown(one.thrown());
        thrown(other.thrown());
        now.judge(when);
        return new Ran(one.steps() > stop, reached);
    }

    private static String when(Part first, SteppedThread one, Part second, SteppedThread other) {
        String comes = "if " + second.name() + " comes ";
        String meets = one.line() == 0
                ? comes + "after " + first.name()
                : comes + "while " + first.name() + " stands at line " + one.line();
        return other.line() == 0 ? meets : meets + " and stops at line " + other.line() + " until the other has ended";
    }

    private static void thrown(Throwable thrown) {
        if (thrown instanceof Error error) {
            throw error;
        } else if (thrown instanceof RuntimeException exception) {
            throw exception;
        }
    }

    private Scenario made() {
        try {
            var constructor = scenario.getDeclaredConstructor();
            constructor.setAccessible(true);
            return (Scenario) constructor.newInstance();
        } catch (InvocationTargetException e) {
            thrown(e.getCause());
            throw new IllegalStateException(scenario.getName() + " cannot be made: " + e.getCause(), e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(scenario.getName() + " cannot be made: " + e, e);
        }
    }
}
