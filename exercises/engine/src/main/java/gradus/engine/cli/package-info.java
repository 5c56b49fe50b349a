/**
 * The command line {@code gradus}: one class per command, and what they share.
 *
 * <p>Many files, because there are many commands; each is short and knows no other.
 */
package gradus.engine.cli;
