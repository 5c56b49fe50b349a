package gradus.engine.cli;

import gradus.engine.lesson.LessonLayout;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Lays out a lesson for its author. */
@Command(
        name = "new",
        description =
                "Lay out a new lesson: room, demo, test, page, and one exercise. It builds; 'verify' says what is missing.")
final class NewCommand implements Callable<Integer> {
    private final Desk desk;

    @Parameters(paramLabel = "STAGE/LESSON", description = "Such as classical-ml/naive-bayes.")
    private String address;

    NewCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() throws IOException {
        for (Path file : new LessonLayout(desk.root(), address).write()) {
            desk.console().line(desk.workplace().shown(file));
        }
        desk.console().line("");
        desk.console().line("Next: ./gradus verify " + address + " says what is still to do.");
        return Exit.OK;
    }
}
