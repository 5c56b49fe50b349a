/**
 * Images, recordings, graphs, ratings, baskets and text, each in the type that lessons use.
 * {@code datasets/README.md} ("Use one") names them.
 */
package gradus.datasets.media;
