/** The numbers and figures of the lesson <em>sql</em>, a class per part of its page. */
package gradus.fundamentals.sql.demo;
