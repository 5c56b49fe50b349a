/**
 * Laws that hold for right answers of many exercises: an experiment each, with the tolerance it allows and the causes it knows.
 * {@code docs/writing-a-grader.md} shows each in five lines.
 *
 * <p>Many files, because authors find every law here by its name; what only one law needs stands beside it, package-private.
 */
package gradus.engine.check;
