/**
 * What is known of a set: licence, citation, columns, checks. It is read from the file DATA.md beside the data,
 * which {@code datasets/README.md} ("A data sheet") explains.
 */
package gradus.datasets.card;
