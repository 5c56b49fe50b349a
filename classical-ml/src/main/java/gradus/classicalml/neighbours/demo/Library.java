package gradus.classicalml.neighbours.demo;

import gradus.classicalml.framing.Cases;
import gradus.classicalml.metrics.Scores;
import gradus.classicalml.neighbours.KdTree;
import gradus.classicalml.neighbours.KnnClassifier;
import gradus.classicalml.neighbours.TribuoNeighbours;
import gradus.fundamentals.demo.Lines;
import java.util.stream.IntStream;
import org.tribuo.math.neighbour.NeighboursQueryFactoryType;

/** Tribuo on the same digits: the first ten forms train, the others are asked. */
final class Library {
    private final Cases train;
    private final Cases asked;

    Library(Cases digits) {
        train = digits.rowsAt(IntStream.range(0, 1300).toArray());
        asked = digits.rowsAt(IntStream.range(1300, digits.size()).toArray());
    }

    void digits(Lines lines) {
        lines.print("wrong of %d digits, learned from %d", asked.size(), train.size());
        lines.print(" k   ours   Tribuo   predictions that differ   of these tied in votes");
        for (int k : new int[] {1, 2, 5}) {
            int[] ours = ours(k);
            int[] theirs = tribuo(k, NeighboursQueryFactoryType.BRUTE_FORCE);
            lines.print(
                    "%2d    %3d     %3d                      %2d                       %2d",
                    k,
                    Scores.errors(ours, asked.labels()),
                    Scores.errors(theirs, asked.labels()),
                    Scores.errors(ours, theirs),
                    tiedAndDifferent(k, ours, theirs));
        }
    }

    int[] ours(int k) {
        return new KnnClassifier(k)
                .fit(new KdTree(train.features()), train.labels())
                .predict(asked.features());
    }

    int[] tribuo(int k, NeighboursQueryFactoryType search) {
        return TribuoNeighbours.predictions(train, asked, k, search);
    }

    /** How many of the predictions that differ have another class with as many votes as the winner. */
    int tiedAndDifferent(int k, int[] ours, int[] theirs) {
        var model = new KnnClassifier(k).fit(new KdTree(train.features()), train.labels());
        return (int) IntStream.range(0, asked.size())
                .filter(i -> ours[i] != theirs[i])
                .filter(i -> model.shares(asked.features().row(i))[ours[i]]
                        == model.shares(asked.features().row(i))[theirs[i]])
                .count();
    }
}
