package gradus.engine.cli;

import gradus.engine.grading.Practice;
import java.io.IOException;

/** What the launcher runs once after each build, to keep the classes that commands and graders load. */
final class Rehearsal {
    private Rehearsal() {}

    /** Grades an answer in this process, then lists the course. */
    public static void main(String[] args) throws IOException {
        try {
            Practice.once();
        } finally {
            Gradus.main(new String[] {"list"}); // ends the process
        }
    }
}
