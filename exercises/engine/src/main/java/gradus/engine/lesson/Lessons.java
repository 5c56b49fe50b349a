package gradus.engine.lesson;

import gradus.engine.course.Course;
import gradus.engine.course.Lesson;
import gradus.engine.course.Programs;
import gradus.engine.course.Task;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.commonmark.ext.heading.anchor.IdGenerator;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.renderer.text.TextContentRenderer;

/** Proves lessons: all parts exist, every quotation is true, every figure is drawn by the demo, every link resolves. */
public final class Lessons {
    private Lessons() {}

    /**
     * What is missing or untrue in a lesson; empty if it is proven.
     *
     * <p>While a line says TODO the lesson is not asked for what only a finished one can have: a second exercise, a figure, its
     * length, an honest time.
     *
     * @param update whether to write the page's fences, and its figures, again where they differ, instead of reporting it
     */
    public static List<String> problems(Course course, Lesson lesson, boolean update) throws IOException {
        List<String> todos = todos(course, lesson);
        List<String> problems = new ArrayList<>(missingParts(course, lesson, !todos.isEmpty()));
        problems.addAll(OptionalModules.problems(lesson));
        String page = Files.readString(lesson.doc());
        Weaver weaver = new Weaver(lesson);
        String woven = weaver.weave(page);
        if (update && !woven.equals(page)) {
            Files.writeString(lesson.doc(), woven);
            weaver = new Weaver(lesson);
            weaver.weave(woven);
        }
        problems.addAll(weaver.problems());
        problems.addAll(todos);
        Node root = Weaver.parse(woven);
        problems.addAll(brokenLinks(lesson, root));
        SortedMap<String, Drawing> drawn = drawn(weaver);
        problems.addAll(wrongFigures(root, drawn.keySet(), !todos.isEmpty()));
        if (update || weaver.toTheDigit()) {
            problems.addAll(staleFigures(lesson, drawn.values(), update));
        }
        problems.addAll(Claims.problems(course, lesson, woven));
        problems.addAll(gaps(course, lesson, update, !todos.isEmpty()));
        return problems;
    }

    /** What the page lacks in form, terms and symbols, but for what the stage knows of. */
    private static List<String> gaps(Course course, Lesson lesson, boolean update, boolean begun) throws IOException {
        Page page = Page.of(lesson);
        List<Gap> gaps = new ArrayList<>(PageForm.gaps(course, page, begun));
        try {
            TermsTable table = TermsTable.of(course);
            gaps.addAll(new TermCheck(course, page, table).gaps());
            gaps.addAll(new SymbolCheck(course, page, table).gaps());
        } catch (IllegalArgumentException e) {
            return List.of(e.getMessage());
        }
        if (update) {
            KnownGaps.beside(lesson).shrink(lesson, gaps);
        }
        return KnownGaps.beside(lesson).problems(course, lesson, gaps);
    }

    /** What the author has left to do: the lines that say TODO, in the page, the lesson's sources and its exercises. */
    private static List<String> todos(Course course, Lesson lesson) throws IOException {
        List<Path> files = new ArrayList<>(List.of(lesson.doc()));
        for (Path folder :
                List.of(folder(lesson, "main"), folder(lesson, "main").resolve("demo"), folder(lesson, "test"))) {
            javaFiles(folder).forEach(name -> files.add(folder.resolve(name)));
        }
        for (Task task : course.tasks()) {
            if (task.lessonId().equals(lesson.id())) {
                files.addAll(List.of(task.solutionFile(), task.mistakesFile(), task.graderFile()));
            }
        }
        List<String> todos = new ArrayList<>();
        for (Path file : files) {
            List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
            for (int i = 0; i < lines.size(); i++) {
                if (lines.get(i).contains("TODO ")) {
                    todos.add("still to do: " + file.getFileName() + ", line " + (i + 1) + ": "
                            + lines.get(i).strip());
                }
            }
        }
        return todos;
    }

    private static List<String> missingParts(Course course, Lesson lesson, boolean begun) throws IOException {
        List<String> problems = new ArrayList<>();
        List<String> sources = javaFiles(folder(lesson, "main"));
        if (!sources.contains("package-info.java")) {
            problems.add("the room has no package-info.java: " + folder(lesson, "main"));
        }
        List<String> demos = Programs.demos(lesson);
        if (demos.size() != 1) {
            problems.add(
                    "there must be exactly one class that ends in Demo, in the room or in its folder demo, but there are "
                            + demos);
        }
        if (sources.stream().allMatch(name -> name.equals("package-info.java") || name.endsWith("Demo.java"))) {
            problems.add("there is no reference code beside the demo");
        }
        if (javaFiles(folder(lesson, "test")).isEmpty()) {
            problems.add("the reference code has no test");
        }
        List<Task> tasks = course.tasks().stream()
                .filter(task -> task.lessonId().equals(lesson.id()))
                .toList();
        if (tasks.size() < (begun ? 1 : 2) || tasks.size() > 5) {
            problems.add("a lesson has two to five exercises, but this has " + tasks.size());
        }
        List<Integer> numbers = tasks.stream().map(Task::number).toList();
        for (int i = 0; i < numbers.size(); i++) {
            if (numbers.get(i) != i + 1) {
                problems.add("its exercises must be numbered from 1 without a gap, but are " + numbers);
                break;
            }
        }
        return problems;
    }

