/** The proof that the course itself is right, and the rules of the house. */
package gradus.course;
