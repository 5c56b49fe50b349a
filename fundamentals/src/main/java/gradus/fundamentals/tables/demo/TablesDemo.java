package gradus.fundamentals.tables.demo;

import gradus.fundamentals.demo.Demo;

/** The lesson's numbers and figures. TODO one class for each story, with a method for each section. */
public final class TablesDemo {
    private TablesDemo() {}

    /** Runs the demo: {@code [--figures DIR] [--show]}. */
    public static void main(String... args) {
        Demo.of(args);
    }
}
