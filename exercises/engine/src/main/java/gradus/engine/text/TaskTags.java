package gradus.engine.text;

import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The inline tags of Javadoc in the words of a task. */
public final class TaskTags {
    /** Braces may be nested once in a tag. */
    private static final Pattern INLINE = Pattern.compile("\\{@(\\w+)\\s+((?:[^{}]|\\{[^{}]*})*)}");

    private TaskTags() {}

    /**
     * One inline tag.
     *
     * @param name such as {@code code} or {@code link}
     * @param shown what it shows: of a link its label, or {@code Type.member}
     * @param preformatted whether it follows a {@code <pre>} at once, so that its lines stay lines
     */
    public record Tag(String name, String shown, boolean preformatted) {
        /** Whether it leads to something. */
        public boolean isLink() {
            return name.startsWith("link");
        }
    }

    /** The words with something else for each inline tag. */
    public static String replace(String words, Function<Tag, String> by) {
        return INLINE.matcher(words).replaceAll(found -> {
            boolean link = found.group(1).startsWith("link");
            Tag tag = new Tag(
                    found.group(1),
                    link ? linked(found.group(2)) : found.group(2),
                    words.startsWith("<pre>", found.start() - "<pre>".length()));
            return Matcher.quoteReplacement(by.apply(tag));
        });
    }

    private static String linked(String reference) {
        int label = reference.indexOf(' ');
        return label > 0 && !reference.substring(0, label).contains("(")
                ? reference.substring(label + 1)
                : reference.replaceFirst("^#", "").replace('#', '.');
    }
}
