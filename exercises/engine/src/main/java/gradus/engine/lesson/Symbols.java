package gradus.engine.lesson;

import gradus.engine.text.Formulas;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The formulas of a page, and the symbols in them. */
final class Symbols {
    /** Stands for a formula in a text that is read for its words. */
    static final char FORMULA = '\uFFFC';

    private static final Set<String> GREEK = Set.of(
            ("alpha beta gamma delta epsilon varepsilon zeta eta theta kappa lambda mu nu xi pi rho sigma tau phi varphi chi"
                            + " psi omega Gamma Delta Theta Lambda Xi Pi Sigma Phi Psi Omega nabla")
                    .split(" "));
    private static final Pattern WORDS = Pattern.compile("\\\\(?:text|mathrm|operatorname|begin|end)\\s*\\{[^{}]*}");
    private static final Pattern SYMBOL = Pattern.compile(
            "\\\\(hat|bar|tilde|vec|dot)(?![A-Za-z])\\s*(?:\\{\\s*(\\\\?[A-Za-z]+)\\s*}|(\\\\[A-Za-z]+|[A-Za-z]))|\\\\([A-Za-z]+)|([A-Za-z])");

    private final List<String> inline = new ArrayList<>();
    private final List<String> displayed = new ArrayList<>();
    private final String words;

    Symbols(String markdown) {
        words = Formulas.replace(markdown, formula -> {
            (formula.displayed() ? displayed : inline).add(formula.tex());
            return FORMULA
                    + "\n".repeat((int)
                            formula.tex().chars().filter(c -> c == '\n').count());
        });
    }

    /** The text with a {@link #FORMULA} for each formula; its lines stay where they are. */
    String words() {
        return words;
    }

    /** How many formulas stand on lines of their own. */
    int displayed() {
        return displayed.size();
    }

    /** The symbols of all formulas, as {@link #symbols(String)} has them. */
    Set<String> symbols() {
        Set<String> symbols = new TreeSet<>();
        inline.forEach(formula -> symbols.addAll(symbols(formula)));
        displayed.forEach(formula -> symbols.addAll(symbols(formula)));
        return symbols;
    }

    /** The letters of a formula with their accents, such as {@code w}, {@code \eta} and {@code \hat{y}}: no indices apart, no words. */
    static Set<String> symbols(String formula) {
        Set<String> symbols = new TreeSet<>();
        Matcher symbol = SYMBOL.matcher(WORDS.matcher(formula).replaceAll(" "));
        while (symbol.find()) {
            if (symbol.group(1) != null) {
                String letter = symbol.group(2) != null ? symbol.group(2) : symbol.group(3);
                symbols.add("\\" + symbol.group(1) + "{" + letter + "}");
            } else if (symbol.group(5) != null) {
                symbols.add(symbol.group(5));
            } else if (GREEK.contains(symbol.group(4))) {
                symbols.add("\\" + symbol.group(4));
            }
        }
        return symbols;
    }
}
