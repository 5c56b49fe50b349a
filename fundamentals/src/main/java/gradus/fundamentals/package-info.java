/** Stage 1. {@link gradus.fundamentals.Require} is the one door through which every stage checks its arguments. */
package gradus.fundamentals;
