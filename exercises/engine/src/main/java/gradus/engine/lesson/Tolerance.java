package gradus.engine.lesson;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Compares two texts whose numbers may differ a little. */
final class Tolerance {
    private static final Pattern NUMBER = Pattern.compile("[-−]?\\d+(?:\\.(\\d+))?(?:[eE][-+]?\\d+)?");

    private Tolerance() {}

    /**
     * Whether two texts agree: word for word, their numbers up to a relative tolerance or one unit of the last printed digit,
     * their blanks in any number. Without a tolerance they must be equal.
     */
    static boolean agree(String expected, String actual, double tolerance) {
        if (tolerance == 0 || expected.equals(actual)) {
            return expected.equals(actual);
        }
        List<MatchedNumber> wanted = numbers(expected);
        List<MatchedNumber> came = numbers(actual);
        if (!words(expected).equals(words(actual)) || wanted.size() != came.size()) {
            return false;
        }
        for (int i = 0; i < wanted.size(); i++) {
            double a = wanted.get(i).value();
            double b = came.get(i).value();
            double allowed =
                    Math.max(wanted.get(i).lastDigit() * 1.0001, tolerance * Math.max(Math.abs(a), Math.abs(b)));
            if (!(Math.abs(a - b) <= allowed)) {
                return false;
            }
        }
        return true;
    }

    private record MatchedNumber(double value, double lastDigit) {}

    private static List<MatchedNumber> numbers(String text) {
        List<MatchedNumber> numbers = new ArrayList<>();
        Matcher number = NUMBER.matcher(text);
        while (number.find()) {
            int decimals = number.group(1) == null ? 0 : number.group(1).length();
            boolean scientific = number.group().matches(".*[eE].*");
            double lastDigit = decimals == 0 || scientific ? 0 : Math.pow(10, -decimals);
            numbers.add(new MatchedNumber(Double.parseDouble(number.group().replace('−', '-')), lastDigit));
        }
        return numbers;
    }

    private static String words(String text) {
        return NUMBER.matcher(text).replaceAll("#").replaceAll("\\s+", " ").strip();
    }
}
