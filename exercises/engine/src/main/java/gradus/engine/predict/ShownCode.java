package gradus.engine.predict;

import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Proves that the code which a file asks about is the code which its grader runs: neither can change without the other. */
public final class ShownCode {
    private static final String CODE = "{@code";

    private ShownCode() {}

    /**
     * What is wrong with an exercise's predictions; empty if nothing is.
     *
     * @param solution the solution's text: above each prediction stands its code, in {@code {@code …}}
     * @param grader the grader's text: each check runs its code in {@code whenRun(() -> …)}
     * @param checks names of the grader's checks
     */
    public static List<String> problems(String solution, String grader, List<String> checks) {
        Predictions predictions = Predictions.of(solution);
        List<String> names =
                predictions.all().stream().map(Predictions.Stated::name).toList();
        List<String> judged = checks.stream().map(Predictions::nameOf).toList();
        if (!names.equals(judged)) {
            return List.of("each check must be named after a prediction, in the same order, but the predictions are "
                    + names + " and the checks judge " + judged);
        }
        List<String> problems = new ArrayList<>();
        Map<String, String> shown = shown(solution);
        Map<String, String> run = run(grader);
        for (Predictions.Stated one : predictions.all()) {
            String code = shown.getOrDefault(one.name(), "");
            if (one.state() != Predictions.State.MADE) {
                problems.add("the solution must write down " + one.name() + " as a value");
            }
            if (code.isEmpty() || !code.equals(run.get(one.name()))) {
                problems.add("the code above " + one.name() + " must be the code that its check runs, but is \"" + code
                        + "\" and not \"" + run.get(one.name()) + "\"");
            }
        }
        return problems;
    }

    private static Map<String, String> shown(String solution) {
        ParsedSource source = ParsedSource.of(solution);
        Map<String, String> shown = new LinkedHashMap<>();
        for (MethodTree method : Predictions.methods(source.unit())) {
            TreePath path = TreePath.getPath(source.unit(), method);
            String doc = source.trees().getDocComment(path);
            shown.put(method.getName().toString(), normal(doc == null ? "" : firstCode(doc)));
        }
        return shown;
    }

    /** What stands in the first {@code {@code …}}, whose braces pair up. */
    private static String firstCode(String doc) {
        int from = doc.indexOf(CODE);
        int depth = 1;
        for (int i = from + CODE.length(); from >= 0 && i < doc.length(); i++) {
            depth += doc.charAt(i) == '{' ? 1 : doc.charAt(i) == '}' ? -1 : 0;
            if (depth == 0) {
                return doc.substring(from + CODE.length(), i);
            }
        }
        return "";
    }

    private static Map<String, String> run(String grader) {
        ParsedSource source = ParsedSource.of(grader);
        Map<String, String> run = new LinkedHashMap<>();
        new TreePathScanner<Void, String>() {
            @Override
            public Void visitMethod(MethodTree method, String outside) {
                return super.visitMethod(
                        method, Predictions.nameOf(method.getName().toString()));
            }

            @Override
            public Void visitMethodInvocation(MethodInvocationTree call, String check) {
                if (call.getMethodSelect().toString().endsWith(".whenRun")
                        && call.getArguments().get(0) instanceof LambdaExpressionTree lambda) {
                    run.put(check, normal(body(source, lambda)));
                }
                return super.visitMethodInvocation(call, check);
            }
        }.scan(source.unit(), "");
        return run;
    }

    private static String body(ParsedSource source, LambdaExpressionTree lambda) {
        String body = source.textOf(lambda.getBody());
        return lambda.getBodyKind() == LambdaExpressionTree.BodyKind.STATEMENT
                ? body.substring(1, body.length() - 1)
                : body;
    }

    /** Without blanks and line ends, which formatters move, and without a last semicolon. */
    private static String normal(String code) {
        return code.replaceAll("\\s+", "").replaceFirst(";$", "");
    }
}
