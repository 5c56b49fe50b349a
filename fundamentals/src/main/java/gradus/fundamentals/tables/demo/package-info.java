/** The numbers and figures of the lesson <em>tables</em>, one class per story. */
package gradus.fundamentals.tables.demo;
