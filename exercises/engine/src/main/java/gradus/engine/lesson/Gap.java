package gradus.engine.lesson;

/**
 * Something that a page lacks and that a stage may put up with for a while: {@link KnownGaps}.
 *
 * @param key what it is called in the list of known gaps; stays the same while the page is being mended
 * @param message what is missing, in words
 */
record Gap(String key, String message) {}
