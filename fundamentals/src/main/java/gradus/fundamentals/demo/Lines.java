package gradus.fundamentals.demo;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Where a section prints its lines. Numbers are written as in English, wherever the demo runs. */
public final class Lines {
    private final PrintStream out;

    Lines(PrintStream out) {
        this.out = out;
    }

    /** Prints one line: a format of {@link String#format} and its values. */
    public void print(String format, Object... values) {
        out.println(text(format, values));
    }

    /** Prints one row of a table: a label, then as many numbers as the format asks for. */
    public void row(String format, Object label, double... numbers) {
        List<Object> values = new ArrayList<>(List.of(label));
        Arrays.stream(numbers).forEach(values::add);
        print(format, values.toArray());
    }

    /** A text in the given format, as {@link #print} would write it. */
    public static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }

    /** Several numbers, each in the given format, with something between them. */
    public static String list(String format, String between, double... numbers) {
        return Arrays.stream(numbers).mapToObj(number -> text(format, number)).collect(Collectors.joining(between));
    }
}
