/** Brings in a newer course by git without ever touching an answer. */
package gradus.engine.upgrade;
