/**
 * Rows that are most like another one: distances, exact and approximate searches, and what the neighbours vote for.
 * Explained by the lesson <em>neighbours</em>.
 */
package gradus.classicalml.neighbours;
