/**
 * The watch that fills a terminal and obeys single keys, and the one that prints a line per verdict.
 *
 * <p>{@code ScreenWatch} is long because it answers every key; what it shows is laid out by {@code View}.
 */
package gradus.engine.cli.screen;
