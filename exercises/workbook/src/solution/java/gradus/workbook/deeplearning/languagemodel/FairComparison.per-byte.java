public final class FairComparison {
    public static double bitsPerByte(Report report) {
        // begin solution: bits per token, of all tokens, per byte
        double perByte = Math.pow(report.perplexity(), (double) report.tokens() / report.bytes());
        return Math.log(perByte) / Math.log(2);
        // end solution
    }
}
