/** The numbers and figures of the lesson <em>inference</em>, one class per story. */
package gradus.fundamentals.inference.demo;
