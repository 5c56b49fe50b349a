package gradus.engine.check;

/**
 * What came of one question on one side.
 *
 * @param value the result in its plain form; null if it threw
 * @param thrown what it threw, or null
 * @param inputAfter the input afterwards, in its plain form
 * @param raw the result itself, for the grader's rules and to see whether it changes later
 * @param nanos the processor time of this thread that it took
 */
record Outcome(Object value, Throwable thrown, Object inputAfter, Object raw, long nanos) {
    boolean threw() {
        return thrown != null;
    }
}
