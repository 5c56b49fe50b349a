package gradus.engine.course;

import gradus.engine.course.OtherBodies.Body;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SourceSpan;
import org.commonmark.node.Text;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/**
 * The page of an exercise's known mistakes, {@code Foo.mistakes.md} beside {@code Foo.java}.
 *
 * <pre>{@code
 * # Mistakes in Foo
 *
 * ## the words that the learner must then see
 *
 * Why people make it: one paragraph, or none.
 *
 * ~~~diff
 *  a line that stays
 * -a line of the solution
 * +what stands there instead
 * ~~~
 * }</pre>
 *
 * <p>Instead of a diff there may be fences {@code java instead of region N}, each the whole of a marked region, counted from 1.
 */
public final class Mistakes {
    /** How the page's name ends, after the name of the learner's class. */
    public static final String SUFFIX = ".mistakes.md";

    private static final Pattern REGION = Pattern.compile("java instead of region ([1-9]\\d*)");
    private static final Parser PARSER =
            Parser.builder().includeSourceSpans(IncludeSourceSpans.BLOCKS).build();

    private final String file;
    private final List<String> source;
    private final List<Mistake> found = new ArrayList<>();
    private Heading heading;
    private String why = "";
    private Patch patch;
    private List<Body> bodies = new ArrayList<>();

    private Mistakes(String file, String page) {
        this.file = file;
        this.source = page.lines().toList();
    }

    /**
     * Reads a page.
     *
     * @throws IllegalArgumentException if it is not as it must be, naming file and line
     */
    public static List<Mistake> read(Path page) throws IOException {
        return parse(page.getFileName().toString(), Files.readString(page));
    }

    /**
     * Reads the text of a page.
     *
     * @param file its name, for what is said of it
     * @throws IllegalArgumentException if it is not as it must be, naming file and line
     */
    public static List<Mistake> parse(String file, String page) {
        Mistakes mistakes = new Mistakes(file, page);
        Node first = PARSER.parse(page).getFirstChild();
        if (!(first instanceof Heading title) || title.getLevel() != 1) {
            throw new IllegalArgumentException(file + ":1: the page must begin with '# ' and a title");
        }
        for (Node node = first.getNext(); node != null; node = node.getNext()) {
            mistakes.take(node);
        }
        mistakes.finish();
        return List.copyOf(mistakes.found);
    }

    private void take(Node node) {
        if (node instanceof Heading next && next.getLevel() == 2) {
            finish();
            words(next);
            heading = next;
        } else if (heading == null) {
            throw wrong(node, "after the title there must be '## ' and the words that the learner sees");
        } else if (node instanceof Paragraph && why.isEmpty() && patch == null && bodies.isEmpty()) {
            why = text(node);
        } else if (node instanceof FencedCodeBlock fence && patch == null) {
            take(fence);
        } else {
            throw wrong(
                    node,
                    "below a heading there may be one paragraph, and then one diff or fences 'java instead of region N'");
        }
    }

    private void take(FencedCodeBlock fence) {
        List<String> lines = fence.getLiteral().lines().toList();
        Matcher region = REGION.matcher(fence.getInfo());
        if (region.matches()) {
            if (lines.isEmpty()) {
                throw wrong(fence, "the body must hold a line, but is empty");
            }
            bodies.add(new Body(file + ":" + line(fence), Integer.parseInt(region.group(1)), lines));
        } else if (fence.getInfo().equals("diff") && bodies.isEmpty()) {
            patch = Patch.parse(file, line(fence) + 1, lines);
        } else {
            throw wrong(
                    fence,
                    "a fence must be 'diff' or 'java instead of region N', and not both, but is '" + fence.getInfo()
                            + "'");
        }
    }

    /** Completes the mistake whose heading came last. */
    private void finish() {
        if (heading == null) {
            return;
        }
        if (patch == null && bodies.isEmpty()) {
            throw wrong(heading, "the mistake must have a diff or another body");
        }
        Change change = patch != null ? patch : new OtherBodies(List.copyOf(bodies));
        found.add(new Mistake(words(heading), why, change));
        why = "";
        patch = null;
        bodies = new ArrayList<>();
    }

    /** What a reader of the rendered heading reads: marks in it must be written with a backslash. */
    private String words(Heading of) {
        StringBuilder words = new StringBuilder();
        for (Node part = of.getFirstChild(); part != null; part = part.getNext()) {
            if (!(part instanceof Text text)) {
                throw wrong(
                        of,
                        "the heading must be plain words, written before a mark of Markdown with a backslash, but is '"
                                + text(of) + "'");
            }
            words.append(text.getLiteral());
        }
        if (words.isEmpty()) {
            throw wrong(of, "the heading must hold the words that the learner sees");
        }
        return words.toString();
    }

    private String text(Node node) {
        return String.join(
                "\n",
                node.getSourceSpans().stream()
                        .map(span -> source.get(span.getLineIndex()))
                        .toList());
    }

    private static int line(Node node) {
        List<SourceSpan> spans = node.getSourceSpans();
        return spans.get(0).getLineIndex() + 1;
    }

    private IllegalArgumentException wrong(Node node, String problem) {
        return new IllegalArgumentException(file + ":" + line(node) + ": " + problem);
    }
}
