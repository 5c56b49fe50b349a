/**
 * A model as a file that others can trust: packed, signed, checked before any of it is used, and the same answers in three formats.
 * The lesson <em>packaging</em> (docs/packaging.md) explains it.
 */
package gradus.deployment.packaging;
