/** The pages, each a view over the course and what the learner did in it. They know no server and no command. */
package gradus.web.page;
