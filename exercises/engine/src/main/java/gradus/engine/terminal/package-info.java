/** Everything that is said, as text for a terminal: lessons, tasks, verdicts and standings. It decides nothing. */
package gradus.engine.terminal;
