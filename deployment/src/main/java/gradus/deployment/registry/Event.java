package gradus.deployment.registry;

import gradus.fundamentals.Require;
import java.time.Instant;

/**
 * Something that changed a model's versions.
 *
 * @param model the model's name
 * @param number 1, 2, 3, … for each model, without a gap
 * @param action what was done
 * @param version to which version
 * @param replaced the champion until then; 0 if there was none, or if it stays
 * @param note who, why and when
 */
public record Event(String model, long number, Action action, int version, int replaced, Note note) {
    /** What can be done. */
    public enum Action {
        /** A version is known from now on. */
        REGISTERED,
        /** It answers from now on. */
        PROMOTED,
        /** The champion before the last one answers again. */
        ROLLED_BACK
    }

    /**
     * Who did something, why, and when.
     *
     * @param who a name, not blank
     * @param why a reason, not blank
     * @param at when, kept to the millisecond
     */
    public record Note(String who, String why, Instant at) {
        public Note {
            Require.that(who != null && !who.isBlank(), "who must be given, but was " + who);
            Require.that(why != null && !why.isBlank(), "why must be given, but was " + why);
            at = Instant.ofEpochMilli(Require.given("at", at).toEpochMilli());
        }
    }
}
