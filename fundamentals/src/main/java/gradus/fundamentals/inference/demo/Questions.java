package gradus.fundamentals.inference.demo;

import gradus.fundamentals.demo.Lines;
import gradus.fundamentals.inference.ChiSquareTest;
import gradus.fundamentals.inference.MultipleTesting;
import gradus.fundamentals.inference.Rate;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import tech.tablesaw.api.Table;

/** Sixteen yes-or-no columns of the résumés, each tested for a link with the call-back. */
record Questions(List<boolean[]> answers, boolean[] called) {
    static final List<String> NAMES = List.of(
            "honors",
            "volunteer",
            "military",
            "holes",
            "school",
            "email",
            "computer",
            "special",
            "college",
            "equal",
            "requirements",
            "reqexp",
            "reqcomm",
            "reqeduc",
            "reqcomp",
            "reqorg");

    static Questions of(Table names) {
        return new Questions(NAMES.stream().map(name -> yes(names, name)).toList(), yes(names, "call"));
    }

    private static boolean[] yes(Table names, String column) {
        boolean[] yes = new boolean[names.rowCount()];
        for (int i = 0; i < yes.length; i++) {
            yes[i] = names.stringColumn(column).get(i).equals("yes");
        }
        return yes;
    }

    double[] pValues(boolean[] calls) {
        return answers.stream().mapToDouble(answer -> p(answer, calls)).toArray();
    }

    private static double p(boolean[] answer, boolean[] calls) {
        long[][] table = new long[2][2];
        for (int i = 0; i < answer.length; i++) {
            table[answer[i] ? 0 : 1][calls[i] ? 0 : 1]++;
        }
        return ChiSquareTest.independence(table).pValue();
    }

    void questions(Lines lines) {
        double[] p = pValues(called);
        double[] bh = MultipleTesting.benjaminiHochberg(p);
        double[] holm = MultipleTesting.holm(p);
        lines.print("column                p    Benjamini–Hochberg       Holm");
        IntStream.range(0, p.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> p[i]))
                .limit(9)
                .forEach(i -> lines.row("%-14s %8.4f %21.4f %10.4f", NAMES.get(i), p[i], bh[i], holm[i]));
        lines.print("at most 0.05  %9d %21d %10d", below(p), below(bh), below(holm));
        Rate any = falseAlarms(200);
        lines.print(
                "with shuffled calls some p of the 16 is at most 0.05 in %.0f%% ± %.0f%% of shuffles",
                100 * any.share(), 100 * any.standardError());
    }

    static long below(double[] p) {
        return IntStream.range(0, p.length).filter(i -> p[i] <= 0.05).count();
    }

    /** How often at least one of the sixteen is called real where nothing is: the call-backs are dealt out again. */
    Rate falseAlarms(int shuffles) {
        boolean[] calls = called.clone();
        return Rate.rejections(shuffles, 1, random -> least(pValues(shuffled(calls, random))), 0.05);
    }

    private static double least(double[] p) {
        return IntStream.range(0, p.length).mapToDouble(i -> p[i]).min().orElseThrow();
    }

    private static boolean[] shuffled(boolean[] calls, RandomGenerator random) {
        for (int i = calls.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            boolean call = calls[other];
            calls[other] = calls[i];
            calls[i] = call;
        }
        return calls;
    }
}
