/**
 * Logs that machines read and people may keep. The lesson <em>monitoring</em> explains it.
 */
package gradus.deployment.monitoring;
