package gradus.engine.cli.screen;

import gradus.engine.grading.Verdict;
import gradus.engine.progress.Standing.State;
import gradus.engine.terminal.Console;
import gradus.engine.watch.Save;
import gradus.engine.watch.Watcher;
import java.io.BufferedReader;
import java.io.IOException;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * One line a verdict, for editors and scripts:
 * {@code HH:mm:ss  fundamentals/descriptive/1  wrong  2/4 points  63 ms}, its parts separated by two blanks.
 */
public final class PlainWatch implements Watcher.Listener {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private final Console console;

    /** Prints to a console. */
    public PlainWatch(Console console) {
        this.console = console;
    }

    @Override
    public void graded(Save save, Verdict verdict) {
        String points = verdict.points() + "/" + verdict.possible() + " points";
        print(save, State.of(verdict.status()).words() + "  " + points);
    }

    @Override
    public void unreadable(Save save, String problem) {
        print(save, State.UNREADABLE.words() + "  0/" + save.task().points() + " points");
        console.note(save.task().id() + ": " + problem);
    }

    @Override
    public void notGraded(Save save, String problem) {
        console.note(save.task().id() + ": not graded: " + problem);
    }

    private void print(Save save, String words) {
        // The line is put together first, so that its milliseconds end where printing begins.
        String start = LocalTime.now().format(TIME) + "  " + save.task().id() + "  " + words + "  ";
        console.line(start + save.age() + " ms");
    }

    /** Waits for {@code q} or the end of the input, then closes the watcher. */
    public static void closeAtEndOf(BufferedReader in, Watcher watcher) {
        Thread thread = new Thread(
                () -> {
                    try {
                        for (String line = in.readLine();
                                line != null && !line.strip().equals("q");
                                line = in.readLine()) {}
                        watcher.close();
                    } catch (IOException e) {
                        throw new java.io.UncheckedIOException("cannot read the input", e);
                    }
                },
                "end of input");
        thread.setDaemon(true);
        thread.start();
    }
}
