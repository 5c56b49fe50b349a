/** The grammar that lessons and tasks share beyond Markdown and Javadoc: formulas and inline tags. Each view renders them its own way. */
package gradus.engine.text;
