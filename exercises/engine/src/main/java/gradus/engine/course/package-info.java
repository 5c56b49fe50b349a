/**
 * Finds what the course consists of, from its files alone: stages, lessons and tasks.
 *
 * <p>Many files, because what an author writes has many forms, and each is read by one class.
 */
package gradus.engine.course;
