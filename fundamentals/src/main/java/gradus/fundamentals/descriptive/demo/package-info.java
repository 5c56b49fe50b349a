/** The numbers and figures of the lesson <em>descriptive</em>, one class per story. */
package gradus.fundamentals.descriptive.demo;
