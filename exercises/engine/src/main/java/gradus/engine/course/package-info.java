/** Finds what the course consists of, from its files alone: stages, lessons, tasks and their solutions. */
package gradus.engine.course;
