/** The numbers and figures of the lesson <em>numbers</em>, a class per part of its page. */
package gradus.fundamentals.numbers.demo;
