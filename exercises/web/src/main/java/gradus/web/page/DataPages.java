package gradus.web.page;

import static j2html.TagCreator.a;
import static j2html.TagCreator.code;
import static j2html.TagCreator.dd;
import static j2html.TagCreator.div;
import static j2html.TagCreator.dl;
import static j2html.TagCreator.dt;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.h3;
import static j2html.TagCreator.li;
import static j2html.TagCreator.p;
import static j2html.TagCreator.span;
import static j2html.TagCreator.strong;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.td;
import static j2html.TagCreator.text;
import static j2html.TagCreator.th;
import static j2html.TagCreator.thead;
import static j2html.TagCreator.tr;
import static j2html.TagCreator.ul;

import gradus.datasets.DataSet;
import gradus.datasets.DataSets;
import gradus.datasets.audit.Audit;
import gradus.datasets.audit.Finding;
import gradus.datasets.card.DataFile;
import gradus.datasets.card.MediaFile;
import gradus.datasets.card.TableFile;
import gradus.datasets.show.ColumnRun;
import gradus.datasets.show.Preview;
import gradus.datasets.table.ColumnSpec;
import gradus.web.html.Charts;
import gradus.web.html.Links;
import gradus.web.page.Page.Need;
import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tech.tablesaw.api.Table;

/** The catalogue of data sets, and each set with its columns, its oddities and where it comes from. */
public final class DataPages {
    private static final int FIRST_ROWS = 5;
    private static final int FIRST_COLUMNS = 8;

    private final Map<String, String> made = new ConcurrentHashMap<>();

    Page catalogue() {
        DomContent main = each(
                h1("Data"),
                p(DataSets.all().size()
                                + " real data sets come with the course, each typed, checked and with its licence.")
                        .withClass("soft"),
                div(table(
                                thead(tr(
                                        head("Set"),
                                        head("Rows", "number"),
                                        head("Columns", "number"),
                                        head("For"),
                                        head("Licence"))),
                                tbody(each(
                                        DataSets.all(),
                                        set -> tr(
                                                th(
                                                                a(set.title()).withHref(Links.dataSet(set.name())),
                                                                text(" "),
                                                                code(set.name()))
                                                        .attr("scope", "row"),
                                                td(count(set.rows())).withClass("number"),
                                                td(set.columns().isEmpty()
                                                                ? "–"
                                                                : count(set.columns()
                                                                        .size()))
                                                        .withClass("number"),
                                                td(set.task().label()),
                                                td(set.terms().label()))))))
                        .withClass("scroll"));
        return Page.of(Links.DATA, "Data", "Data", main, Need.WIDE);
    }

    private static DomContent head(String name) {
        return th(name).attr("scope", "col");
    }

    private static DomContent head(String name, String look) {
        return th(name).attr("scope", "col").withClass(look);
    }

    Page set(DataSet set) {
        // The statistics of a set never change while this runs, and large sets take a moment.
        String main = made.computeIfAbsent(set.name(), name -> content(set).render());
        return Page.of(Links.dataSet(set.name()), set.title(), "Data", j2html.TagCreator.rawHtml(main), Need.WIDE);
    }

    public static DomContent content(DataSet set) {
        List<DomContent> parts = new ArrayList<>();
        parts.add(h1(set.title()));
        parts.add(ul(
                        li(code(set.name())),
                        li(count(set.rows()) + " rows"),
                        li(set.task().label()),
                        li(set.target().map(target -> "target: " + target).orElse("no target")))
                .withClass("facts"));
        parts.add(p(set.about()));
        if (!set.quirks().isEmpty()) {
            parts.add(h2("What is odd about it"));
            parts.add(ul(each(set.quirks(), quirk -> li(quirk))));
        }
        List<Preview> previews = Preview.of(set);
        if (!previews.isEmpty()) {
            parts.add(examples(previews));
        }
        for (DataFile file : set.files()) {
            if (file instanceof TableFile columns) {
                parts.add(table(set, columns));
            } else if (file instanceof MediaFile media) {
                parts.add(h2(media.name()));
                parts.add(p(media.holds() + " (" + count(media.rows()) + ")"));
            }
        }
        parts.add(h2("Where it comes from"));
        parts.add(dl(
                        dt("Licence"),
                        dd(set.licence() + " (" + set.terms().label() + ")"),
                        dt("Source"),
                        dd(set.source()),
                        dt("To cite"),
                        dd(set.citation()),
                        dt("In Java"),
                        dd(code("DataSets." + set.name().toUpperCase(Locale.ROOT))))
                .withClass("plain"));
        return each(parts.stream());
    }

