package gradus.datasets.card;

/**
 * A file of images, labels or sound.
 *
 * @param holds what it holds, in words
 */
public record MediaFile(String name, int rows, long bytes, String sha256, String holds) implements DataFile {}
