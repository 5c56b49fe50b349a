/**
 * Questions put to a database in this process: DuckDB, and SQLite where it differs, through JDBC; rows as plain values, and
 * plans that can be read. The lesson <em>sql</em> explains it.
 */
package gradus.fundamentals.sql;
