/**
 * The one way from a table to arrays, classes, Tribuo and DJL; text never becomes a number here, nor a gap a zero.
 * {@code datasets/README.md} ("From a table to numbers") explains it.
 */
package gradus.datasets.bridge;
