package gradus.engine.lesson;

import gradus.engine.lesson.Page.Paragraph;
import gradus.engine.lesson.Page.Place;
import java.util.ArrayList;
import java.util.List;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.Code;
import org.commonmark.node.CustomNode;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;

/** Reads a page's paragraphs out of its tree. */
final class Paragraphs extends AbstractVisitor {
    private final List<Paragraph> paragraphs = new ArrayList<>();
    private String section = "";
    private boolean boxSeen;

    private Paragraphs() {}

    static List<Paragraph> of(Node root) {
        Paragraphs paragraphs = new Paragraphs();
        root.accept(paragraphs);
        return paragraphs.paragraphs;
    }

    @Override
    public void visit(Heading heading) {
        if (heading.getLevel() == 2) {
            section = Lessons.text(heading);
        }
    }

    @Override
    public void visit(org.commonmark.node.Paragraph paragraph) {
        Place place = placeOf(paragraph);
        add(paragraph, place);
        boxSeen |= place == Place.BOX && Lessons.text(paragraph).contains("After:");
    }

    private Place placeOf(Node paragraph) {
        for (Node at = paragraph.getParent(); at != null; at = at.getParent()) {
            if (at instanceof BlockQuote) {
                return section.isEmpty() && !boxSeen && Lessons.text(at).contains("Before:") ? Place.BOX : Place.QUOTE;
            }
        }
        return Place.TEXT;
    }

    @Override
    public void visit(org.commonmark.node.CustomNode node) {
        if (node instanceof TableCell cell) {
            add(cell, Place.TABLE);
        } else {
            visitChildren(node);
        }
    }

    private void add(Node block, Place place) {
        Inlines inlines = new Inlines(place == Place.TEXT, block.getParent() instanceof ListItem);
        inlines.read(block);
        paragraphs.add(new Paragraph(section, place, Sentence.split(inlines.sentence())));
    }

    /** Reads the words of one paragraph, and remembers what is bold and what is a link. */
    private static final class Inlines extends AbstractVisitor {
        private final StringBuilder text = new StringBuilder();
        private final List<Sentence.Run> bold = new ArrayList<>();
        private final List<Sentence.Run> labels = new ArrayList<>();
        private final List<Sentence.Run> links = new ArrayList<>();
        private final boolean defines;
        private final boolean item;

        Inlines(boolean defines, boolean item) {
            this.defines = defines;
            this.item = item;
        }

        void read(Node block) {
            visitChildren(block);
        }

        Sentence sentence() {
            return new Sentence(text.toString(), bold, labels, links);
        }

        @Override
        public void visit(Text node) {
            text.append(node.getLiteral());
        }

        @Override
        public void visit(Code node) {
            text.append(Sentence.CODE);
        }

        @Override
        public void visit(SoftLineBreak node) {
            text.append(' ');
        }

        @Override
        public void visit(HardLineBreak node) {
            text.append(' ');
        }

        @Override
        public void visit(Image image) {
            // its words are for those who cannot see it
        }

        @Override
        public void visit(CustomNode node) {
            visitChildren(node);
        }

        @Override
        public void visit(Link link) {
            int start = text.length();
            visitChildren(link);
            links.add(new Sentence.Run(start, text.length(), link.getDestination()));
        }

        @Override
        public void visit(StrongEmphasis strong) {
            int start = text.length();
            visitChildren(strong);
            String words = text.substring(start).strip();
            boolean label = !defines || words.matches("(?s).*[.?!:]") || (item && start == 0);
            (label ? labels : bold).add(new Sentence.Run(start, text.length(), words));
        }
    }
}
