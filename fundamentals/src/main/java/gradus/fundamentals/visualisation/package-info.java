/** Charts in the house style, written as PNG. The lesson <em>visualisation</em> will grow here. */
package gradus.fundamentals.visualisation;
