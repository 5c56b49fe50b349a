/**
 * Source text in, verdict out: compiling, running graders in a process of their own, and saying what came of it.
 *
 * <p>Many files, of which {@code Grader} and {@code Verdict} are the door. {@code GraderRun} is long because it is the order of events within
 * one run, which is easier to follow in one place.
 */
package gradus.engine.grading;
