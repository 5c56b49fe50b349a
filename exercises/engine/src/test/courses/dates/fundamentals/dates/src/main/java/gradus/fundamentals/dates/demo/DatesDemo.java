package gradus.fundamentals.dates.demo;

/** Prints a version. */
public final class DatesDemo {
    private DatesDemo() {}

    /** Runs it. */
    public static void main(String[] args) {
        System.out.println("Joda-Time " + gradus.fundamentals.dates.Version.ofJoda());
    }
}
