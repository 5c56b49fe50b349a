/** What the launcher for Windows asks of Java, because its shell can neither compare times nor write a quoted path. */
package gradus.engine.launch;
