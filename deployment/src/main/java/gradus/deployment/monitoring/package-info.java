/**
 * What has changed, and is it worth an alarm: drift, late labels, latencies, metrics and a dashboard; and logs that machines read and people may
 * keep. The lesson <em>monitoring</em> explains it.
 */
package gradus.deployment.monitoring;
