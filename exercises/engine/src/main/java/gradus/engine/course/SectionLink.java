package gradus.engine.course;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A link from a check to the section of a lesson that explains it.
 *
 * @param lesson the lesson's slug, or {@code stage/slug}
 * @param anchor the anchor of a heading on its page, as GitHub makes it
 */
public record SectionLink(String lesson, String anchor) {
    private static final Pattern TEXT = Pattern.compile("((?:[a-z0-9-]+/)?[a-z0-9-]+)#(\\S+)");

    /**
     * Reads a link such as {@code splitting#one-draw-per-class}.
     *
     * @throws IllegalArgumentException if it is not of this form
     */
    public static SectionLink parse(String text) {
        Matcher link = TEXT.matcher(text);
        if (!link.matches()) {
            throw new IllegalArgumentException(
                    "a link to a section must be lesson#anchor, such as splitting#one-draw-per-class, but was \"" + text
                            + "\"");
        }
        return new SectionLink(link.group(1), link.group(2));
    }

    /** The lessons that it may lead to: one if the link is right; that of the given stage, if several have its name. */
    public List<Lesson> among(List<Lesson> lessons, String stage) {
        List<Lesson> named = lessons.stream()
                .filter(other -> other.slug().equals(lesson) || other.id().equals(lesson))
                .toList();
        List<Lesson> near =
                named.stream().filter(other -> other.stage().equals(stage)).toList();
        return near.size() == 1 ? near : named;
    }

    /** The link in words: "the lesson splitting, at “one draw per class”". */
    public String words() {
        return "the lesson " + lesson + ", at “" + anchor.replace('-', ' ') + "”";
    }
}
