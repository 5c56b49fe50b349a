package gradus.engine.terminal;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * Where a command reads and writes.
 *
 * @param out what was asked for
 * @param err progress and complaints
 * @param in what the learner types or pipes
 * @param style colours of the output
 * @param terminal whether both input and output are a terminal
 * @param inputIsNull whether the input is the null device, as in a background job: its end means nothing
 * @param columns the terminal's width
 */
public record Console(
        PrintWriter out,
        PrintWriter err,
        BufferedReader in,
        Style style,
        boolean terminal,
        boolean inputIsNull,
        int columns) {
    private static final int USUAL_COLUMNS = 100;

    /** A console without colours or terminal. */
    public static Console of(PrintWriter out, PrintWriter err, InputStream in) {
        BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        return new Console(out, err, reader, Style.PLAIN, false, false, USUAL_COLUMNS);
    }

    /**
     * The process's own console. The launcher says in {@code gradus.terminal} which of input and output are terminals
     * ({@code in}, {@code out}, both or none; {@code null} if the input is the null device): Java cannot tell them apart.
     */
    public static Console ofProcess() {
        String known = System.getProperty("gradus.terminal");
        boolean both = known == null && isTerminal(System.console());
        boolean outIs = both || known != null && known.contains("out");
        boolean inIs = both || known != null && known.contains("in");
        boolean nullIs = known != null && known.contains("null");
        Charset charset = charset();
        PrintWriter out = writer(FileDescriptor.out, charset);
        PrintWriter err = writer(FileDescriptor.err, charset);
        Style style = Style.of(outIs, System.getenv("NO_COLOR"), System.getenv("TERM"));
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, charset));
        int columns = Math.max(40, Math.min(120, Integer.getInteger("gradus.columns", USUAL_COLUMNS)));
        return new Console(out, err, in, style, outIs && inIs, nullIs, columns);
    }

    /** Since Java 22 there may be a console that is no terminal, and a method that tells. */
    private static boolean isTerminal(java.io.Console console) {
        try {
            return console != null
                    && (boolean) java.io.Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException beforeJava22) {
            return true;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot ask the console whether it is a terminal", e);
        }
    }

    private static PrintWriter writer(FileDescriptor to, Charset charset) {
        return new PrintWriter(new OutputStreamWriter(new FileOutputStream(to), charset), true);
    }

    /** UTF-8, except on a Windows console, which has a code page of its own. */
    private static Charset charset() {
        String native_ = System.getProperty("stdout.encoding", System.getProperty("sun.stdout.encoding"));
        boolean windows = System.getProperty("os.name").startsWith("Windows");
        return windows && native_ != null && Charset.isSupported(native_)
                ? Charset.forName(native_)
                : StandardCharsets.UTF_8;
    }

    /** Prints a line of output. */
    public void line(String text) {
        out.println(text);
        out.flush();
    }

    /** Prints a line beside the output. */
    public void note(String text) {
        err.println(text);
        err.flush();
    }

    /** Asks a question that is answered with y or n. No answer (the input has ended) means no. */
    public boolean confirmed(String question) {
        out.print(question + " [y/N] ");
        out.flush();
        try {
            String answer = in.readLine();
            if (answer == null) {
                out.println();
            }
            return answer != null
                    && answer.strip().toLowerCase(java.util.Locale.ROOT).startsWith("y");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the answer", e);
        }
    }
}
