package gradus.classicalml.trees.demo;

import gradus.classicalml.framing.Cases;
import gradus.classicalml.trees.Branch;
import gradus.classicalml.trees.Cart;
import gradus.classicalml.trees.Node;
import gradus.classicalml.trees.Tree;
import gradus.classicalml.trees.TreeText;
import gradus.datasets.bridge.Numbers;
import gradus.fundamentals.demo.Contour.Box;
import gradus.fundamentals.demo.Lines;
import gradus.fundamentals.demo.Plot;
import gradus.fundamentals.demo.XyPlot;
import gradus.fundamentals.linearalgebra.Vectors;
import java.awt.Color;
import java.util.List;
import java.util.stream.IntStream;
import tech.tablesaw.api.Table;

/** Penguins by two measurements: a tree, and the boxes into which it cuts the plane. */
final class Birds {
    private static final List<String> TWO = List.of("bill_length_mm", "flipper_length_mm");
    static final List<String> FOUR = List.of("bill_depth_mm", "bill_length_mm", "body_mass_g", "flipper_length_mm");

    /** All that were measured, with four measurements. */
    final Cases all;

    private final Cases cases;
    private final Tree tree;

    Birds(Table table) {
        Table measured = Numbers.complete(table, FOUR);
        all = Cases.ofClasses(measured, "species", FOUR);
        cases = Cases.ofClasses(measured, "species", TWO);
        tree = new Cart(2, 1).fit(cases);
    }

    void birds(Lines lines) {
        new TreeText(TWO, cases.classes()).lines(tree).forEach(line -> lines.print("%s", line));
    }

    /** The tree as a picture: the root on top, yes to the left. */
    XyPlot picture() {
        XyPlot plot = Plot.xy(480, 420, "Three questions", "yes: to the left, no: to the right", "")
                .noLegend()
                .noXTicks()
                .noYTicks()
                .x(-0.2, 4.2)
                .y(-2.4, 0.4);
        new TreePicture(plot, new TreeText(List.of("bill", "flipper"), cases.classes())).draw(tree);
        return plot;
    }

    /** Each bird where its measurements put it, and each question as the line along which it cuts. */
    XyPlot boxes() {
        XyPlot plot = Plot.xy(480, 420, "Four boxes", TWO.get(0), TWO.get(1))
                .markerSize(5)
                .x(30, 62)
                .y(168, 236);
        int[] labels = cases.labels();
        for (int c = 0; c < 3; c++) {
            int species = c;
            int[] rows = IntStream.range(0, labels.length)
                    .filter(i -> labels[i] == species)
                    .toArray();
            plot.points(
                    cases.classes().get(c),
                    Vectors.at(cases.features().column(0), rows),
                    Vectors.at(cases.features().column(1), rows),
                    Plot.soft(Plot.colour(c)));
        }
        cut(plot, tree.root(), new Box(30, 62, 168, 236));
        return plot;
    }

    private static void cut(XyPlot plot, Node node, Box box) {
        if (!(node instanceof Branch branch)) {
            return;
        }
        double at = branch.cut().threshold();
        if (branch.cut().feature() == 0) {
            plot.unnamedLine(new double[] {at, at}, new double[] {box.fromY(), box.toY()}, Color.BLACK, 2);
            cut(plot, branch.left(), new Box(box.fromX(), at, box.fromY(), box.toY()));
            cut(plot, branch.right(), new Box(at, box.toX(), box.fromY(), box.toY()));
        } else {
            plot.unnamedLine(new double[] {box.fromX(), box.toX()}, new double[] {at, at}, Color.BLACK, 2);
            cut(plot, branch.left(), new Box(box.fromX(), box.toX(), box.fromY(), at));
            cut(plot, branch.right(), new Box(box.fromX(), box.toX(), at, box.toY()));
        }
    }
}
