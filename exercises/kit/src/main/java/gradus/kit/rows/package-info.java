/** What graders of tables need beyond plain arrays: held-out rows that are poisoned, folds. */
package gradus.kit.rows;
