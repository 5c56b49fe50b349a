/** The course in the browser: a view over the engine, served on this machine alone or written as static pages. */
package gradus.web;
