/** The demo of the lesson <em>distributions</em>: births, insects, eruptions, and tails that a double can hold. */
package gradus.fundamentals.distributions.demo;
