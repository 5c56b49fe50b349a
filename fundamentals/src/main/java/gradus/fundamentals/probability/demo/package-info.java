/** The numbers and figures of the lesson <em>probability</em>, one class per story. */
package gradus.fundamentals.probability.demo;
