package gradus.fundamentals.distributions;

/** A distribution from its name and parameters, as the table writes them: {@code Normal 0 1}. */
final class Shapes {
    private Shapes() {}

    static Object of(String text) {
        String[] words = text.split(" ");
        double a = Double.parseDouble(words[1]);
        double b = words.length > 2 ? Double.parseDouble(words[2]) : Double.NaN;
        return switch (words[0]) {
            case "Normal" -> new Normal(a, b);
            case "Exponential" -> new Exponential(a);
            case "Gamma" -> new Gamma(a, b);
            case "ChiSquared" -> new ChiSquared(a);
            case "Beta" -> new Beta(a, b);
            case "StudentT" -> new StudentT(a);
            case "FisherF" -> new FisherF(a, b);
            case "Poisson" -> new Poisson(a);
            case "Binomial" -> new Binomial((long) a, b);
            case "NoncentralT" -> new NoncentralT(a, b);
            case "StudentizedRange" -> new StudentizedRange((int) a, b);
            default -> throw new IllegalArgumentException(text);
        };
    }
}
