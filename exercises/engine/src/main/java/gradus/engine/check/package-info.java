/**
 * Laws that hold for right answers of many exercises: an experiment each, with the tolerance it allows and the causes it knows.
 * {@code docs/writing-a-grader.md} shows each in five lines.
 */
package gradus.engine.check;
