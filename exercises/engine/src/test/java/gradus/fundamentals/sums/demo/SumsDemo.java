package gradus.fundamentals.sums.demo;

import java.io.IOException;

/** The same demo in a folder of its own, for the tests of the weaver. */
public final class SumsDemo {
    private SumsDemo() {}

    /** Prints two sections and draws one figure. */
    public static void main(String[] args) throws IOException {
        gradus.fundamentals.sums.SumsDemo.main(args);
    }
}
