package gradus.classicalml.trees.demo;

import gradus.classicalml.trees.Branch;
import gradus.classicalml.trees.Node;
import gradus.classicalml.trees.Tree;
import gradus.classicalml.trees.TreeText;
import gradus.fundamentals.demo.XyPlot;
import java.awt.Color;

/** Draws a small tree: its leaves side by side, each branch above the middle of its sides. */
final class TreePicture {
    /** How far a line stays away from the words at its ends. */
    private static final double AIR = 0.12;

    private final XyPlot plot;
    private final TreeText text;

    TreePicture(XyPlot plot, TreeText text) {
        this.plot = plot;
        this.text = text;
    }

    void draw(Tree tree) {
        draw(tree.root(), 0, 0);
    }

    /** Draws from a node on; returns where it stands. */
    private double draw(Node node, double leavesBefore, int depth) {
        if (!(node instanceof Branch branch)) {
            String[] words = text.words(node).split(" \\(| rows?\\)");
            plot.words(words[0], leavesBefore + 0.5, -depth);
            plot.words(words[1], leavesBefore + 0.5, -depth - AIR);
            return leavesBefore + 0.5;
        }
        double left = draw(branch.left(), leavesBefore, depth + 1);
        double right = draw(branch.right(), leavesBefore + branch.left().leaves(), depth + 1);
        double middle = (left + right) / 2;
        plot.words(text.words(node), middle, -depth);
        for (double side : new double[] {left, right}) {
            plot.unnamedLine(
                    new double[] {middle, side}, new double[] {-depth - AIR, -depth - 1 + AIR}, Color.GRAY, 1.5f);
        }
        return middle;
    }
}
