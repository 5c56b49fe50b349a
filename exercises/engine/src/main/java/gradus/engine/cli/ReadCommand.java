package gradus.engine.cli;

import gradus.engine.course.Lesson;
import gradus.engine.course.Libraries;
import gradus.engine.terminal.Console;
import gradus.engine.terminal.Markdown;
import gradus.engine.terminal.Pager;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Shows a lesson in the terminal. */
@Command(name = "read", description = "Read a lesson in the terminal, a page at a time.")
final class ReadCommand implements Callable<Integer> {
    private final Desk desk;

    @Parameters(arity = "0..1", paramLabel = "LESSON", description = "Without it the lesson you are at.")
    private String address;

    ReadCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() throws IOException {
        Console console = desk.console();
        Lesson lesson = desk.lesson(address);
        List<String> lines =
                Markdown.lines(Files.readString(lesson.doc()), console.style(), Math.min(100, console.columns()));
        Libraries.of(lesson)
                .filter(own -> own.state() == Libraries.State.MISSING)
                .ifPresent(own -> console.note(own.words() + ", fetched at its first run or check."));
        Pager.show(lines, console);
        if (console.terminal()) {
            console.line(
                    console.style().dim("With its figures: " + desk.workplace().shown(lesson.doc())));
        }
        return Exit.OK;
    }
}
