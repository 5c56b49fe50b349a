/**
 * What an exercise is made of: the marked solution and the stub that comes of it, the annotations on its grader, and
 * {@code todo()}.
 */
package gradus.engine.exercise;
