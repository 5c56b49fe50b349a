/** What a double does to a number. The lesson <em>numbers</em> explains it. */
package gradus.fundamentals.numbers;
