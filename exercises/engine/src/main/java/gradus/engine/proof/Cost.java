package gradus.engine.proof;

/**
 * What one part of the proof cost.
 *
 * @param what the kind of part
 * @param id the part's name, such as {@code fundamentals/descriptive/1}
 * @param core seconds of processor time
 * @param waited seconds in which the part did nothing although the machine had a core to spare
 * @param budget what it may cost; 0 if it has no budget of its own
 */
public record Cost(What what, String id, double core, double waited, double budget) {
    /** The kinds of parts. */
    public enum What {
        EXERCISE,
        DEMO,
        TESTS,
        LESSON,
        /** What no part caused: processes that start, and the libraries that they open. */
        START
    }

    /** What counts against the budget. */
    public double seconds() {
        return core + waited;
    }

    /** Whether it cost more than it may. */
    public boolean exceeded() {
        return budget > 0 && seconds() > budget;
    }

    /** Both together, under this one's name and budget. */
    Cost plus(Cost other) {
        return new Cost(what, id, core + other.core, waited + other.waited, budget);
    }
}
