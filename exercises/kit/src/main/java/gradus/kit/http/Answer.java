package gradus.kit.http;

/**
 * What a client got.
 *
 * @param status the HTTP status; 0 if the connection was refused, broken, or no answer came in time
 * @param type the Content-Type; empty if there was none
 * @param body the body as text; where there was no answer, why
 */
public record Answer(int status, String type, String body) {
    /** No answer, and why. */
    public static Answer none(String why) {
        return new Answer(0, "", why);
    }

    /** Whether an answer came at all. */
    public boolean came() {
        return status != 0;
    }

    /** The status as text, or "no answer". */
    public String shown() {
        return came() ? Integer.toString(status) : "no answer";
    }
}
