package gradus.classicalml.neighbours.demo;

import gradus.classicalml.framing.Cases;
import gradus.classicalml.metrics.Scores;
import gradus.classicalml.neighbours.BlockedSearch;
import gradus.classicalml.neighbours.Neighbours;
import gradus.classicalml.neighbours.TribuoNeighbours;
import gradus.classicalml.neighbours.Vote;
import gradus.fundamentals.demo.Lines;
import java.util.List;
import java.util.stream.IntStream;
import org.tribuo.math.neighbour.NeighboursQueryFactoryType;

/** Tribuo on the same digits: the first ten forms train, the others are asked. */
final class Library {
    private static final int MOST = 5;

    private final Cases train;
    private final Cases asked;
    /** The five nearest of each digit that is asked: fewer listen to the first of them. */
    private final List<Neighbours> nearest;

    Library(Cases digits) {
        train = digits.rowsAt(IntStream.range(0, 1300).toArray());
        asked = digits.rowsAt(IntStream.range(1300, digits.size()).toArray());
        nearest = new BlockedSearch(train.features()).nearestToEach(asked.features(), MOST);
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
        int[] labels = train.labels();
        return nearest.stream()
                .mapToInt(each -> Vote.EQUAL.winner(each, k, labels, classes()))
                .toArray();
    }

    private int classes() {
        return train.classes().size();
    }

    int[] tribuo(int k, NeighboursQueryFactoryType search) {
        return TribuoNeighbours.predictions(train, asked, k, search);
    }

    /** How many of the predictions that differ have another class with as many votes as the winner. */
    int tiedAndDifferent(int k, int[] ours, int[] theirs) {
        int[] labels = train.labels();
        return (int) IntStream.range(0, asked.size())
                .filter(i -> ours[i] != theirs[i])
                .filter(i -> {
                    double[] shares = Vote.EQUAL.shares(nearest.get(i), k, labels, classes());
                    return shares[ours[i]] == shares[theirs[i]];
                })
                .count();
    }
}
