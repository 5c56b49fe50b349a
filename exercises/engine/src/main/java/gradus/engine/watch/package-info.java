/** From a saved file to its verdict: notices saves within milliseconds, and grades what was saved last. */
package gradus.engine.watch;
