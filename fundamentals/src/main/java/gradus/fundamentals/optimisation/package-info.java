/** How a machine finds the bottom of a valley that it cannot see. The lesson <em>optimisation</em> explains it. */
package gradus.fundamentals.optimisation;
