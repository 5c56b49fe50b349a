/**
 * What you have to know about a table before you trust it: which columns name a row, what a join will do to the number of rows,
 * which values are missing and where, and what an audit's findings mean. Shared by all later lessons; the lesson
 * <em>tables</em> explains it.
 */
package gradus.fundamentals.tables;
