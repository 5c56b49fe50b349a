package gradus.engine.lesson;

import gradus.engine.course.Lesson;
import gradus.engine.course.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.Node;
import org.commonmark.node.SourceSpan;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/**
 * Fills the fences of a page from what they quote:
 *
 * <pre>{@code
 * <!-- snippet: gradus/fundamentals/descriptive/Descriptive.java#variance -->   the member of a source file
 * <!-- output: gradus.deployment.serving.demo.Answers#answer -->               a section of what the demo printed
 * <!-- output: gradus.deeplearning.training.TrainingDemo#loss tolerance 0.01 --> the same, numbers up to 1%
 * <!-- output: gradus.fundamentals.descriptive.demo.Berkeley#pooled -->         the same, by the method that printed it
 * <!-- benchmark: docs/benchmarks/serving.jsonl#throughput -->                 a committed run ({@link BenchmarkTable})
 * <!-- prose -->                                                                quotes nothing
 * }</pre>
 */
final class Weaver {
    private static final Pattern SNIPPET = Pattern.compile("<!-- snippet: (\\S+\\.java)#(.+?) -->");
    private static final Pattern OUTPUT =
            Pattern.compile("<!-- output: ([\\w.]+)#([\\w-]+)(?: tolerance ([\\d.eE-]+))? -->");
    private static final Pattern BENCHMARK =
            Pattern.compile("<!-- benchmark: (docs/benchmarks/[\\w.-]+\\.jsonl)#([\\w-]+) -->");
    private static final Pattern PROSE = Pattern.compile("<!-- prose -->");
    private static final Set<String> QUOTING = Set.of("java", "text");
    private static final Parser MARKDOWN = Parser.builder()
            .extensions(List.of(TablesExtension.create()))
            .includeSourceSpans(IncludeSourceSpans.BLOCKS)
            .build();

    private final Lesson lesson;
    private final Map<String, DemoRun> runs = new LinkedHashMap<>();
    private final List<String> problems = new ArrayList<>();
    private boolean toTheDigit = true;

    Weaver(Lesson lesson) {
        this.lesson = lesson;
    }

    static Node parse(String markdown) {
        return MARKDOWN.parse(markdown);
    }

    /** The demos that ran, by class name. */
    Map<String, DemoRun> runs() {
        return runs;
    }

    /** Where the page differs from what it quotes, and what it quotes that is not there. */
    List<String> problems() {
        return problems;
    }

    /**
     * Whether every number came as the page has it, no tolerance needed: then what is drawn of the same numbers must be what the page
     * shows, also on a page whose numbers may differ a little from processor to processor.
     */
    boolean toTheDigit() {
        return toTheDigit;
    }

    /** The page as it should be. */
    String weave(String page) {
        List<String> lines = new ArrayList<>(page.lines().toList());
        for (Fence fence : fences(page)) {
            Optional<Quote> quote = quote(fence);
            toTheDigit &= quote.isEmpty() || fence.content().equals(quote.get().text());
            if (quote.isPresent()
                    && !Tolerance.agree(
                            fence.content(), quote.get().text(), quote.get().tolerance())) {
                problems.add("line " + fence.firstLine() + ": the fence differs from " + fence.directive()
                        + "\n  the page says:\n" + fence.content().indent(4) + "  it must say:\n"
                        + quote.get().text().indent(4));
                lines.subList(fence.firstLine(), fence.lastLine()).clear();
                lines.addAll(fence.firstLine(), quote.get().text().lines().toList());
            }
        }
        return String.join("\n", lines) + "\n";
    }

    /** A fence with the comment before it; its content is on the lines after {@code firstLine} and before {@code lastLine}. */
    private record Fence(String info, String directive, String content, int firstLine, int lastLine) {}

    private record Quote(String text, double tolerance) {}

    /** The fences from the last to the first, so that replacing one does not move those still to come. */
    private static List<Fence> fences(String page) {
        List<Fence> fences = new ArrayList<>();
        parse(page).accept(new AbstractVisitor() {
            @Override
            public void visit(FencedCodeBlock block) {
                List<SourceSpan> spans = block.getSourceSpans();
                String before = block.getPrevious() instanceof HtmlBlock html
                        ? html.getLiteral().strip()
                        : "";
                int first = spans.get(0).getLineIndex() + 1;
                int last = spans.get(spans.size() - 1).getLineIndex();
                fences.add(
                        0,
                        new Fence(
                                block.getInfo().strip(),
                                before,
                                block.getLiteral().stripTrailing(),
                                first,
                                last));
            }
        });
        return fences;
    }

    private Optional<Quote> quote(Fence fence) {
        Matcher snippet = SNIPPET.matcher(fence.directive());
        Matcher output = OUTPUT.matcher(fence.directive());
        Matcher benchmark = BENCHMARK.matcher(fence.directive());
        try {
            if (snippet.matches()) {
                return Optional.of(new Quote(Snippets.of(source(snippet.group(1)), snippet.group(2)), 0));
            }
            if (output.matches()) {
                double tolerance = output.group(3) == null ? 0 : Double.parseDouble(output.group(3));
                return Optional.of(new Quote(section(output.group(1), output.group(2)), tolerance));
            }
            if (benchmark.matches()) {
                Path runs = lesson.module().resolve(benchmark.group(1));
                return Optional.of(new Quote(BenchmarkTable.of(runs, benchmark.group(2)), 0));
            }
            if (QUOTING.contains(fence.info())
                    && !PROSE.matcher(fence.directive()).matches()) {
                problems.add("line " + fence.firstLine() + ": a " + fence.info()
                        + " fence needs a snippet, output, benchmark or prose directive just before it, but has '"
                        + fence.directive() + "'");
            }
        } catch (IOException | IllegalArgumentException e) {
            problems.add("line " + fence.firstLine() + ": " + e.getMessage());
        }
        return Optional.empty();
    }

    private Path source(String path) throws IOException {
        List<Path> roots = new ArrayList<>(List.of(lesson.codeModule()));
        try (Stream<Path> modules =
                Files.list(lesson.module().toAbsolutePath().normalize().getParent())) {
            modules.sorted().forEach(roots::add);
        }
        return roots.stream()
                .map(root -> root.resolve("src/main/java").resolve(path))
                .filter(Files::exists)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no module has the source " + path));
    }

    /** A section by the demo that prints it, or by the class and method beside the demo whose name the section has. */
    private String section(String type, String name) throws IOException {
        String mainClass = type;
        if (!type.endsWith(Programs.DEMO)) {
            Snippets.of(source(type.replace('.', '/') + ".java"), name);
            mainClass = demoBeside(type);
        }
        DemoRun run = runs.get(mainClass);
        if (run == null) {
            run = DemoRun.of(lesson, mainClass);
            runs.put(mainClass, run);
        }
        String text = run.sections().get(name);
        if (text == null) {
            throw new IllegalArgumentException(mainClass + " prints no section " + name + ", but "
                    + run.sections().keySet());
        }
        return text;
    }

    private String demoBeside(String type) throws IOException {
        String room = type.substring(0, type.lastIndexOf('.') + 1);
        return Programs.demos(lesson).stream()
                .filter(demo -> demo.startsWith(room) && demo.lastIndexOf('.') == room.length() - 1)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "the demo of " + lesson.id() + " must stand beside " + type + ", but is not in " + room));
    }
}
