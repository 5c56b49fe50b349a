package gradus.engine.check;

import gradus.engine.expect.Claim;
import gradus.engine.expect.Relation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The law that a call leaves alone what belongs to the caller: arrays, nested arrays, lists, maps, objects by their fields; also
 * what an earlier call has returned.
 *
 * <pre>{@code
 * Untouched.of("the list of labels", labels).by("a split", () -> StratifiedMask.isTest(labels, 0.5, 1));
 * }</pre>
 *
 * fails with "the list of labels after a split should be [b, a] but was [a, b]".
 */
public final class Untouched extends Claim<Object, Untouched> {
    private record Watched(String subject, Object value, Object before) {}

    private final List<Watched> watched = new ArrayList<>();

    private Untouched() {
        super("");
        bringUsually("It is the caller's, who still needs it as it was: copy it, and change the copy.");
    }

    /**
     * Watches a value.
     *
     * @param subject a noun phrase: "the list of labels"
     */
    public static Untouched of(String subject, Object value) {
        return new Untouched().and(subject, value);
    }

    /** Watches another value as well. */
    public Untouched and(String subject, Object value) {
        watched.add(new Watched(subject, value, Plain.of(value)));
        return this;
    }

    /** Recognises what a value has become: sorted, for example. */
    public Untouched ifNow(Object changed, String cause) {
        return when(now -> Plain.difference(changed, now).isEmpty(), cause);
    }

    /**
     * Checks that every watched value is after the call as it was when it was named.
     *
     * @param action what is done, as it reads after "after": "a split"
     */
    public <X extends Exception> void by(String action, Action<X> call) throws X {
        call.run();
        for (Watched one : watched) {
            Optional<Plain.Difference> changed = Plain.difference(one.before(), one.value());
            if (changed.isPresent()) {
                Told told = Told.of(one.before(), Plain.of(one.value()), changed.get());
                throw failure(
                        one.subject() + " after " + action,
                        Relation.BE,
                        told.expected(),
                        told.actual(),
                        one.value(),
                        one.before());
            }
        }
    }

    @Override
    protected Untouched self() {
        return this;
    }
}
