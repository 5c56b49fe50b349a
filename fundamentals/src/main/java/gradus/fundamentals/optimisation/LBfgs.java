package gradus.fundamentals.optimisation;

import gradus.fundamentals.Require;
import gradus.fundamentals.linearalgebra.Vectors;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/**
 * L-BFGS (Liu and Nocedal 1989, "On the limited memory BFGS method for large scale optimization", Mathematical Programming
 * 45:503–528): Newton's direction, with the curvature taken from how the gradient changed over the last few moves. Needs no second
 * derivatives, and 2 · memory vectors of storage.
 *
 * @param memory of how many moves to keep the change of the gradient, at least 1; usually 5 to 20
 * @param maxSteps when to stop at the latest, at least 1
 * @param tolerance stop when no derivative is further from 0 than this; at least 0
 */
public record LBfgs(int memory, int maxSteps, double tolerance) {
    /** @throws IllegalArgumentException naming the argument that is out of range */
    public LBfgs {
        Require.atLeast("memory", memory, 1);
        Require.atLeast("maxSteps", maxSteps, 1);
        Require.atLeast("tolerance", tolerance, 0);
    }

    /**
     * Walks down.
     *
     * @param start where, {@code objective.size()} finite numbers; not modified
     * @return where the walk ended, and why
     * @throws IllegalArgumentException if an argument is null, or start is not finite or of another size
     * @throws ArithmeticException if value and gradient at the start are not finite
     */
    public Descent minimise(Objective objective, double[] start) {
        return LineSearch.walk(objective, start, maxSteps, tolerance, new Moves(memory));
    }

    /** A move, and how the gradient changed over it: their ratio is the curvature along the move. */
    private static final class Move {
        private final double[] step;
        private final double[] change;
        private final double product;

        Move(Place from, Place to) {
            step = Vectors.minus(to.parameters(), from.parameters());
            change = Vectors.minus(to.gradient(), from.gradient());
            product = Vectors.dot(step, change);
        }

        /** How much of this move a direction holds, measured by the step or by the change. */
        double share(double[] direction, double[] measure) {
            return Vectors.dot(measure, direction) / product;
        }
    }

    private static final class Moves implements LineSearch.Compass {
        private final Deque<Move> moves = new ArrayDeque<>(); // the last first
        private final int memory;

        Moves(int memory) {
            this.memory = memory;
        }

        @Override
        public void moved(Place from, Place to) {
            Move move = new Move(from, to);
            if (move.product > 0) { // so it is after every search, up to rounding
                moves.addFirst(move);
                if (moves.size() > memory) {
                    moves.removeLast();
                }
            }
        }

        @Override
        public double[] direction(Place at) {
            double[] direction = new double[at.gradient().length];
            Vectors.addScaled(direction, -1, at.gradient());
            double[] shares = new double[moves.size()];
            int k = 0;
            for (Move move : moves) {
                shares[k] = move.share(direction, move.step);
                Vectors.addScaled(direction, -shares[k++], move.change);
            }
            scale(direction, at);
            for (Iterator<Move> first = moves.descendingIterator(); first.hasNext(); ) {
                Move move = first.next();
                Vectors.addScaled(direction, shares[--k] - move.share(direction, move.change), move.step);
            }
            return direction;
        }

        /** By the curvature along the last move; the very first step is no longer than 1. */
        private void scale(double[] direction, Place at) {
            Move last = moves.peekFirst();
            double factor = last == null
                    ? 1 / Math.max(1, Vectors.norm(at.gradient()))
                    : last.product / Vectors.dot(last.change, last.change);
            for (int j = 0; j < direction.length; j++) {
                direction[j] *= factor;
            }
        }
    }
}
