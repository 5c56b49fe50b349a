package gradus.engine.text;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The formulas of a text in Markdown: displayed ones between two dollars, those within a line between one, as Pandoc reads them. Markdown
 * would take the stars and low lines of TeX for its own, so the formulas step aside while it is parsed.
 */
public final class Formulas {
    /** Fences, indented code, code spans and {@code \$}, in which a dollar is a dollar; then the two kinds of formula. */
    private static final Pattern GRAMMAR = Pattern.compile(
            "(?ms)(^ *```.*?^ *```|^ {4}[^\\n]*$|(`+)(?!`)(?:(?!\\2)(?:[^\\n]|\\n(?!\\s*\\n)))+\\2(?!`)|\\\\\\$)"
                    + "|\\$\\$(.+?)\\$\\$|\\$(?![\\s$])((?:[^$\\\\\\n]|\\\\.|\\n(?!\\s*\\n))*?(?:[^\\s$\\\\]|\\\\\\S))\\$(?!\\d)");

    private static final Pattern PLACE = Pattern.compile("\uE000(\\d+)\uE001");

    /**
     * One formula.
     *
     * @param tex without the dollars
     * @param displayed whether it stands by itself
     */
    public record Formula(String tex, boolean displayed) {}

    private final List<Formula> all = new ArrayList<>();
    private final String rest;

    /** Reads a text. */
    public Formulas(String markdown) {
        rest = replace(markdown, formula -> {
            all.add(formula);
            return "\uE000" + (all.size() - 1) + "\uE001";
        });
    }

    /** The text with something else for each formula. */
    public static String replace(String markdown, Function<Formula, String> by) {
        return GRAMMAR.matcher(markdown).replaceAll(found -> {
            boolean displayed = found.group(3) != null;
            String tex = displayed ? found.group(3) : found.group(4);
            return Matcher.quoteReplacement(tex == null ? found.group() : by.apply(new Formula(tex, displayed)));
        });
    }

    /** In the order of the text. */
    public List<Formula> all() {
        return List.copyOf(all);
    }

    /** The text with a place held for each formula, which Markdown takes for a word. */
    public String rest() {
        return rest;
    }

    /** Some of the rest, once it is parsed and rendered, with each formula back in its place. */
    public String back(String rendered, Function<Formula, String> as) {
        return PLACE.matcher(rendered)
                .replaceAll(place -> Matcher.quoteReplacement(as.apply(all.get(Integer.parseInt(place.group(1))))));
    }
}
