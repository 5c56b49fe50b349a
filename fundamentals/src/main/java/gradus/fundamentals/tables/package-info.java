/**
 * What has to be known of a table before it is trusted: which columns name a row, what a join will do to the number of rows,
 * which values are missing and where, and what an audit's findings mean. Shared by all later lessons; the lesson
 * <em>tables</em> explains it.
 */
package gradus.fundamentals.tables;
