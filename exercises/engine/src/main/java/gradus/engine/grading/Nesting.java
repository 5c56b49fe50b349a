package gradus.engine.grading;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Finds the statement that is nested so deeply that the compiler runs out of stack. */
final class Nesting {
    /** Enough for what an editor can hold. */
    private static final long STACK_BYTES = 512L << 20;

    private Nesting() {}

    /** The line where the most deeply nested statement of a source begins, or 0 if even this finds no end of it. */
    static int lineOfDeepest(JavacTask parsing) {
        int[] line = new int[1];
        Thread roomy = new Thread(null, () -> line[0] = find(parsing), "measuring", STACK_BYTES);
        roomy.start();
        try {
            roomy.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts a worker", e);
        }
        return line[0];
    }

    /** Whether it says that the stack was used up; javac wraps it in some places. */
    static boolean outOfStack(Throwable thrown) {
        return thrown instanceof StackOverflowError || thrown.getCause() instanceof StackOverflowError;
    }

    private static int find(JavacTask parsing) {
        try {
            CompilationUnitTree unit = parsing.parse().iterator().next();
            Deepest deepest = new Deepest();
            deepest.scan(unit, null);
            long at = Trees.instance(parsing).getSourcePositions().getStartPosition(unit, deepest.found);
            return deepest.found == null ? 0 : (int) unit.getLineMap().getLineNumber(at);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot parse a text in memory", e);
        } catch (IllegalStateException | StackOverflowError e) {
            if (outOfStack(e)) {
                return 0;
            }
            throw e;
        }
    }

    private static final class Deepest extends TreeScanner<Void, Void> {
        private int depth;
        private int most;
        private Tree statement;
        private Tree found;

        @Override
        public Void scan(Tree tree, Void none) {
            depth++;
            if (depth > most) {
                most = depth;
                found = statement;
            }
            super.scan(tree, none);
            depth--;
            return null;
        }

        @Override
        public Void visitMethod(MethodTree method, Void none) {
            if (method.getBody() != null) {
                for (StatementTree each : method.getBody().getStatements()) {
                    within(each, () -> scan(each, none));
                }
            }
            return null;
        }

        @Override
        public Void visitVariable(VariableTree variable, Void none) {
            within(variable, () -> super.visitVariable(variable, none));
            return null;
        }

        /** The outermost statement or field is the one to name. */
        private void within(Tree tree, Runnable scan) {
            Tree outer = statement;
            statement = outer == null ? tree : outer;
            scan.run();
            statement = outer;
        }
    }
}
