/** Texts and numbers as HTML, and the address of everything. */
package gradus.web.html;
