/** Finds what the course consists of, from its files alone: stages, lessons and tasks. */
package gradus.engine.course;
