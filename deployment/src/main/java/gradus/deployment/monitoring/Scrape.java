package gradus.deployment.monitoring;

import gradus.fundamentals.Require;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Prometheus's text format, read back: one sample per line, {@code name{label="value",…} number}. Comments are passed over. */
public final class Scrape {
    private static final String LABEL = "[a-zA-Z_][a-zA-Z0-9_]*=\"(?:[^\"\\\\]|\\\\[\\\\\"n])*\"";
    private static final Pattern SAMPLE =
            Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{((?:" + LABEL + ",?)*)\\})? (\\S+)(?: \\d+)?");
    private static final Pattern ONE_LABEL = Pattern.compile("([a-zA-Z_][a-zA-Z0-9_]*)=\"((?:[^\"\\\\]|\\\\.)*)\"");

    /** One number. */
    public record Sample(String name, Map<String, String> labels, double value) {}

    private final List<Sample> samples = new ArrayList<>();

    private Scrape() {}

    /** @throws IllegalArgumentException for a line that is neither a comment nor a sample */
    public static Scrape of(String text) {
        Scrape scrape = new Scrape();
        Require.given("text", text)
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .forEach(line -> {
                    Matcher matcher = SAMPLE.matcher(line);
                    Require.that(matcher.matches(), "a line must be a comment or name{labels} number, but was " + line);
                    scrape.samples.add(
                            new Sample(matcher.group(1), labels(matcher.group(2)), number(matcher.group(3))));
                });
        return scrape;
    }

    private static Map<String, String> labels(String text) {
        Map<String, String> labels = new LinkedHashMap<>();
        if (text != null) {
            Matcher matcher = ONE_LABEL.matcher(text);
            while (matcher.find()) {
                labels.put(matcher.group(1), unescaped(matcher.group(2)));
            }
        }
        return labels;
    }

    private static String unescaped(String value) {
        return value.translateEscapes(); // \\, \" and \n mean the same in Java
    }

    private static double number(String text) {
        return switch (text) {
            case "+Inf" -> Double.POSITIVE_INFINITY;
            case "-Inf" -> Double.NEGATIVE_INFINITY;
            default -> Double.parseDouble(text);
        };
    }

    /** All samples, in their order. */
    public List<Sample> samples() {
        return List.copyOf(samples);
    }

    /** The sum of the samples with that name whose labels hold the given ones; empty if there is none. */
    public OptionalDouble sum(String name, Map<String, String> labels) {
        List<Sample> found = samples.stream()
                .filter(sample ->
                        sample.name().equals(name) && sample.labels().entrySet().containsAll(labels.entrySet()))
                .toList();
        return found.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(found.stream().mapToDouble(Sample::value).sum());
    }

    /**
     * A histogram: its cumulative samples {@code name_bucket{le="…"}}, added up over all other labels, turned into counts per bucket.
     *
     * @param name such as {@code model_request_seconds}
     */
    public Buckets histogram(String name) {
        TreeMap<Double, Double> cumulative = new TreeMap<>();
        for (Sample sample : samples) {
            if (sample.name().equals(name + "_bucket")) {
                cumulative.merge(number(sample.labels().get("le")), sample.value(), Double::sum);
            }
        }
        Require.that(
                cumulative.containsKey(Double.POSITIVE_INFINITY),
                name + " must be a histogram, but has no bucket +Inf");
        double[] bounds = cumulative.headMap(Double.POSITIVE_INFINITY).keySet().stream()
                .mapToDouble(Double::doubleValue)
                .toArray();
        long[] counts = new long[cumulative.size()];
        long below = 0;
        int i = 0;
        for (double upTo : cumulative.values()) {
            counts[i++] = (long) upTo - below;
            below = (long) upTo;
        }
        return Buckets.of(bounds, counts);
    }
}
