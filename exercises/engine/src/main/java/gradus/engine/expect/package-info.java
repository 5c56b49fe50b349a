/**
 * {@code expect(…)}: one expectation of a grader, whose failure says what was expected, what came, on which input, and what
 * usually causes it.
 */
package gradus.engine.expect;
