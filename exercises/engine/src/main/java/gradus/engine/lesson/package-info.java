/**
 * Weaves code and output into lessons, and proves that a lesson is whole and says what the code says.
 *
 * <p>Many files, because a page is held to many rules, and each rule is one class.
 */
package gradus.engine.lesson;
