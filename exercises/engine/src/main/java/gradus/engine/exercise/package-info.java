/**
 * What an exercise is made of: the marked solution and the stub that comes of it, the annotations on its grader,
 * {@code todo()}, and {@code expect(…)}, whose failures say what was expected, what came, on which input, and what
 * usually causes it.
 */
package gradus.engine.exercise;
