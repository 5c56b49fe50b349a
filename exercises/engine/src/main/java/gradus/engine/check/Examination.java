package gradus.engine.check;

import gradus.engine.check.Asked.Finding;
import gradus.engine.expect.CheckFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** One run of {@link Agreement}: asks both sides, and tells the first difference as small as it can be made. */
final class Examination<T> {
    /** A question that was asked about an input. */
    record Ask<T>(int question, Case<T> input) {}

    private static final long BUDGET = 150_000_000;
    private static final long SHRINKING = 500_000_000;
    private static final int ATTEMPTS = 2000;

    private final Inputs<T> inputs;
    private final List<Asked<T>> asked;
    private final Sides sides;
    private final int questions;
    private final Side solution;
    private final Side answer;
    private final List<Ask<T>> history = new ArrayList<>();
    private final List<Kept> earlier = new ArrayList<>();

    /** An earlier result, and what it was then. */
    private record Kept(Ask<?> ask, Object raw, Object then) {}

    Examination(Inputs<T> inputs, List<Asked<T>> asked, Sides sides, int questions) {
        this.inputs = inputs;
        this.asked = asked;
        this.sides = sides;
        this.questions = questions;
        this.answer = sides.answer();
        this.solution = sides.solution();
        asked.forEach(question -> earlier.add(null));
    }

    void run() {
        inputs.edges().forEach(this::ask);
        long until = Side.processorNanos() + BUDGET;
        for (int n = 0; n < questions && Side.processorNanos() < until; n++) {
            ask(inputs.drawn(n));
        }
    }

    private void ask(Case<T> input) {
        for (int q = 0; q < asked.size(); q++) {
            Ask<T> ask = new Ask<>(q, input);
            history.add(ask);
            Outcome came = answer.ask(q, input.value());
            Finding finding = asked.get(q).judge(input.value(), solution.ask(q, input.value()), came);
            if (finding != null) {
                throw told(ask, finding);
            }
            requireEarlierResultsUnchanged(ask, came);
        }
    }

    /** A result that is an array or a list kept by the answer changes when the next one is made. */
    private void requireEarlierResultsUnchanged(Ask<T> now, Outcome came) {
        Kept kept = earlier.get(now.question());
        if (kept != null && Difference.between(kept.then(), PlainValue.of(kept.raw()), SAME) != null) {
            throw Finding.failure(
                    subject(kept.ask()),
                    "stay " + PlainText.value(kept.then()) + " when " + subject(now) + " is asked for",
                    "became " + PlainText.value(PlainValue.of(kept.raw())),
                    "Both calls returned the same object: each must return a new one.",
                    false);
        }
        boolean canChange =
                came.raw() != null && (PlainValue.isSequence(came.value()) || came.value() instanceof java.util.Map);
        earlier.set(now.question(), canChange ? new Kept(now, came.raw(), came.value()) : null);
    }

    private CheckFailure told(Ask<T> ask, Finding finding) {
        if (finding.actual().startsWith("took ")) {
            return failure(ask, finding);
        }
        if (finding(sides.freshAnswer(), ask) == null) {
            return new BetweenCalls<>(this, history).told(finding);
        }
        Ask<T> smallest = shrunk(ask, () -> answer);
        Finding alone = finding(sides.freshAnswer(), smallest);
        if (alone == null) {
            smallest = shrunk(ask, sides::freshAnswer);
            alone = finding(sides.freshAnswer(), smallest);
        }
        return failure(smallest, alone == null ? finding : alone);
    }

    /** What differs when a side is asked, or null. */
    Finding finding(Side side, Ask<T> ask) {
        T input = ask.input().value();
        Outcome came = side.ask(ask.question(), input);
        return asked.get(ask.question()).judge(input, solution.ask(ask.question(), input), came);
    }

    private Ask<T> shrunk(Ask<T> ask, Supplier<Side> side) {
        return smallest(ask, smaller -> finding(side.get(), smaller));
    }

    /** The smallest input that still shows a difference, as far as patience goes. */
    Ask<T> smallest(Ask<T> ask, Function<Ask<T>, Finding> differs) {
        long until = Side.processorNanos() + SHRINKING;
        int[] left = {ATTEMPTS};
        Ask<T> smallest = ask;
        while (true) {
            Optional<Ask<T>> smaller = smallest.input()
                    .simpler()
                    .get()
                    .takeWhile(any -> left[0]-- > 0 && Side.processorNanos() < until)
                    .map(input -> new Ask<>(ask.question(), input))
                    .filter(candidate -> differs.apply(candidate) != null)
                    .findFirst();
            if (smaller.isEmpty()) {
                return smallest;
            }
            smallest = smaller.get();
        }
    }

    private CheckFailure failure(Ask<T> ask, Finding finding) {
        Asked<T> question = asked.get(ask.question());
        Optional<String> known = question.knownCause(ask.input().value(), finding);
        return Finding.failure(
                subject(ask), finding.expected(), finding.actual(), known.orElse(question.usually), known.isEmpty());
    }

    String subject(Ask<?> ask) {
        return asked.get(ask.question()).subject(ask.input().value());
    }

    Side freshAnswer() {
        return sides.freshAnswer();
    }

    private static final Difference.Nearness SAME = new Difference.Nearness() {
        @Override
        public boolean near(double expected, double actual, String component) {
            return expected == actual;
        }

        @Override
        public boolean anyOrder() {
            return false;
        }
    };
}
