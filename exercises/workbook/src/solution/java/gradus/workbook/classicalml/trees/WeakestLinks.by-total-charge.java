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

    public static List<Double> prices(Node tree) {
        // begin solution: find the weakest link, cut it and all that are as weak, and look again
        List<Double> prices = new ArrayList<>();
        for (Node left = tree; left.yes() != null; ) {
            double weakest = weakest(left);
            prices.add(weakest);
            left = prune(
                    left, Math.nextUp(weakest * (1 + 1e-12))); // at the price itself two charges may differ by rounding
        }
        return prices;
        // end solution
    }
}
