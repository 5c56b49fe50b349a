/** Hands out pages: a server for this machine alone, which tells open pages of changes, or a folder of files for any host. */
package gradus.web.serve;
