package gradus.fundamentals.dates;

/** Which Joda-Time this is. */
public final class Version {
    private Version() {}

    /** Its version, as its jar has it. */
    public static String ofJoda() {
        return org.joda.time.YearMonth.class.getPackage().getImplementationVersion();
    }
}
