package gradus.engine.cli.screen;

import gradus.engine.terminal.Console;
import java.io.IOException;
import java.util.List;
import java.util.function.IntConsumer;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;

/** A terminal whose keys are read one by one, and whose whole window is drawn each time. */
final class Screen implements AutoCloseable {
    /** What stands for a key when no more will come. */
    static final int END_OF_INPUT = -1;

    private final Terminal terminal;
    private final Attributes before;
    private final int usualColumns;

    /** Takes the terminal over until it is closed. */
    Screen(Terminal terminal, Console console) {
        this.terminal = terminal;
        this.usualColumns = console.columns();
        this.before = terminal.enterRawMode();
    }

    /** Hands on each key, from a thread of its own, until q or the end of the input. */
    void readKeys(IntConsumer keys) {
        terminal.handle(Terminal.Signal.INT, signal -> keys.accept('q'));
        ScreenWatch.daemon("read keys", () -> {
            try {
                int key;
                do {
                    key = terminal.reader().read();
                    keys.accept(key);
                } while (key >= 0 && key != 'q');
            } catch (IOException e) {
                keys.accept(END_OF_INPUT); // the terminal was closed
            }
        });
    }

    /** Says when the window has another size. */
    void whenResized(Runnable redraw) {
        terminal.handle(Terminal.Signal.WINCH, signal -> redraw.run());
    }

    int width() {
        int columns = terminal.getSize().getColumns();
        return columns > 20 ? Math.min(columns, 120) - 1 : usualColumns;
    }

    /** How many lines the window has; 0 if nobody knows. */
    int rows() {
        return Math.max(0, terminal.getSize().getRows());
    }

    void draw(List<String> lines) {
        boolean dumb = terminal.getType().startsWith("dumb");
        StringBuilder screen = new StringBuilder(dumb ? "\n" : "\u001b[H\u001b[2J\u001b[3J");
        lines.forEach(line -> screen.append(line).append('\n'));
        terminal.writer().print(screen);
        terminal.flush();
    }

    @Override
    public void close() {
        terminal.setAttributes(before);
        terminal.writer().println();
        terminal.flush();
    }
}
