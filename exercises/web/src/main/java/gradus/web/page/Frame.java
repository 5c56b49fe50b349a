package gradus.web.page;

import static j2html.TagCreator.a;
import static j2html.TagCreator.body;
import static j2html.TagCreator.button;
import static j2html.TagCreator.details;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.footer;
import static j2html.TagCreator.head;
import static j2html.TagCreator.header;
import static j2html.TagCreator.html;
import static j2html.TagCreator.iff;
import static j2html.TagCreator.input;
import static j2html.TagCreator.li;
import static j2html.TagCreator.link;
import static j2html.TagCreator.main;
import static j2html.TagCreator.meta;
import static j2html.TagCreator.nav;
import static j2html.TagCreator.ol;
import static j2html.TagCreator.script;
import static j2html.TagCreator.summary;
import static j2html.TagCreator.text;
import static j2html.TagCreator.title;
import static j2html.TagCreator.ul;

import gradus.web.html.Links;
import gradus.web.page.Page.Need;
import j2html.tags.DomContent;
import j2html.tags.specialized.HtmlTag;
import j2html.tags.specialized.LinkTag;

/** What every page has around its content. */
public final class Frame {
    /** What a page may load: nothing from elsewhere, and no script or style within the page. */
    public static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self';"
                    + " connect-src 'self'; base-uri 'none'; form-action 'none'";

    private final String token;

    /**
     * A frame.
     *
     * @param token what a page must send to change anything; empty for static pages
     */
    public Frame(String token) {
        this.token = token;
    }

    private boolean served() {
        return !token.isEmpty();
    }

    public String around(Page page) {
        boolean live = served() && !page.live().isEmpty();
        HtmlTag root = html(headOf(page, live), bodyOf(page, live))
                .attr("lang", "en")
                .attr("data-base", Links.relative(page.path(), ""));
        if (page.needs().contains(Need.MATH)) {
            root.attr("data-math", "");
        }
        if (live) {
            root.attr("data-live", Links.relative(page.path(), page.live()));
        }
        return "<!DOCTYPE html>\n" + root.render();
    }

    private DomContent headOf(Page page, boolean live) {
        String base = Links.relative(page.path(), "assets/");
        boolean math = page.needs().contains(Need.MATH);
        boolean code = page.needs().contains(Need.CODE);
        return head(
                meta().attr("charset", "utf-8"),
                meta().withName("viewport").withContent("width=device-width, initial-scale=1"),
                iff(
                        !served(),
                        meta().attr("http-equiv", "Content-Security-Policy").withContent(POLICY)),
                meta().withName("color-scheme").withContent("light dark"),
                title(page.title().equals("Gradus") ? "Gradus" : page.title() + " · Gradus"),
                link().withRel("icon").withHref(base + "icon.svg").attr("type", "image/svg+xml"),
                iff(math, link().withRel("stylesheet").withHref(base + "katex/katex.min.css")),
                iff(math, font(base, "Main-Regular")),
                iff(math, font(base, "Math-Italic")),
                link().withRel("stylesheet").withHref(base + "app.css"),
                script().withSrc(base + "app.js"),
                iff(math, script().withSrc(base + "katex/katex.min.js").attr("defer", "")),
                iff(code, script().withSrc(base + "prism.js").attr("defer", "")),
                iff(
                        live,
                        meta().withName("htmx-config")
                                .withContent("{\"includeIndicatorStyles\":false,\"allowEval\":false}")),
                iff(live, script().withSrc(base + "htmx.min.js").attr("defer", "")));
    }

    private static LinkTag font(String base, String name) {
        return link().withRel("preload")
                .withHref(base + "katex/fonts/KaTeX_" + name + ".woff2")
                .attr("as", "font")
                .attr("type", "font/woff2")
                .attr("crossorigin", "");
    }

    private DomContent bodyOf(Page page, boolean live) {
        var body = body(
                a("To the content").withHref("#main").withClass("skip"),
                header(
                                a("Gradus")
                                        .withHref(Links.relative(page.path(), Links.HOME))
                                        .withClass("name"),
                                nav(
                                                entry(page, "Course", Links.HOME),
                                                entry(page, "Data", Links.DATA),
                                                iff(served(), entry(page, "Report card", Links.REPORT)))
                                        .attr("aria-label", "Main"),
                                div(
                                                input().withType("search")
                                                        .withId("search")
                                                        .withPlaceholder("Search  ( / )")
                                                        .attr("aria-label", "Search lessons, code and data")
                                                        .attr("autocomplete", "off")
                                                        .attr("aria-controls", "found"),
                                                div().withId("found-count")
                                                        .withClass("skip")
                                                        .attr("role", "status"),
                                                ul().withId("found").attr("aria-label", "Found"))
                                        .withClass("find")
                                        .attr("role", "search"),
                                button("Auto").withId("theme").withType("button"))
                        .withClass("bar"),
                div(iff(!page.contents().isEmpty(), contents(page)), mainOf(page))
                        .withClass(page.contents().isEmpty() ? "page" : "page with-contents"),
                footer(text(
                        served()
                                ? "Served on this machine alone. Each file that you save is graded as you save it."
                                : "The course as pages to read. Clone it to have your answers graded.")),
                iff(
                        live,
                        div("The server cannot be reached; this page goes on when it is back.")
                                .withId("offline")
                                .attr("role", "status")
                                .attr("hidden", "")));
        if (served()) {
            body.attr("hx-headers", "{\"X-Gradus-Token\": \"" + token + "\"}");
        }
        return body;
    }

    private static DomContent entry(Page page, String name, String to) {
        var entry = a(name).withHref(Links.relative(page.path(), to));
        return page.section().equals(name)
                ? entry.attr("aria-current", page.path().equals(to) ? "page" : "true")
                : entry;
    }

    private static DomContent contents(Page page) {
        return nav(details(
                        summary("On this page"),
                        ol(each(
                                page.contents(),
                                heading -> li(a(heading.text()).withHref("#" + heading.anchor()))
                                        .withClass("h" + heading.level())))))
                .withClass("contents")
                .attr("aria-label", "On this page");
    }

    private static DomContent mainOf(Page page) {
        return main(page.main())
                .withId("main")
                .attr("tabindex", "-1")
                .withClass(page.needs().contains(Need.WIDE) ? "wide" : "narrow");
    }
}
