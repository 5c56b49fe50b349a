/**
 * Looks for what spoils a model: gaps, copies, leaks, oddities. Nothing is shown here, only found.
 * {@code datasets/README.md} ("Your own file") shows an audit.
 */
package gradus.datasets.audit;
