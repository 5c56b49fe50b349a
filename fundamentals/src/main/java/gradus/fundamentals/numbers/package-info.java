/**
 * What a double can hold and what each operation costs in digits: sums that keep them, exponentials that do not overflow,
 * comparisons that allow for rounding. Shared by all later lessons; the lesson <em>numbers</em> explains it.
 */
package gradus.fundamentals.numbers;
