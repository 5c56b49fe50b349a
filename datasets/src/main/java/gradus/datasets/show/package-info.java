/**
 * Sets, files and images in characters for a terminal, and what any view needs to show them.
 * {@code ./gradus data} prints it.
 */
package gradus.datasets.show;
