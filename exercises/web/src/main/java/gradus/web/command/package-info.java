/** What the browser adds to the command line. */
package gradus.web.command;
