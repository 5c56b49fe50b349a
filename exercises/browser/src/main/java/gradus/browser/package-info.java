/** A browser for the tests of pages: opened in one way, looking by one set of rules. */
package gradus.browser;
