package gradus.workbook.classicalml.trees;

import java.util.ArrayList;
import java.util.List;

public final class WeakestLinks {
    private WeakestLinks() {}

    public record Node(double cost, Node yes, Node no) {
        public static Node leaf(double cost) {
            return new Node(cost, null, null);
        }

        public boolean isLeaf() {
            return yes == null;
        }
    }

    /** A tree that may change. */
    private static final class Link {
        final double own;
        Link yes;
        Link no;

        Link(Node node) {
            own = node.cost();
            if (node.yes() != null) {
                yes = new Link(node.yes());
                no = new Link(node.no());
            }
        }

        double[] costAndLeaves() {
            if (yes == null) {
                return new double[] {own, 1};
            }
            double[] a = yes.costAndLeaves();
            double[] b = no.costAndLeaves();
            return new double[] {a[0] + b[0], a[1] + b[1]};
        }

        double strength() {
            double[] sums = costAndLeaves();
            return (own - sums[0]) / (sums[1] - 1);
        }

        void collect(List<Link> branches) {
            if (yes != null) {
                branches.add(this);
                yes.collect(branches);
                no.collect(branches);
            }
        }

        Node node() {
            return yes == null ? Node.leaf(own) : new Node(own, yes.node(), no.node());
        }
    }

    public static Node prune(Node tree, double alpha) {
        if (alpha < 0 || Double.isNaN(alpha)) {
            throw new IllegalArgumentException("alpha was " + alpha);
        }
        Link link = new Link(tree);
        while (link.yes != null && weakest(link).strength() <= alpha) {
            cut(weakest(link));
        }
        return link.node();
    }

    public static List<Double> prices(Node tree) {
        List<Double> prices = new ArrayList<>();
        Link link = new Link(tree);
        while (link.yes != null) {
            double strength = weakest(link).strength();
            if (prices.isEmpty() || prices.get(prices.size() - 1) < strength) {
                prices.add(strength);
            }
            cut(weakest(link));
        }
        return prices;
    }

    private static void cut(Link link) {
        link.yes = null;
        link.no = null;
    }

    private static Link weakest(Link tree) {
        List<Link> branches = new ArrayList<>();
        tree.collect(branches);
        Link weakest = branches.get(0);
        for (Link branch : branches) {
            weakest = branch.strength() < weakest.strength() ? branch : weakest;
        }
        return weakest;
    }
}
