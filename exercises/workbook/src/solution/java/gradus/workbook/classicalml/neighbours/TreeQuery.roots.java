/** Roots on both sides, and the sides named before they are visited. */
public final class TreeQuery {
    private static final class Nearest {
        void visit(Node node) {
            // begin solution: measure the rows of a leaf; visit the own side of a split, perhaps the other
            if (node instanceof Split split) {
                boolean isLeft = query[split.column()] <= split.value();
                Node own = isLeft ? split.left() : split.right();
                Node other = isLeft ? split.right() : split.left();
                visit(own);
                if (!(Math.abs(query[split.column()] - split.value()) > Math.sqrt(squaredDistance))) {
                    visit(other);
                }
                return;
            }
            for (Integer each : ((Leaf) node).rows()) {
                measure(each);
            }
            // end solution
        }
    }
}
