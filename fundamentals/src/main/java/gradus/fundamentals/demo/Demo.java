package gradus.fundamentals.demo;

import java.io.PrintStream;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * A lesson's demo: sections that print the lesson's numbers, and its figures.
 *
 * <pre>{@code
 * Berkeley berkeley = new Berkeley(DataSets.UCB_ADMISSIONS.table());
 * Demo.of(args)
 *         .section("pooled", berkeley::pooled)
 *         .figure("descriptive-paradox", 2, berkeley.paradox());
 * }</pre>
 */
public final class Demo {
    /** What a section does; its name is the name of the method. */
    @FunctionalInterface
    public interface Section {
        /** Prints the section's lines. */
        void print(Lines lines) throws Exception;
    }

    private final Figures figures;
    private final PrintStream out;
    private final Set<String> names = new HashSet<>();

    Demo(Figures figures, PrintStream out) {
        this.figures = figures;
        this.out = out;
    }

    /**
     * A demo that prints to the standard output.
     *
     * @param args {@code [--figures DIR] [--show]}
     * @throws IllegalArgumentException for any other argument
     */
    public static Demo of(String... args) {
        return new Demo(Figures.of(args), System.out);
    }

    /**
     * Prints a section: its heading {@code == name ==}, then its lines.
     *
     * @param name the name of the method that prints it; no other section of this demo has it
     * @throws IllegalArgumentException if the name was there before
     * @throws IllegalStateException with the cause, if the section fails by a checked exception
     */
    public Demo section(String name, Section section) {
        if (!names.add(name)) {
            throw new IllegalArgumentException("name must be new in this demo, but " + name + " was there before");
        }
        out.println("== " + name + " ==");
        try {
            section.print(new Lines(out));
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("section " + name + " failed: " + e.getMessage(), e);
        }
        return this;
    }

    /** Draws a figure: {@link Figures#draw(String, org.knowm.xchart.internal.chartpart.Chart)}. */
    public Demo figure(String name, Plot plot) {
        figures.draw(name, plot.chart());
        return this;
    }

    /** Draws pictures side by side: {@link Figures#draw(String, Strip)}. */
    public Demo figure(String name, Strip strip) {
        figures.draw(name, strip);
        return this;
    }

    /** Draws several panels as one figure: {@link Figures#draw(String, int, List)}. */
    public Demo figure(String name, int columns, List<? extends Plot> panels) {
        figures.draw(name, columns, panels.stream().map(Plot::chart).toList());
        return this;
    }

    /**
     * A progress bar on the error stream, for demos of more than a few seconds; close it at the end.
     *
     * @param task what is counted, such as "training runs"
     * @param steps how many there will be
     */
    public static ProgressBar progress(String task, int steps) {
        return new ProgressBarBuilder()
                .setTaskName(task)
                .setInitialMax(steps)
                .setStyle(ProgressBarStyle.UNICODE_BLOCK) // no colours: the output may go to a file
                .setUpdateIntervalMillis(500)
                .setConsumer(new ConsoleProgressBarConsumer(System.err, 80))
                .build();
    }
}
