package gradus.engine.upgrade;

import java.io.IOException;

/**
 * Is told of each thing before an upgrade does it to the disk or asks it of git. Only tests listen: they save a file at
 * that moment, or end the upgrade there.
 */
@FunctionalInterface
interface Steps {
    /** Nobody listens. */
    Steps UNWATCHED = step -> {};

    /**
     * Called before a step.
     *
     * @param step what is about to happen, such as {@code git merge} or {@code write journal.json}
     * @throws IOException to end the upgrade here
     */
    void before(String step) throws IOException;
}
