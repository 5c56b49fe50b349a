package gradus.datasets.audit;

import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What would have to come off the cells of a column before they are numbers: a currency, a percent sign, a separator. */
final class Clothes {
    private static final String BLANK = "[\\s\\u00a0\\u202f]";

    /** Other words before a number mostly make it a name: row 7. */
    private static final String CURRENCY =
            "(\\p{Sc}|R\\$|EUR|USD|GBP|CHF|JPY|CNY|INR|SEK|NOK|DKK|PLN|CZK|CAD|AUD)?" + BLANK + "*";

    /** A currency, a number, a unit; the sign may stand on either side of the currency. */
    private static final Pattern DRESSED =
            Pattern.compile(CURRENCY + "([-+]?)" + CURRENCY + "(\\d[\\d.,'’_\\s\\u00a0\\u202f]*\\d|\\d)(\\D{0,12})");

    private static final String GROUP = "[-+]?\\d{1,3}(%s\\d{3})+";
    private static final Pattern COMMAS = Pattern.compile(String.format(GROUP, ",") + "(\\.\\d+)?");
    private static final Pattern POINTS = Pattern.compile(String.format(GROUP, "\\.") + "(,\\d+)?");
    private static final Pattern BLANKS =
            Pattern.compile(String.format(GROUP, "[\\s\\u00a0\\u202f'’_]") + "([.,]\\d+)?");
    private static final Pattern DECIMAL_COMMA = Pattern.compile("[-+]?\\d+,\\d+");
    private static final Pattern PLAIN = Pattern.compile("[-+]?\\d+(\\.\\d+)?");
    private static final Pattern PLAIN_WITH_COMMA = Pattern.compile("[-+]?\\d+(,\\d+)?");
    private static final Pattern WHOLE = Pattern.compile("[-+]?\\d+");

    private final Set<String> words = new LinkedHashSet<>();
    private final Set<String> numbers = new LinkedHashSet<>();

    private Clothes() {}

    /**
     * What the cells wear, if all are numbers beneath and wear the same.
     *
     * @return words such as "without $" that go on "would be numbers"
     */
    static Optional<String> of(Set<String> cells) {
        Clothes clothes = new Clothes();
        if (cells.isEmpty() || !cells.stream().allMatch(clothes::takeOff) || clothes.words.size() > 1) {
            return Optional.empty();
        }
        return clothes.described();
    }

    private boolean takeOff(String cell) {
        Matcher dressed = DRESSED.matcher(cell.strip());
        if (!dressed.matches()) {
            return false;
        }
        String word = Stream.of(dressed.group(1), dressed.group(3), dressed.group(5))
                .filter(Objects::nonNull)
                .map(part -> part.replaceAll(BLANK + "+", " ").strip())
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
        if (!word.isEmpty()) {
            words.add(word);
        }
        numbers.add(dressed.group(2) + dressed.group(4));
        return true;
    }

    private Optional<String> described() {
        String without = words.stream().map(word -> "without " + word).collect(Collectors.joining());
        if (all(PLAIN)) {
            return without.isEmpty() ? Optional.empty() : Optional.of(without + takeItOff());
        }
        if (all(DECIMAL_COMMA) && !all(COMMAS) || only(DECIMAL_COMMA) && any(DECIMAL_COMMA) && !only(COMMAS)) {
            return Optional.of(
                    without.isEmpty()
                            ? "with a decimal comma: say --decimal , (in code: withDecimal(','))"
                            : "with a decimal comma and " + without + takeItOff());
        }
        Optional<String> separator = separator();
        return separator.map(found -> (without.isEmpty() ? "without " : without + " and ") + found + takeItOff());
    }

    /** What parts the thousands; 1,234 may also have a decimal comma, which only whoever wrote it can say. */
    private Optional<String> separator() {
        boolean ambiguous = only(DECIMAL_COMMA) && only(COMMAS);
        if (ambiguous) {
            return Optional.of(
                    "the commas between thousands (or, if 1,234 is a little more than one, with --decimal ,)");
        }
        if (only(COMMAS)) {
            return Optional.of("the commas between thousands");
        }
        if (only(POINTS)) {
            return Optional.of("the points between thousands (a comma then stands before the decimals)");
        }
        return only(BLANKS) ? Optional.of("what parts the thousands") : Optional.empty();
    }

    private static String takeItOff() {
        return ": take that off in the file";
    }

    private boolean all(Pattern pattern) {
        return numbers.stream().allMatch(number -> pattern.matcher(number).matches());
    }

    private boolean any(Pattern pattern) {
        return numbers.stream().anyMatch(number -> pattern.matcher(number).matches());
    }

    /** Whether those that are not plain are such; 12 needs no comma between thousands. */
    private boolean only(Pattern pattern) {
        Pattern plain = pattern == POINTS ? PLAIN_WITH_COMMA : pattern == DECIMAL_COMMA ? WHOLE : PLAIN;
        return numbers.stream()
                .allMatch(number -> pattern.matcher(number).matches()
                        || plain.matcher(number).matches());
    }
}
