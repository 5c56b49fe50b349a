/** The numbers and figures of the lesson <em>optimisation</em>, a class per part of its page. */
package gradus.fundamentals.optimisation.demo;
