package gradus.web.page;

import static j2html.TagCreator.a;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.p;
import static j2html.TagCreator.text;

import gradus.datasets.DataSet;
import gradus.datasets.DataSets;
import gradus.web.html.Links;
import gradus.web.page.Page.Need;
import j2html.tags.DomContent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Every page by its address. */
public final class Pages {
    private static final Pattern DATA = Pattern.compile("data/(\\w+)\\.html");
    private static final Pattern FILE = Pattern.compile("files/(.+)\\.html");

    private final CourseView view;
    private final LessonPages lessons;
    private final HomePage home;
    private final ExercisePages exercises;
    private final DataPages data = new DataPages();

    public Pages(CourseView view) {
        this.view = view;
        this.lessons = new LessonPages(view);
        this.home = new HomePage(view);
        this.exercises = new ExercisePages(view);
    }

    public HomePage home() {
        return home;
    }

    public ExercisePages exercises() {
        return exercises;
    }

    /** The page of this address, if there is one. */
    public Optional<Page> page(String path) {
        if (path.equals(Links.HOME)) {
            return Optional.of(home.page());
        }
        if (path.equals(Links.DATA)) {
            return Optional.of(data.catalogue());
        }
        if (path.equals(Links.REPORT) && view.served()) {
            return Optional.of(ReportPage.of(view));
        }
        Matcher set = DATA.matcher(path);
        if (set.matches()) {
            return DataSets.all().stream()
                    .filter(known -> known.name().equals(set.group(1)))
                    .findFirst()
                    .map(data::set);
        }
        Matcher file = FILE.matcher(path);
        if (file.matches()) {
            return view.links().shownFile(file.group(1)).map(shown -> file(file.group(1), shown));
        }
        String id = path.endsWith(".html") ? path.substring(0, path.length() - 5) : "";
        return view.course().lessons().stream()
                .filter(lesson -> lesson.id().equals(id))
                .findFirst()
                .map(lessons::lesson)
                .or(() -> view.course().tasks().stream()
                        .filter(task -> task.id().equals(id))
                        .findFirst()
                        .map(exercises::page));
    }

    private Page file(String path, Path file) {
        if (path.endsWith(".md")) {
            return lessons.document(path, file);
        }
        try {
            String name = file.getFileName().toString();
            DomContent source = j2html.TagCreator.pre(j2html.TagCreator.code(Files.readString(file))
                    .withClass("language-"
                            + (name.endsWith(".xml") ? "xml" : name.endsWith(".java") ? "java" : "plaintext")));
            return Page.of(
                    Links.file(path),
                    name,
                    "",
                    each(h1(name), p(Links.breakable(path)).withClass("soft small"), source),
                    Need.CODE,
                    Need.WIDE);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /** Where a walk over all pages begins: what the bar and the search lead to. */
    public List<String> doors() {
        List<String> doors = new ArrayList<>(List.of(Links.HOME, Links.DATA));
        if (view.served()) {
            doors.add(Links.REPORT);
        }
        for (DataSet set : DataSets.all()) {
            doors.add(Links.dataSet(set.name()));
        }
        index().entries().forEach(entry -> doors.add(entry.page().replaceFirst("#.*", "")));
        return doors.stream().distinct().toList();
    }

    public SearchIndex index() {
        return new SearchIndex(view, lessons);
    }

    /** What is said where no page is. */
    public Page missing(String path) {
        return Page.of(
                path,
                "No such page",
                "",
                each(
                        h1("No such page"),
                        p(
                                text("Nothing has this address. "),
                                a("The map of the course").withHref(Links.relative(path, Links.HOME)),
                                text(" leads everywhere."))));
    }
}
