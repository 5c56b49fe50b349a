package gradus.engine.progress;

import gradus.engine.progress.ReportCard.Entry;
import gradus.engine.progress.ReportCard.LessonPart;
import gradus.engine.progress.ReportCard.Stage;
import gradus.engine.progress.ReportCard.Sum;

/** A report card as one page of HTML that needs nothing else: light or dark as the reader's system is, fit to print. */
public final class HtmlReport {
    private static final String HEAD = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>Gradus: report card</title>
            <style>
              :root { --ink: #1b1b1f; --paper: #ffffff; --soft: #5a5a66; --line: #d8d8e0; --good: #00653f; --bad: #a3260f; --bar: #0072b2; }
              @media (prefers-color-scheme: dark) {
                :root { --ink: #ececf1; --paper: #17171b; --soft: #a9a9b8; --line: #3a3a45; --good: #5fd3a2; --bad: #ff9580; --bar: #56b4e9; }
              }
              body { color: var(--ink); background: var(--paper); font: 1rem/1.5 system-ui, sans-serif; max-width: 54rem; margin: 2rem auto; padding: 0 1rem; }
              h1 { margin-bottom: 0; }
              h2 { margin-top: 2.5rem; border-bottom: 2px solid var(--line); }
              .soft { color: var(--soft); }
              progress { width: 100%; height: 0.9rem; accent-color: var(--bar); }
              .scroll { overflow-x: auto; }
              table { border-collapse: collapse; width: 100%; margin: 1rem 0 1.5rem; }
              caption { text-align: left; font-weight: 600; padding-bottom: 0.25rem; }
              th, td { text-align: left; padding: 0.3rem 0.6rem 0.3rem 0; border-bottom: 1px solid var(--line); vertical-align: top; }
              thead th { color: var(--soft); font-weight: 500; }
              tbody th { font-weight: 400; }
              .number { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
              .passed { color: var(--good); font-weight: 600; }
              .open { color: var(--soft); }
              .wrong { color: var(--bad); }
              @media print {
                :root { --ink: #000; --paper: #fff; --soft: #444; --line: #999; --good: #000; --bad: #000; }
                body { margin: 0; max-width: none; font-size: 10pt; }
                table, h2 { break-inside: avoid; }
                h2 { break-after: avoid; }
              }
            </style>
            </head>
            <body>
            <main>
            <h1>Report card</h1>
            """;

    private HtmlReport() {}

    /** The page. */
    public static String of(ReportCard card) {
        StringBuilder page = new StringBuilder(HEAD);
        page.append("<p class=\"soft\">Gradus, ").append(escaped(card.date())).append("</p>\n");
        sum(page, "Whole course", card.total());
        for (Stage stage : card.stages()) {
            page.append("<h2>").append(escaped(stage.name())).append("</h2>\n");
            sum(page, stage.name(), stage.sum());
            stage.lessons().forEach(lesson -> lesson(page, lesson));
        }
        return page.append("</main>\n</body>\n</html>\n").toString();
    }

    private static void sum(StringBuilder page, String of, Sum sum) {
        page.append("<p>")
                .append(escaped(sum.words()))
                .append("<br>\n<progress aria-label=\"Points, ")
                .append(escaped(of))
                .append("\" max=\"")
                .append(Math.max(1, sum.possible()))
                .append("\" value=\"")
                .append(sum.points())
                .append("\">")
                .append(escaped(sum.words()))
                .append("</progress></p>\n");
    }

    private static void lesson(StringBuilder page, LessonPart lesson) {
        if (lesson.exercises().isEmpty()) {
            page.append("<p>")
                    .append(escaped(lesson.title()))
                    .append(" <span class=\"soft\">(no exercises)</span></p>\n");
            return;
        }
        page.append("<div class=\"scroll\"><table>\n<caption>")
                .append(escaped(lesson.title()))
                .append(" <span class=\"soft\">")
                .append(escaped(lesson.sum().words()))
                .append("</span></caption>\n<thead><tr><th scope=\"col\">Exercise</th><th scope=\"col\">Kind</th>")
                .append(
                        "<th scope=\"col\">State</th><th scope=\"col\" class=\"number\">Points</th></tr></thead>\n<tbody>\n");
        lesson.exercises().forEach(entry -> entry(page, entry));
        page.append("</tbody>\n</table></div>\n");
    }

    private static void entry(StringBuilder page, Entry entry) {
        page.append("<tr><th scope=\"row\">")
                .append(escaped(entry.title()))
                .append(" <span class=\"soft\">")
                .append(escaped(entry.id()))
                .append("</span></th><td>")
                .append(escaped(entry.kind()))
                .append("</td><td class=\"")
                .append(look(entry.state()))
                .append("\">")
                .append(escaped(entry.state()))
                .append("</td><td class=\"number\">")
                .append(entry.points())
                .append(" / ")
                .append(entry.possible())
                .append("</td></tr>\n");
    }

    private static String look(String state) {
        if (state.equals(Standing.State.PASSED.words())) {
            return "passed";
        }
        return state.equals(Standing.State.NOT_STARTED.words()) ? "open" : "wrong";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
