/** Weaves code and output into lessons, and proves that a lesson is whole and says what the code says. */
package gradus.engine.lesson;
