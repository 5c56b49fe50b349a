package gradus.web.html;

import gradus.engine.text.Formulas;
import j2html.utils.EscapeUtil;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.heading.anchor.IdGenerator;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.text.TextContentRenderer;

/**
 * A page of Markdown as HTML: formulas kept for KaTeX, headings with the anchors that GitHub gives them, links led to the
 * course's own pages. HTML in the Markdown is escaped, but for folded answers; comments are left out.
 */
public final class MarkdownHtml {
    /** A question whose answer is folded, as it stands after escaping. */
    private static final String FOLDED = "(?s)<p>&lt;details&gt;&lt;summary&gt;(.*?)&lt;/summary&gt;\\s*</p>";

    private static final Parser PARSER =
            Parser.builder().extensions(List.of(TablesExtension.create())).build();

    private final Links links;
    private final Path file;
    private final String page;
    private final Formulas formulas;
    private final List<Heading> headings = new ArrayList<>();
    private final Map<Node, String> anchors = new HashMap<>();
    private final Node root;

    /**
     * Reads a page.
     *
     * @param file where it lies: its links start there
     * @param page the address of the page that shows it
     */
    public MarkdownHtml(Links links, Path file, String page, String markdown) {
        this.links = links;
        this.file = file;
        this.page = page;
        this.formulas = new Formulas(markdown);
        this.root = PARSER.parse(formulas.rest());
        IdGenerator ids = IdGenerator.builder().build(); // the anchors that GitHub gives
        root.accept(new AbstractVisitor() {
            @Override
            public void visit(org.commonmark.node.Heading heading) {
                String text = words(heading);
                anchors.put(heading, ids.generateId(text));
                if (heading.getLevel() == 2 || heading.getLevel() == 3) {
                    headings.add(new Heading(heading.getLevel(), text, anchors.get(heading)));
                }
            }

            @Override
            public void visit(HtmlBlock html) {
                if (html.getLiteral().startsWith("<!--")) {
                    html.unlink();
                }
            }

            @Override
            public void visit(HtmlInline html) {
                if (html.getLiteral().startsWith("<!--")) {
                    html.unlink();
                }
            }
        });
    }

    private static String forKatex(Formulas.Formula formula) {
        String tex = EscapeUtil.escape(formula.tex().strip());
        return "<span class=\"math" + (formula.displayed() ? " display" : "") + "\">" + tex + "</span>";
    }

    /** The headings of levels 2 and 3. */
    public List<Heading> headings() {
        return headings;
    }

    public boolean hasFormulas() {
        return !formulas.all().isEmpty();
    }

    public boolean hasCode() {
        boolean[] found = {false};
        root.accept(new AbstractVisitor() {
            @Override
            public void visit(FencedCodeBlock block) {
                found[0] |= !block.getInfo().isBlank() && !block.getInfo().equals("text");
            }
        });
        return found[0];
    }

    /** The whole as HTML. */
    public String html() {
        return html(root);
    }

    /** One part as HTML. */
    public String html(Node node) {
        HtmlRenderer renderer = HtmlRenderer.builder()
                .escapeHtml(true)
                .sanitizeUrls(true)
                .extensions(List.of(TablesExtension.create()))
                .attributeProviderFactory(context -> this::attributes)
                .build();
        // A table scrolls sideways in a box of its own on a narrow screen.
        String html = renderer.render(node)
                .replaceAll("<img src=\"([^\"]*)\"[^>]*>", "<a href=\"$1\" class=\"figure\">$0</a>") // in full size
                .replace("<th></th>", "<td></td>") // a corner names nothing
                .replace("<table>", "<div class=\"scroll\"><table>")
                .replace("</table>", "</table></div>")
                .replaceAll(FOLDED, "<details><summary>$1</summary>")
                .replace("<p>&lt;/details&gt;</p>", "</details>");
        return formulas.back(html, MarkdownHtml::forKatex);
    }

    public Node root() {
        return root;
    }

    private void attributes(Node node, String tag, Map<String, String> attributes) {
        if (node instanceof org.commonmark.node.Heading) {
            attributes.put("id", anchors.get(node));
        } else if (node instanceof Link) {
            attributes.computeIfPresent("href", (key, to) -> led(to));
            if (attributes.getOrDefault("href", "").startsWith("https:")) {
                attributes.put("rel", "noreferrer");
            }
        } else if (node instanceof Image) {
            attributes.computeIfPresent("src", (key, to) -> led(to));
            attributes.put("loading", "lazy");
            links.picture(root(attributes.get("src"))).flatMap(Pictures::size).ifPresent(size -> {
                attributes.put("width", Integer.toString(size.width));
                attributes.put("height", Integer.toString(size.height));
            });
        } else if (node instanceof FencedCodeBlock block && tag.equals("pre")) {
            attributes.put("class", block.getInfo().isBlank() ? "text" : block.getInfo());
        }
    }

    private static String root(String source) {
        return source.replaceFirst("^(\\.\\./)*images/", "");
    }

    /** Where a link of the Markdown leads on these pages. */
    private String led(String to) {
        if (to.isEmpty() || to.startsWith("#") || to.matches("[a-z][a-z0-9+.-]*:.*")) {
            return to;
        }
        String anchor = to.contains("#") ? to.substring(to.indexOf('#')) : "";
        Path target = file.resolveSibling(to.substring(0, to.length() - anchor.length()));
        return links.pageOf(target)
                .map(found -> Links.relative(page, found) + anchor)
                .orElseGet(
                        () -> links.pageOf(target.toAbsolutePath().normalize().getParent())
                                .map(found -> Links.relative(page, found))
                                .orElse(Links.relative(page, Links.HOME)));
    }

    /** The text of a node without its marks; formulas as their TeX. */
    private String words(Node node) {
        StringBuilder text = new StringBuilder();
        for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
            text.append(TextContentRenderer.builder().build().render(child));
        }
        return formulas.back(text.toString(), formula -> "").strip();
    }

    /** The plain text of everything, for searching: heading by heading. */
    public Map<Heading, String> sections(String title) {
        Map<Heading, String> sections = new LinkedHashMap<>();
        Heading current = new Heading(1, title, "");
        int next = 0;
        for (Node node = root.getFirstChild(); node != null; node = node.getNext()) {
            if (node instanceof org.commonmark.node.Heading heading) {
                if (heading.getLevel() == 2 || heading.getLevel() == 3) {
                    current = headings.get(next++);
                }
            } else if (!(node instanceof FencedCodeBlock)) {
                String text = formulas.back(
                                TextContentRenderer.builder().build().render(node), formula -> "…")
                        .replaceAll("\\s+", " ");
                sections.merge(current, text, (a, b) -> a + " " + b);
            }
        }
        return sections;
    }
}
