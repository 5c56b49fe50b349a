package gradus.classicalml.neighbours.demo;

import gradus.classicalml.framing.Cases;
import gradus.classicalml.neighbours.KdTree;
import gradus.classicalml.neighbours.KnnClassifier;
import gradus.classicalml.neighbours.KnnModel;
import gradus.classicalml.neighbours.Neighbours;
import gradus.datasets.synthetic.Generators;
import gradus.fundamentals.demo.Contour;
import gradus.fundamentals.demo.Plot;
import gradus.fundamentals.demo.XyPlot;
import gradus.fundamentals.linearalgebra.Vectors;
import java.awt.Color;
import java.util.List;
import java.util.stream.IntStream;

/** Two half circles of points: who is near a new one, and where the two classes' areas meet. */
final class Plane {
    private static final Contour.Box BOX = new Contour.Box(-1.8, 2.8, -1.3, 1.8);
    private static final double[] ASKED = {0.35, 0.42};

    private final Cases cases = Cases.ofClasses(Generators.moons(120, 0.3, 3), "class", List.of("x1", "x2"));
    private final KdTree search = new KdTree(cases.features());

    List<Plot> panels() {
        return List.of(
                neighbours(), areas(1, "k = 1: an island around every stray"), areas(15, "k = 15: one smooth border"));
    }

    private Plot neighbours() {
        Neighbours five = search.nearest(ASKED, 5);
        XyPlot plot = points("The five nearest of a new row vote");
        double radius = five.distance(4);
        double[] angle =
                IntStream.rangeClosed(0, 90).mapToDouble(i -> Math.PI * i / 45).toArray();
        double[] x = IntStream.range(0, 91)
                .mapToDouble(i -> ASKED[0] + radius * Math.cos(angle[i]))
                .toArray();
        double[] y = IntStream.range(0, 91)
                .mapToDouble(i -> ASKED[1] + radius * Math.sin(angle[i]))
                .toArray();
        return plot.unnamedLine(x, y, Color.BLACK, 1.5f).words("?", ASKED[0], ASKED[1]);
    }

    private Plot areas(int k, String title) {
        KnnModel model = new KnnClassifier(k).fit(search, cases.labels());
        return points(title).contours(BOX, 100, (a, b) -> model.predict(a, b), Color.BLACK, 0.5);
    }

    private XyPlot points(String title) {
        int[] labels = cases.labels();
        XyPlot plot =
                Plot.xy(420, 360, title, "x1", "x2").x(-1.8, 2.8).y(-1.3, 1.8).markerSize(6);
        for (int label = 0; label < 2; label++) {
            int c = label;
            int[] rows = IntStream.range(0, labels.length)
                    .filter(i -> labels[i] == c)
                    .toArray();
            plot.points(
                    "class " + c,
                    Vectors.at(cases.features().column(0), rows),
                    Vectors.at(cases.features().column(1), rows));
        }
        return plot;
    }
}
