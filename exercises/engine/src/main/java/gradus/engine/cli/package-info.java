/** The command line {@code gradus}: one class per command, and what they share. */
package gradus.engine.cli;
