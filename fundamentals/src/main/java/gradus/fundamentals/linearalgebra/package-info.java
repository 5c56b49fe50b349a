/** The one matrix type of the house. The lesson <em>linear-algebra</em> will grow here. */
package gradus.fundamentals.linearalgebra;
