/** Proves the exercises: what must pass passes, and every known mistake is caught with its words. */
package gradus.engine.proof;
