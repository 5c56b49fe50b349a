/**
 * A model behind HTTP: a weight from five tape measurements, with what it takes to answer strangers. The lesson
 * <em>serving</em> (docs/serving.md) explains it.
 */
package gradus.deployment.serving;
