import java.util.List;
import java.util.stream.Stream;

public final class FairComparison {
    public static Verdict better(Report first, Report second) {
        // begin solution: can they be compared, and if so, in which unit?
        if (Stream.of(first, second).anyMatch(Report::trainedOnTest)
                || !List.of(first.text(), first.bytes()).equals(List.of(second.text(), second.bytes()))) {
            return Verdict.NO_COMPARISON;
        }
        double a = bitsPerByte(first);
        double b = bitsPerByte(second);
        return a <= b - 0.01 ? Verdict.FIRST : b <= a - 0.01 ? Verdict.SECOND : Verdict.EVEN;
        // end solution
    }

    public static double bitsPerByte(Report report) {
        // begin solution: bits per token, of all tokens, per byte
        double nats = report.tokens() * Math.log(report.perplexity());
        return nats / (report.bytes() * Math.log(2));
        // end solution
    }
}
