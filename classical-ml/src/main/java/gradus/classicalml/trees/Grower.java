package gradus.classicalml.trees;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Grows one tree: cuts a node, then its left side, then its right side. No recursion: a tree may be as deep as it has rows. */
final class Grower {
    /** A node that still waits for its sides. */
    private static final class Draft {
        final int from;
        final int to;
        final int depth;
        Leaf seen;
        Cut cut;
        Draft left;
        Draft right;
        Node node;

        Draft(int from, int to, int depth) {
            this.from = from;
            this.to = to;
            this.depth = depth;
        }
    }

    private final Cart settings;
    private final SortedColumns columns;
    private final Tally tally;
    private final CutSearch search;

    Grower(Cart settings, SortedColumns columns, Tally tally) {
        this.settings = settings;
        this.columns = columns;
        this.tally = tally;
        this.search = new CutSearch(columns, tally, settings.minLeaf());
    }

    /** @param rows how many rows there are, at least 1 */
    Node grow(int rows) {
        List<Draft> drafts = new ArrayList<>();
        Deque<Draft> open = new ArrayDeque<>();
        open.push(new Draft(0, rows, 0));
        while (!open.isEmpty()) {
            Draft draft = open.pop();
            drafts.add(draft);
            look(draft);
            if (draft.cut != null) {
                int middle = columns.cut(draft.cut, draft.from, draft.to);
                draft.left = new Draft(draft.from, middle, draft.depth + 1);
                draft.right = new Draft(middle, draft.to, draft.depth + 1);
                open.push(draft.right);
                open.push(draft.left);
            }
        }
        return finished(drafts);
    }

    private void look(Draft draft) {
        int rows = draft.to - draft.from;
        tally.enter(columns.rows(0), draft.from, draft.to);
        draft.seen = new Leaf(rows, tally.weight(), tally.impurity(), tally.prediction(), tally.shares());
        if (draft.depth < settings.maxDepth() && rows / 2 >= settings.minLeaf() && !tally.isPure()) {
            draft.cut = search.best(settings.features().choose(columns.columns()), draft.from, draft.to);
        }
    }

    /** From the last to the first: the sides of a node come after it. */
    private static Node finished(List<Draft> drafts) {
        for (int i = drafts.size() - 1; i >= 0; i--) {
            Draft draft = drafts.get(i);
            draft.node = draft.cut == null
                    ? draft.seen
                    : new Branch(draft.seen, draft.cut, draft.left.node, draft.right.node);
        }
        return drafts.get(0).node;
    }
}
