/**
 * Data made on purpose. Row i depends on the seed and on i only, so any part can be made on its own, and the first
 * hundred rows of a million are the same as a hundred rows; the same on every machine and Java version.
 */
package gradus.datasets.synthetic;
