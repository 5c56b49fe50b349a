package gradus.engine.predict;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** A source text as a tree, and where its parts stand. */
record ParsedSource(String text, CompilationUnitTree unit, Trees trees) {
    static ParsedSource of(String text) {
        JavaFileObject file = new SimpleJavaFileObject(URI.create("text:///Text.java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return text;
            }
        };
        JavacTask parsing = (JavacTask) ToolProvider.getSystemJavaCompiler()
                .getTask(null, null, problem -> {}, List.of("-proc:none"), null, List.of(file));
        try {
            return new ParsedSource(text, parsing.parse().iterator().next(), Trees.instance(parsing));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot parse a text in memory", e);
        }
    }

    int line(Tree tree) {
        return (int) unit.getLineMap().getLineNumber(trees.getSourcePositions().getStartPosition(unit, tree));
    }

    /** The text of a part. */
    String textOf(Tree tree) {
        int from = (int) trees.getSourcePositions().getStartPosition(unit, tree);
        return text.substring(from, (int) trees.getSourcePositions().getEndPosition(unit, tree));
    }
}
