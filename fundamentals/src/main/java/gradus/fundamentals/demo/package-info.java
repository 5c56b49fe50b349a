/**
 * What every demo is made of: sections of printed lines, figures in the house style, and progress. A lesson's demo is a list
 * of sections; each section is a method of a class beside it, and is named after it.
 */
package gradus.fundamentals.demo;