    private static DomContent table(DataSet set, TableFile file) {
        Table table = set.table(file.name());
        boolean main = set.files().get(0).equals(file);
        List<Finding> findings =
                main && set.target().isPresent() ? Audit.of(table, set.target().get()) : Audit.of(table);
        return each(h2(file.name()), contents(table, file.columns(), findings));
    }

    /** A file of the learner's own, as its page would show a set's table. */
    public static DomContent own(String name, Table table, List<ColumnSpec> columns, List<Finding> findings) {
        return each(h1(name), contents(table, columns, findings));
    }

    private static DomContent contents(Table table, List<ColumnSpec> columns, List<Finding> findings) {
        return each(
                p(count(table.rowCount()) + " rows, " + count(columns.size()) + " columns")
                        .withClass("soft"),
                h3("Columns"),
                div(table(
                                thead(tr(
                                        head("Column"),
                                        head("Type"),
                                        head("Missing", "number"),
                                        head("Distribution"),
                                        head("Meaning"))),
                                tbody(each(ColumnRun.of(columns), run -> column(run, table)))))
                        .withClass("scroll"),
                h3("First rows"),
                firstRows(table),
                h3("What an audit finds"),
                findings.isEmpty()
                        ? p("No missing values, copies, constants or far outliers.")
                        : ul(each(
                                findings,
                                finding -> li(
                                        strong(finding.kind().name().toLowerCase(Locale.ROOT)),
                                        text(finding.column().isEmpty() ? ": " : " in "),
                                        finding.column().isEmpty() ? text("") : code(finding.column()),
                                        text((finding.column().isEmpty() ? "" : ": ") + finding.says())))));
    }

    private static DomContent column(ColumnRun run, Table table) {
        return tr(
                th(code(run.name())).attr("scope", "row"),
                td(
                        text(run.type().label()),
                        run.unit().isEmpty()
                                ? text("")
                                : span(" · " + run.unit()).withClass("soft")),
                td(run.missing() == 0 ? "–" : count(run.missing())).withClass("number"),
                td(Charts.distribution(run.values(table))),
                td(run.meaning()));
    }

    /** The first image or sound of each class. */
    private static DomContent examples(List<Preview> previews) {
        return each(
                h2("The first of each class"),
                ul(each(previews, preview -> li(Charts.of(preview), span(preview.label()))))
                        .withClass("examples"));
    }

    private static DomContent firstRows(Table table) {
        int columns = Math.min(FIRST_COLUMNS, table.columnCount());
        List<DomContent> rows = new ArrayList<>();
        for (int i = 0; i < Math.min(FIRST_ROWS, table.rowCount()); i++) {
            List<DomContent> cells = new ArrayList<>();
            for (int j = 0; j < columns; j++) {
                String cell =
                        table.column(j).isMissing(i) ? "–" : table.column(j).getString(i);
                cells.add(td(cell.length() > 60 ? cell.substring(0, 59) + "…" : cell));
            }
            rows.add(tr(each(cells.stream())));
        }
        List<DomContent> names = new ArrayList<>();
        for (int j = 0; j < columns; j++) {
            names.add(head(table.column(j).name()));
        }
        int more = table.columnCount() - columns;
        return each(
                div(table(thead(tr(each(names.stream()))), tbody(each(rows.stream()))))
                        .withClass("scroll"),
                more > 0 ? p("and " + more + " more columns").withClass("soft small") : text(""));
    }

    private static String count(int number) {
        return String.format(Locale.ROOT, "%,d", number).replace(',', '\u202f');
    }

    private static DomContent table(DomContent... parts) {
        return j2html.TagCreator.table(parts);
    }
}
