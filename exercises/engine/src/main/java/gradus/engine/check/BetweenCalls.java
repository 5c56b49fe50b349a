package gradus.engine.check;

import gradus.engine.check.Asked.Finding;
import gradus.engine.check.Examination.Ask;
import gradus.engine.expect.CheckFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Names what an answer keeps between calls: the shortest sequence of calls found whose last is wrong, though it is right if made first. */
final class BetweenCalls<T> {
    private static final int REPLAYS = 150;
    private static final long PATIENCE = 1_000_000_000;
    private static final int TOLD = 3;
    private static final String KEPT =
            "Asked first, it is right: your code keeps something between calls, usually in a static field"
                    + " or in a cache that does not see what has changed.";
    private static final String NOT_REPEATED =
            "Asked once more, in a fresh start, it is right: your code keeps something from earlier calls, usually in a static"
                    + " field, or depends on more than its input, such as a random number without a seed, or the time.";

    private final Examination<T> examination;
    private final Ask<T> last;
    private final List<Ask<T>> before;
    private final long until = Side.processorNanos() + PATIENCE;
    private int replays = REPLAYS;

    BetweenCalls(Examination<T> examination, List<Ask<T>> history) {
        this.examination = examination;
        this.last = history.get(history.size() - 1);
        this.before = List.copyOf(history.subList(0, history.size() - 1));
    }

    CheckFailure told(Finding seen) {
        if (after(before, last) == null) {
            return Finding.failure(examination.subject(last), seen.expected(), seen.actual(), NOT_REPEATED, false);
        }
        List<Ask<T>> few = simpler(fewest());
        Ask<T> smallest =
                examination.smallest(last, ask -> more() && after(List.of(), ask) == null ? after(few, ask) : null);
        Finding finding = after(few, smallest);
        return Finding.failure(
                examination.subject(smallest) + ", asked after " + text(few) + ",",
                finding.expected(),
                finding.actual(),
                KEPT,
                false);
    }

    /** What differs in the last call after some others, in an answer that nobody has asked before. */
    private Finding after(List<Ask<T>> calls, Ask<T> ask) {
        Side fresh = examination.freshAnswer();
        calls.forEach(call -> fresh.ask(call.question(), call.input().value()));
        return examination.finding(fresh, ask);
    }

    /** Leaves calls out, in halves, quarters …, as long as the last one stays wrong. */
    private List<Ask<T>> fewest() {
        List<Ask<T>> few = before;
        for (int length = (before.size() + 1) / 2;
                length > 0 && few.size() > 1;
                length = length == 1 ? 0 : (length + 1) / 2) {
            for (int from = few.size() - 1; from >= 0 && few.size() > 1 && more(); from -= length) {
                List<Ask<T>> fewer = new ArrayList<>(few);
                fewer.subList(Math.max(0, from - length + 1), Math.min(few.size(), from + 1))
                        .clear();
                few = !fewer.isEmpty() && after(fewer, last) != null ? fewer : few;
                from = Math.min(from, few.size());
            }
        }
        return few;
    }

    private List<Ask<T>> simpler(List<Ask<T>> calls) {
        List<Ask<T>> simple = new ArrayList<>(calls);
        for (int i = 0; i < Math.min(TOLD, calls.size()); i++) {
            int at = i;
            simple.set(i, examination.smallest(calls.get(i), ask -> {
                List<Ask<T>> changed = new ArrayList<>(simple);
                changed.set(at, ask);
                return more() ? after(changed, last) : null;
            }));
        }
        return simple;
    }

    private boolean more() {
        return replays-- > 0 && Side.processorNanos() < until;
    }

    private String text(List<Ask<T>> calls) {
        if (calls.size() > TOLD) {
            return calls.size() + " other questions, such as " + examination.subject(calls.get(0));
        }
        return calls.stream().map(examination::subject).collect(Collectors.joining(" and "));
    }
}
