/**
 * Limits on what one client may do, and which client it is. The lesson <em>security</em> explains it.
 */
package gradus.deployment.security;
