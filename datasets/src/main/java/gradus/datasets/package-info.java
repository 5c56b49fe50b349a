/**
 * Real data, typed and checked, with its provenance. Start at {@link gradus.datasets.DataSets}; what a set holds, where
 * it comes from and on what terms is said once, in the file DATA.md beside its data.
 */
package gradus.datasets;
