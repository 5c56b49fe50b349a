/** What graders of answers with several threads need: tasks in the background, and every mixture of the steps of two threads. */
package gradus.kit.threads;
