package gradus.engine.terminal;

import gradus.engine.text.Formulas;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableHead;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.node.ThematicBreak;
import org.commonmark.parser.Parser;

/** A lesson as text for a terminal. */
public final class Markdown {
    private static final Pattern SUMMARY = Pattern.compile("(?s)<details><summary>(.*?)</summary>");

    private final Style style;
    private final int columns;
    private final Formulas formulas;
    private final List<String> lines = new ArrayList<>();

    private Markdown(String text, Style style, int columns) {
        this.formulas = new Formulas(text);
        this.style = style;
        this.columns = columns;
    }

    /** The text's lines, wrapped to a width. */
    public static List<String> lines(String text, Style style, int columns) {
        Markdown markdown = new Markdown(text, style, columns);
        Parser parser =
                Parser.builder().extensions(List.of(TablesExtension.create())).build();
        markdown.blocks(parser.parse(markdown.formulas.rest()), "");
        return markdown.lines;
    }

    private void blocks(Node parent, String indent) {
        for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
            block(node, indent);
        }
    }

    private void block(Node node, String indent) {
        if (node instanceof Heading heading) {
            String text = inline(heading, heading.getLevel() == 1 ? style::underlined : UnaryOperator.identity());
            if (!lines.isEmpty() && !lines.get(lines.size() - 1).isBlank()) {
                lines.add("");
            }
            lines.add(indent + style.bold("#".repeat(heading.getLevel()) + " ") + bold(text));
            lines.add("");
        } else if (node instanceof BulletList || node instanceof OrderedList) {
            list(node, indent);
        } else if (node instanceof BlockQuote quote) {
            int from = lines.size();
            blocks(quote, indent);
            while (lines.size() > from && lines.get(lines.size() - 1).isBlank()) {
                lines.remove(lines.size() - 1);
            }
            for (int i = from; i < lines.size(); i++) {
                lines.set(
                        i,
                        indent
                                + style.dim("│ ")
                                + lines.get(i)
                                        .substring(Math.min(
                                                indent.length(), lines.get(i).length())));
            }
            lines.add("");
        } else if (node instanceof FencedCodeBlock code) {
            code(code.getLiteral(), indent);
        } else if (node instanceof IndentedCodeBlock code) {
            code(code.getLiteral(), indent);
        } else if (node instanceof TableBlock table) {
            table(table, indent);
        } else if (node instanceof ThematicBreak) {
            lines.add(indent + style.dim("─".repeat(Math.min(40, columns))));
            lines.add("");
        } else if (node instanceof HtmlBlock html) {
            folded(html.getLiteral(), indent);
        } else {
            paragraph(node, indent);
        }
    }

    /** The question of a folded answer, which follows it; of other HTML, such as a comment, nothing is shown. */
    private void folded(String html, String indent) {
        Matcher question = SUMMARY.matcher(html);
        if (question.find()) {
            String words =
                    withFormulas(question.group(1)).replaceAll("\\s+", " ").strip();
            Wrap.lines("? " + words, columns - indent.length() - 2, "").forEach(line -> lines.add(indent + bold(line)));
        }
    }

    private void paragraph(Node node, String indent) {
        for (String part : inline(node, UnaryOperator.identity()).split("\n")) {
            if (part.startsWith("\t")) { // a formula of its own
                lines.add(indent + "    " + part.strip());
            } else if (!part.isBlank()) {
                Wrap.lines(part, columns - indent.length() - 2, "").forEach(line -> lines.add(indent + line));
            }
        }
        lines.add("");
    }

    private void list(Node list, String indent) {
        int number = list instanceof OrderedList ordered ? ordered.getMarkerStartNumber() : 0;
        for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
            String mark = list instanceof OrderedList ? number++ + ". " : "• ";
            int from = lines.size();
            blocks(item, indent + " ".repeat(mark.length()));
            if (from < lines.size()) {
                lines.set(from, indent + mark + lines.get(from).stripLeading());
            }
            boolean compact = item.getNext() instanceof ListItem && lines.size() - from > 1;
            if (compact && lines.get(lines.size() - 1).isEmpty()) {
                lines.remove(lines.size() - 1);
            }
        }
    }

    private void code(String code, String indent) {
        code.stripTrailing().lines().forEach(line -> lines.add(indent + "    " + style.cyan(line)));
        lines.add("");
    }

    private void table(TableBlock table, String indent) {
        List<List<String>> rows = new ArrayList<>();
        int heads = 0;
        for (Node part = table.getFirstChild(); part != null; part = part.getNext()) {
            for (Node row = part.getFirstChild(); row != null; row = row.getNext()) {
                if (row instanceof TableRow) {
                    rows.add(cells(row));
                    heads += part instanceof TableHead ? 1 : 0;
                }
            }
        }
        int[] widths = widths(rows, columns - indent.length());
        for (int i = 0; i < rows.size(); i++) {
            row(rows.get(i), widths, indent);
            if (i == heads - 1) {
                StringBuilder rule = new StringBuilder(indent);
                for (int width : widths) {
                    rule.append("─".repeat(width)).append("  ");
                }
                lines.add(style.dim(rule.toString().stripTrailing()));
            }
        }
        lines.add("");
    }

    private List<String> cells(Node row) {
        List<String> cells = new ArrayList<>();
        for (Node cell = row.getFirstChild(); cell != null; cell = cell.getNext()) {
            UnaryOperator<String> look = ((TableCell) cell).isHeader() ? style::bold : UnaryOperator.identity();
            cells.add(inline(cell, look).replace("\n", " ").replace("\t", ""));
        }
        return cells;
    }

    /** The widest cell of each column; the widest columns give way when the row would not fit. */
    private static int[] widths(List<List<String>> rows, int room) {
        int[] widths = new int[rows.stream().mapToInt(List::size).max().orElse(0)];
        for (List<String> row : rows) {
            for (int j = 0; j < row.size(); j++) {
                widths[j] = Math.max(widths[j], Wrap.width(row.get(j)));
            }
        }
        while (sum(widths) + 2 * widths.length > room) {
            int widest = 0;
            for (int j = 1; j < widths.length; j++) {
                widest = widths[j] > widths[widest] ? j : widest;
            }
            if (widths[widest] <= 12) {
                break;
            }
            widths[widest]--;
        }
        return widths;
    }

    private static int sum(int[] numbers) {
        int sum = 0;
        for (int number : numbers) {
            sum += number;
        }
        return sum;
    }

    private void row(List<String> cells, int[] widths, String indent) {
        List<List<String>> wrapped = new ArrayList<>();
        int height = 1;
        for (int j = 0; j < cells.size(); j++) {
            wrapped.add(Wrap.lines(cells.get(j), widths[j], ""));
            height = Math.max(height, wrapped.get(j).size());
        }
        for (int i = 0; i < height; i++) {
            StringBuilder line = new StringBuilder(indent);
            for (int j = 0; j < wrapped.size(); j++) {
                List<String> cell = wrapped.get(j);
                line.append(Wrap.pad(i < cell.size() ? cell.get(i) : "", widths[j]))
                        .append("  ");
            }
            lines.add(line.toString().stripTrailing());
        }
    }

    private String bold(String text) {
        return words(text, style::bold);
    }

    /** Each word gets its own codes, so that a wrapped line and a pager keep them. */
    private static String words(String text, UnaryOperator<String> look) {
        StringBuilder all = new StringBuilder();
        Matcher word = Pattern.compile("\\S+|\\s+").matcher(text);
        while (word.find()) {
            all.append(word.group().isBlank() ? word.group() : look.apply(word.group()));
        }
        return all.toString();
    }

    private String inline(Node parent, UnaryOperator<String> look) {
        StringBuilder text = new StringBuilder();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
            if (node instanceof Text literal) {
                text.append(words(withFormulas(literal.getLiteral()), look));
            } else if (node instanceof Code code) {
                text.append(words(code.getLiteral(), style::cyan));
            } else if (node instanceof Emphasis) {
                text.append(inline(node, style::italic));
            } else if (node instanceof StrongEmphasis) {
                text.append(inline(node, style::bold));
            } else if (node instanceof Link link) {
                String label = inline(link, style::blue);
                text.append(label);
                if (link.getDestination().startsWith("http") && !label.contains(link.getDestination())) {
                    text.append(' ').append(style.dim("<" + link.getDestination() + ">"));
                }
            } else if (node instanceof Image image) {
                text.append(words("[Figure: " + inline(image, UnaryOperator.identity()) + "]", style::yellow))
                        .append(' ')
                        .append(style.dim(image.getDestination()));
            } else if (node instanceof SoftLineBreak) {
                text.append(' ');
            } else if (node instanceof HardLineBreak) {
                text.append('\n');
            } else if (!(node instanceof HtmlInline)) {
                text.append(inline(node, look));
            }
        }
        return text.toString();
    }

    private String withFormulas(String text) {
        return formulas.back(text, formula -> {
            String readable = Maths.readable(formula.tex());
            return formula.displayed()
                    ? "\n" + readable.lines().map(line -> "\t" + line).collect(Collectors.joining("\n")) + "\n"
                    : readable;
        });
    }
}
