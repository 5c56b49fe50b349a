package gradus.engine.exercise;

/** What an exercise asks of the learner. */
public enum Kind {
    /** Write the algorithm. */
    BUILD,
    /** Solve it with the library a professional would use. */
    USE,
    /** The file runs and is wrong: find out why. */
    FIX,
    /** Write a function that decides; it is asked about thirty or more generated cases. */
    JUDGE,
    /** Hit a stated score on held-out data, any way you like. */
    REACH,
    /** State the output before running it; what counts is what was said first. */
    PREDICT,
    /** Write JUnit tests that tell right implementations of a class from wrong ones. */
    TEST
}
