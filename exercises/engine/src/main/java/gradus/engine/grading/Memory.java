package gradus.engine.grading;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What kind of memory was used up, in words. */
final class Memory {
    private static final Pattern BYTES = Pattern.compile("Cannot reserve (\\d+) bytes of direct buffer memory");

    private Memory() {}

    /**
     * Says what was used up and what usually does it.
     *
     * @param said the message of the OutOfMemoryError
     * @param at the line, as it follows the first words; may be empty
     */
    static String words(String said, String at) {
        long megabytes = Runtime.getRuntime().maxMemory() >> 20;
        Matcher direct = BYTES.matcher(said);
        if (direct.find()) {
            return "used up all memory outside the heap" + at + ", for a direct buffer of " + direct.group(1)
                    + " bytes: look for ByteBuffer.allocateDirect with a size as long as a count, or in a loop";
        }
        if (said.contains("irect buffer")) {
            return "used up all memory outside the heap" + at
                    + ": look for ByteBuffer.allocateDirect with a size as long as a count, or in a loop";
        }
        if (said.contains("array size exceeds")) {
            return "asked for an array longer than Java allows" + at
                    + ": its length is as long as a count, or overflowed";
        }
        if (said.contains("native thread")) {
            return "started more threads than the system gives" + at
                    + ": look for a thread or executor that is made in a loop";
        }
        return "used up all memory (" + megabytes + " MB)" + at
                + ": look for a list that grows in a loop that does not end, or an array as long as a count";
    }
}
