package gradus.web.page;

import static j2html.TagCreator.body;
import static j2html.TagCreator.div;
import static j2html.TagCreator.head;
import static j2html.TagCreator.html;
import static j2html.TagCreator.main;
import static j2html.TagCreator.meta;
import static j2html.TagCreator.rawHtml;
import static j2html.TagCreator.style;
import static j2html.TagCreator.title;

import j2html.tags.DomContent;
import java.nio.charset.StandardCharsets;

/** A page in one file: the sheet of all pages stands in it, and nothing is loaded. */
public final class Alone {
    private Alone() {}

    /**
     * The page.
     *
     * @param heading becomes its title
     */
    public static String page(String heading, DomContent content) {
        return "<!DOCTYPE html>\n"
                + html(
                                head(
                                        meta().attr("charset", "utf-8"),
                                        meta().withName("viewport").withContent("width=device-width, initial-scale=1"),
                                        meta().withName("color-scheme").withContent("light dark"),
                                        title(heading + " · Gradus"),
                                        style(rawHtml(sheet()))),
                                body(div(main(content).withClass("wide")).withClass("page")))
                        .attr("lang", "en")
                        .render()
                + "\n";
    }

    private static String sheet() {
        return new String(new Assets().get("app.css").orElseThrow(), StandardCharsets.UTF_8);
    }
}