    private static Path folder(Lesson lesson, String root) {
        return lesson.codeModule()
                .resolve("src/" + root + "/java/" + lesson.packageName().replace('.', '/'));
    }

    private static List<String> javaFiles(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".java"))
                    .sorted()
                    .toList();
        }
    }

    /** Whether figures are held to what the demos draw: where letters look as in the figures of the course. */
    public static boolean figuresAreCompared() {
        return Drawing.fontsAreTheSame();
    }

    private static SortedMap<String, Drawing> drawn(Weaver weaver) {
        SortedMap<String, Drawing> drawn = new TreeMap<>();
        weaver.runs().values().forEach(run -> drawn.putAll(run.figures()));
        return drawn;
    }

    private static List<String> staleFigures(Lesson lesson, Collection<Drawing> drawn, boolean update)
            throws IOException {
        List<String> problems = new ArrayList<>();
        for (Drawing drawing : drawn) {
            Path shown = lesson.doc().resolveSibling("figures").resolve(drawing.name());
            Optional<String> difference = drawing.difference(shown);
            if (difference.isPresent() && update) {
                drawing.replace(shown);
            } else {
                difference.ifPresent(problems::add);
            }
        }
        return problems;
    }

    private static List<String> wrongFigures(Node root, Set<String> drawn, boolean begun) {
        List<String> problems = new ArrayList<>();
        TreeSet<String> shown = new TreeSet<>();
        root.accept(new AbstractVisitor() {
            @Override
            public void visit(Image image) {
                String name = image.getDestination().replaceFirst("^figures/", "");
                shown.add(name);
                if (!drawn.contains(name)) {
                    problems.add("the demo draws no figure " + image.getDestination() + ", but " + drawn);
                }
                if (text(image).isBlank()) {
                    problems.add("the figure " + image.getDestination() + " has no text for those who cannot see it");
                }
            }
        });
        if (shown.isEmpty() && !begun) {
            problems.add("the lesson shows no figure");
        }
        drawn.stream()
                .filter(name -> !shown.contains(name))
                .forEach(name -> problems.add("the demo draws " + name + ", which the lesson never shows"));
        return problems;
    }

    private static List<String> brokenLinks(Lesson lesson, Node root) throws IOException {
        List<String> problems = new ArrayList<>();
        List<String> destinations = new ArrayList<>();
        root.accept(new AbstractVisitor() {
            @Override
            public void visit(Link link) {
                destinations.add(link.getDestination());
                visitChildren(link);
            }

            @Override
            public void visit(Image image) {
                destinations.add(image.getDestination());
            }
        });
        for (String destination : destinations) {
            if (URI.create(destination.replace(' ', '+')).getScheme() != null) {
                continue; // elsewhere: an offline build cannot know
            }
            String path = URLDecoder.decode(destination.replaceFirst("#.*", ""), StandardCharsets.UTF_8);
            Path target = path.isEmpty()
                    ? lesson.doc()
                    : lesson.doc().resolveSibling(path).normalize();
            String anchor = destination.contains("#") ? destination.substring(destination.indexOf('#') + 1) : "";
            if (!Files.exists(target)) {
                problems.add("the link " + destination + " leads nowhere: " + target + " does not exist");
            } else if (!anchor.isEmpty()
                    && target.toString().endsWith(".md")
                    && !anchors(target).contains(anchor)) {
                problems.add("the link " + destination + " names a heading that " + target + " does not have");
            }
        }
        return problems;
    }

    /** The anchors of a page's headings, as GitHub makes them. */
    public static List<String> anchors(Path page) throws IOException {
        IdGenerator ids = IdGenerator.builder().build();
        List<String> anchors = new ArrayList<>();
        Weaver.parse(Files.readString(page)).accept(new AbstractVisitor() {
            @Override
            public void visit(Heading heading) {
                anchors.add(ids.generateId(text(heading)));
            }
        });
        return anchors;
    }

    static String text(Node node) {
        StringBuilder text = new StringBuilder();
        for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
            text.append(TextContentRenderer.builder().build().render(child));
        }
        return text.toString();
    }
}
