package gradus.deployment.contracts;

import gradus.fundamentals.Require;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The end of an endpoint, announced in its own answers: {@code Deprecation} (RFC 9745), {@code Sunset} (RFC 8594), and a link to what
 * comes after.
 *
 * @param deprecated from when on nobody should build on it
 * @param sunset when it stops to answer; not before {@code deprecated}
 * @param successor where to go instead
 */
public record Retirement(Instant deprecated, Instant sunset, URI successor) {
    /** HTTP wants two digits for the day (RFC 9110, section 5.6.7); Java's RFC_1123_DATE_TIME writes one before the tenth. */
    private static final DateTimeFormatter HTTP_DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH);

    private static final Pattern SECONDS = Pattern.compile("@(-?\\d{1,12})");
    private static final Pattern SUCCESSOR = Pattern.compile("<([^>]*)>\\s*;\\s*rel=\"?successor-version\"?");

    public Retirement {
        Require.given("deprecated", deprecated);
        Require.given("successor", successor);
        Require.that(
                !Require.given("sunset", sunset).isBefore(deprecated),
                "sunset must not be before deprecated (" + deprecated + "), but was " + sunset);
    }

    /** The headers that announce it. */
    public Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Deprecation", "@" + deprecated.getEpochSecond());
        headers.put("Sunset", HTTP_DATE.format(sunset.atZone(ZoneOffset.UTC)));
        headers.put("Link", "<" + successor + ">; rel=\"successor-version\"");
        return headers;
    }

    /**
     * Refuses requests after the sunset.
     *
     * @throws Problem of status 410 from the sunset on
     */
    public void refuseIfOver(Instant now) {
        if (!now.isBefore(sunset)) {
            throw new Problem(410, "this address ended on " + sunset + "; use " + successor);
        }
    }

    /**
     * What a client finds in an answer: the announced end, if there is one that it can read.
     *
     * @param header the value of a header, by its name
     */
    public static Optional<Instant> sunset(Function<String, Optional<String>> header) {
        return header.apply("Sunset").flatMap(Retirement::date);
    }

    /** From when on the endpoint is deprecated, if the answer says so in the form of RFC 9745. */
    public static Optional<Instant> deprecated(Function<String, Optional<String>> header) {
        return header.apply("Deprecation")
                .map(SECONDS::matcher)
                .filter(Matcher::matches)
                .map(found -> Instant.ofEpochSecond(Long.parseLong(found.group(1))));
    }

    /** Where to go instead, if the answer says so. */
    public static Optional<URI> successor(Function<String, Optional<String>> header) {
        return header.apply("Link")
                .map(SUCCESSOR::matcher)
                .filter(Matcher::find)
                .map(found -> URI.create(found.group(1)));
    }

    private static Optional<Instant> date(String text) {
        try {
            return Optional.of(ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeException e) {
            return Optional.empty(); // RFC 8594: a date that cannot be read announces nothing
        }
    }
}
