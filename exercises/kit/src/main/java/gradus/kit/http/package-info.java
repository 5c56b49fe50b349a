/** What graders need to talk to a server: clients, raw connections, a watch on its threads. */
package gradus.kit.http;
