/**
 * What an exercise is made of: the annotations on its grader, {@code todo()} in its stub, and {@code expect(…)}, whose
 * failures say what was expected, what came, on which input, and what usually causes it.
 */
package gradus.engine.exercise;
