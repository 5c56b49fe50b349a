/** What graders of queries need: the same tables three times over, and result sets compared row by row. */
package gradus.kit.sql;
