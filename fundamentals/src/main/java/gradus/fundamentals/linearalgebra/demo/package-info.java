/** The demo of the lesson <em>linear-algebra</em>: its numbers and its figures. */
package gradus.fundamentals.linearalgebra.demo;
