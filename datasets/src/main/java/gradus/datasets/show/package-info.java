/**
 * Sets, files and images in characters for a terminal, and what any view needs to show them.
 * {@code ./gradus data} prints it.
 *
 * <p>{@code Describe} is long because it has a sentence for every kind of data.
 */
package gradus.datasets.show;
