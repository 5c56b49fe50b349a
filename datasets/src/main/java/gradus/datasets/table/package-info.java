/**
 * Files in, rows out: CSV and Parquet, the types of columns, and errors that name file, line and column.
 * {@code datasets/README.md} ("Your own file") shows how.
 */
package gradus.datasets.table;
