/** The watch that fills a terminal and obeys single keys, and the one that prints a line per verdict. */
package gradus.engine.cli.screen;
