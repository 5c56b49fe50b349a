package gradus.engine.lesson;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A row of a table of terms.
 *
 * @param name the term as its lesson sets it in bold
 * @param also its other forms; regular plurals need none
 * @param everyday whether the name is an everyday word as well: then only the other forms are looked for on other pages
 * @param lessons the slugs of the lessons that define it, each for its own readers
 */
record Term(String name, List<String> also, boolean everyday, List<String> lessons) {
    /** Where a sentence uses a term. */
    record Use(Term term, int start, int end) {}

    private record Form(Term term, String words, Pattern pattern) {}

    /** All that can stand for some terms, the longest first. */
    static final class Finder {
        private final List<Form> forms;

        Finder(List<Term> terms) {
            forms = terms.stream()
                    .flatMap(Finder::forms)
                    .sorted(Comparator.comparing((Form form) -> -form.words().length()))
                    .toList();
        }

        private static Stream<Form> forms(Term term) {
            Stream<String> name = term.everyday() ? Stream.of() : Stream.of(term.name());
            return Stream.concat(name, term.also().stream()).map(words -> new Form(term, words, pattern(words)));
        }

        /** The uses in a sentence, from left to right. In "residual standard error" there is no "standard error". */
        List<Use> in(String sentence) {
            List<Use> uses = new ArrayList<>();
            StringBuilder left = new StringBuilder(sentence);
            for (Form form : forms) {
                Matcher use = form.pattern().matcher(left.toString());
                while (use.find()) {
                    uses.add(new Use(form.term(), use.start(), use.end()));
                    for (int i = use.start(); i < use.end(); i++) {
                        left.setCharAt(i, '\0');
                    }
                }
            }
            uses.sort(Comparator.comparingInt(Use::start));
            return uses;
        }
    }

    /** Whether words are this term, in one of its forms. */
    boolean isCalled(String words) {
        return Stream.concat(Stream.of(name), also.stream())
                .anyMatch(form -> pattern(form).matcher(words).matches());
    }

    /** A form as a whole word, in the plural too; a form with a capital letter is a name, and case counts. */
    private static Pattern pattern(String form) {
        String words = Stream.of(form.split("[\\s-]+")).map(Pattern::quote).collect(Collectors.joining("[\\s-]+"));
        boolean named = form.chars().anyMatch(Character::isUpperCase);
        return Pattern.compile(
                "(?<![\\p{L}\\p{N}-])" + words + "(?:es|s)?(?:['’]s?)?(?![\\p{L}\\p{N}])",
                named ? 0 : Pattern.CASE_INSENSITIVE);
    }
}
