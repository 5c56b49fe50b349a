/**
 * Which model answers, who made it from what, and the way back: recorded runs, a registry of versions in a database, gates, and a
 * server that changes its model between two requests. The lesson <em>registry</em> (docs/registry.md) explains it.
 */
package gradus.deployment.registry;
