package gradus.engine.lesson;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A sentence of a page. A formula in it is one {@link Symbols#FORMULA}, a span of code one {@link #CODE}.
 *
 * @param text its words
 * @param bold what is in bold, but for labels: what ends in a full stop or such, begins a list item, or stands in a box or a table
 * @param labels the other bold parts
 * @param links its links
 */
record Sentence(String text, List<Run> bold, List<Run> labels, List<Run> links) {
    /** Stands for a span of code. */
    static final char CODE = '\uFFFB';

    private static final Pattern END =
            Pattern.compile("(?<=[.!?])[\"”)’]*\\s+(?=[\\p{Lu}\\p{N}\"“(" + Symbols.FORMULA + CODE + "])");

    /**
     * A part of a sentence.
     *
     * @param start where it begins in the text
     * @param end where it ends
     * @param value where a link leads; else its words
     */
    record Run(int start, int end, String value) {
        boolean holds(int place) {
            return start <= place && place < end;
        }

        private Run movedBy(int places) {
            return new Run(start - places, end - places, value);
        }
    }

    /** The sentences of a whole paragraph. */
    static List<Sentence> split(Sentence paragraph) {
        List<Sentence> sentences = new ArrayList<>();
        Matcher end = END.matcher(paragraph.text);
        int from = 0;
        while (end.find()) {
            sentences.add(paragraph.part(from, end.end()));
            from = end.end();
        }
        if (from < paragraph.text.length()) {
            sentences.add(paragraph.part(from, paragraph.text.length()));
        }
        return sentences;
    }

    private Sentence part(int from, int to) {
        return new Sentence(
                text.substring(from, to), within(bold, from, to), within(labels, from, to), within(links, from, to));
    }

    private static List<Run> within(List<Run> runs, int from, int to) {
        return runs.stream()
                .filter(run -> run.start >= from && run.start < to)
                .map(run -> run.movedBy(from))
                .toList();
    }

    /** How many words it has; formulas are none, a span of code is one. */
    int words() {
        int words = 0;
        for (String word : text.split("\\s+")) {
            if (word.chars().anyMatch(c -> Character.isLetterOrDigit(c) || c == CODE)) {
                words++;
            }
        }
        return words;
    }

    /** As it is told to people: the first words. */
    String beginning() {
        String told = text.replace(CODE, '…').replace(Symbols.FORMULA, '…').strip();
        return told.length() <= 70 ? told : told.substring(0, 70).strip() + "…";
    }
}
