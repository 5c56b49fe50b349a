package gradus.engine.lesson;

import gradus.engine.course.Course;
import gradus.engine.course.Lesson;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The form of a page: its parts in their order, its length, an honest time, recall, and what must hold for it to be true. */
final class PageForm {
    /** The sections at the end, in order. */
    private static final List<String> LAST =
            List.of("What goes wrong", "How professionals do it", "What it costs", "Exercises", "Sources");

    private static final int LEAST_WORDS = 1200;
    private static final int MOST_WORDS = 2200;
    private static final int WORDS_A_MINUTE = 120;
    private static final int MINUTES_A_FORMULA = 2;
    private static final double OFF = 0.2;
    private static final int RECALL = 2;
    private static final Pattern TIME = Pattern.compile("\\*\\*Time:\\*\\*\\s*(\\d+)\\s*minutes");
    private static final Pattern QUESTION = Pattern.compile("(?s)<summary>.*?\\?\\s*</summary>");

    private final Course course;
    private final Page page;
    private final List<Lesson> before;
    private final List<Gap> gaps = new ArrayList<>();

    private PageForm(Course course, Page page) throws IOException {
        this.course = course;
        this.page = page;
        this.before = page.before(course);
    }

    /**
     * What the page lacks.
     *
     * @param begun whether it still says TODO: then its length and its time are not asked for
     */
    static List<Gap> gaps(Course course, Page page, boolean begun) throws IOException {
        PageForm form = new PageForm(course, page);
        form.box();
        form.earlier();
        form.order();
        if (!begun) {
            form.length();
            form.time();
        }
        form.recall();
        form.quoted();
        return form.gaps;
    }

    private void require(boolean holds, String key, String message) {
        if (!holds) {
            gaps.add(new Gap(key, message));
        }
    }

    private void box() {
        String box = head().lines().filter(line -> line.startsWith(">")).reduce("", (a, b) -> a + "\n" + b);
        int before = box.indexOf("**Before:**");
        int time = box.indexOf("**Time:**");
        require(
                before >= 0 && before < time && time < box.indexOf("**After:**"),
                "box",
                "the page must begin with a box: > **Before:** … · **Time:** … minutes · **After:** …");
    }

    /** So that whoever follows the stages' tables has read what a page needs. */
    private void earlier() {
        List<Lesson> all = course.lessons();
        List<String> later = before.stream()
                .filter(lesson -> all.indexOf(lesson) >= all.indexOf(page.lesson()))
                .map(Lesson::id)
                .toList();
        require(
                later.isEmpty(),
                "before",
                "Before must name lessons that come earlier in the stages' tables, but names "
                        + String.join(", ", later));
    }

    /** What stands before the first section. */
    private String head() {
        int first = page.text().indexOf("\n## ");
        return first < 0 ? page.text() : page.text().substring(0, first);
    }

    private void order() {
        List<String> sections = page.sections();
        require(
                !sections.isEmpty() && sections.get(0).startsWith("The idea"),
                "idea",
                "the first section must be 'The idea', in plain words, but is "
                        + sections.stream().findFirst());
        int last = -1;
        for (String name : LAST) {
            int place = last + 1;
            while (place < sections.size() && !sections.get(place).startsWith(name)) {
                place++;
            }
            require(
                    place < sections.size(),
                    "section " + name,
                    "the section '" + name + "' must stand, in the order " + LAST + ", but the sections are "
                            + sections);
            last = place < sections.size() ? place : last;
        }
        int figure = page.text().indexOf("](figures/");
        int formula = page.text().indexOf("\n$$");
        require(
                formula < 0 || figure >= 0 && figure < formula,
                "figure",
                "the first figure must stand before the first displayed formula");
    }

    private void length() {
        int words = page.words();
        require(
                words >= LEAST_WORDS && words <= MOST_WORDS,
                "length",
                "the prose must have " + LEAST_WORDS + " to " + MOST_WORDS + " words, but has " + words);
    }

    private void time() {
        int formulas = page.formulas().displayed();
        double honest = (double) page.words() / WORDS_A_MINUTE + MINUTES_A_FORMULA * formulas;
        Matcher time = TIME.matcher(page.text());
        String said = time.find() ? time.group(1) : "nothing";
        boolean holds = !said.equals("nothing") && Math.abs(Integer.parseInt(said) - honest) <= OFF * honest;
        require(
                holds,
                "time",
                String.format(
                        Locale.ROOT,
                        "Time must be near %.0f minutes (%d words at %d a minute, %d displayed formulas at %d minutes), but says %s",
                        honest,
                        page.words(),
                        WORDS_A_MINUTE,
                        formulas,
                        MINUTES_A_FORMULA,
                        said));
    }

    private void recall() {
        long questions = QUESTION.matcher(head()).results().count();
        require(
                before.isEmpty() || questions >= RECALL,
                "recall",
                "before the first section must stand two questions from lessons in Before, each folded as <details><summary>…?</summary>,"
                        + " but there are " + questions);
    }

    private void quoted() {
        require(
                Pattern.compile("(?m)^> \\*\\*True if").matcher(page.text()).find(),
                "true-if",
                "a box must say what has to hold: > **True if.** …");
        require(
                Pattern.compile("(?i)\\bby\\s+hand\\b").matcher(page.text()).find(),
                "by-hand",
                "a small case must be worked 'by hand'");
        long sources = page.text()
                .substring(Math.max(0, page.text().lastIndexOf("\n## Sources")))
                .lines()
                .filter(line -> line.startsWith("- "))
                .count();
        require(sources >= 2 && sources <= 5, "sources", "a page names two to five sources, but this names " + sources);
    }
}
