public final class WeakestLinks {
    public static Node prune(Node tree, double alpha) {
        // begin solution: prune both sides, then see whether a leaf would be as cheap
        if (Double.isNaN(alpha) || alpha < 0) {
            throw new IllegalArgumentException("a price alpha of " + alpha + " is none");
        }
        if (tree.yes() == null) {
            return tree;
        }
        Node yes = prune(tree.yes(), alpha);
        Node no = prune(tree.no(), alpha);
        double asBranch = cost(yes) + cost(no) + alpha * (leaves(yes) + leaves(no));
        return tree.cost() + alpha > asBranch ? new Node(tree.cost(), yes, no) : new Node(tree.cost(), null, null);
        // end solution
    }
}
