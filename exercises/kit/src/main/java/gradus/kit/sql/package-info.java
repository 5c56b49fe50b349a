/**
 * What graders of queries and of programs that write need: the same tables three times over, result sets compared row by row, and a program that is killed
 * or held at each of its statements.
 */
package gradus.kit.sql;
