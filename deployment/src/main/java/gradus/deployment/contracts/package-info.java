/**
 * What a client may send, how it is read and refused: fields, measurements, bodies within limits, problems. The lesson
 * <em>contracts</em> explains it; <em>serving</em> uses it.
 */
package gradus.deployment.contracts;
