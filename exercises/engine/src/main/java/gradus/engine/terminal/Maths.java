package gradus.engine.terminal;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The TeX of a lesson's formulas as a line of text: x̄ₙ = x̄ₙ₋₁ + (xₙ − x̄ₙ₋₁)/n. What it does not know stays legible. */
public final class Maths {
    private static final String SUBSCRIPTS = "0₀1₁2₂3₃4₄5₅6₆7₇8₈9₉+₊-₋−₋=₌(₍)₎aₐeₑhₕiᵢjⱼkₖlₗmₘnₙoₒpₚrᵣsₛtₜuᵤvᵥxₓ";
    private static final String SUPERSCRIPTS = "0⁰1¹2²3³4⁴5⁵6⁶7⁷8⁸9⁹+⁺-⁻−⁻=⁼(⁽)⁾nⁿiⁱTᵀ⊤ᵀ";
    private static final Map<String, String> ACCENTS = Map.of(
            "bar",
            "\u0304",
            "overline",
            "\u0304",
            "hat",
            "\u0302",
            "widehat",
            "\u0302",
            "tilde",
            "\u0303",
            "dot",
            "\u0307");
    private static final Map<String, String> SYMBOLS = symbols();
    private static final Pattern COMMAND = Pattern.compile("\\\\([A-Za-z]+)\\s?");

    private final String tex;
    private int at;

    private Maths(String tex) {
        this.tex = tex;
    }

    /** A formula as text; lines of the formula are lines of the text. */
    static String readable(String tex) {
        String plain = tex.strip()
                .replaceAll("\\\\(left|right|displaystyle|limits|big|Big|bigl|bigr|Bigl|Bigr)(?![A-Za-z])\\.?", "")
                .replaceAll("\\\\(begin|end)\\{[^}]*}", "")
                .replace("\\\\", "\n")
                .replace("&", "")
                .replaceAll(" {2,}", " ");
        return new Maths(plain).sequence(false).replaceAll("(?m)^ +| +$", "").strip();
    }

    private static Map<String, String> symbols() {
        Map<String, String> all = new HashMap<>();
        String pairs =
                "alpha α beta β gamma γ delta δ epsilon ε varepsilon ε zeta ζ eta η theta θ kappa κ lambda λ mu μ "
                        + "nu ν xi ξ pi π rho ρ sigma σ tau τ phi φ varphi φ chi χ psi ψ omega ω Gamma Γ Delta Δ Theta Θ Lambda Λ "
                        + "Pi Π Sigma Σ Phi Φ Psi Ψ Omega Ω sum ∑ prod ∏ int ∫ le ≤ leq ≤ ge ≥ geq ≥ ne ≠ neq ≠ approx ≈ sim ~ "
                        + "cdot · times × pm ± mp ∓ infty ∞ partial ∂ nabla ∇ in ∈ notin ∉ to → rightarrow → Rightarrow ⇒ "
                        + "leftarrow ← mapsto ↦ ldots … dots … cdots ⋯ top ⊤ mid | vert | lVert ‖ rVert ‖ Vert ‖ lvert | rvert | "
                        + "forall ∀ exists ∃ subset ⊂ cup ∪ cap ∩ emptyset ∅ ell ℓ odot ⊙ otimes ⊗ lfloor ⌊ rfloor ⌋ lceil ⌈ "
                        + "rceil ⌉ langle ⟨ rangle ⟩ ll ≪ gg ≫ equiv ≡ propto ∝ perp ⊥ prime ′ circ ∘ div ÷ star ⋆";
        String[] words = pairs.split(" ");
        for (int i = 0; i < words.length; i += 2) {
            all.put(words[i], words[i + 1]);
        }
        all.put("quad", "   ");
        all.put("qquad", "      ");
        return Map.copyOf(all);
    }

    private String sequence(boolean inBraces) {
        StringBuilder text = new StringBuilder();
        while (at < tex.length()) {
            char c = tex.charAt(at);
            if (c == '}' && inBraces) {
                break;
            }
            if (c == '_' || c == '^') {
                at++;
                String inner = argument();
                text.append(script(c, inner.strip())).append(inner.endsWith(" ") ? " " : "");
            } else {
                text.append(atom());
            }
        }
        return text.toString();
    }

    private String atom() {
        char c = tex.charAt(at);
        if (c == '{') {
            return argument();
        }
        if (c == '\\') {
            return command();
        }
        at++;
        return c == '-' ? "−" : String.valueOf(c);
    }

    private String argument() {
        while (at < tex.length() && tex.charAt(at) == ' ') {
            at++;
        }
        if (at >= tex.length()) {
            return "";
        }
        if (tex.charAt(at) != '{') {
            return atom();
        }
        at++;
        String inner = sequence(true);
        at = Math.min(tex.length(), at + 1);
        return inner;
    }

    private String command() {
        Matcher command = COMMAND.matcher(tex).region(at, tex.length());
        if (!command.lookingAt()) { // an escaped sign or a space: \{ \, \;
            char sign = at + 1 < tex.length() ? tex.charAt(at + 1) : ' ';
            at += 2;
            return ",;: !".indexOf(sign) >= 0 ? (sign == '!' ? "" : " ") : sign == '|' ? "‖" : String.valueOf(sign);
        }
        String name = command.group(1);
        at = command.end();
        boolean blank = command.group().endsWith(" ");
        if (ACCENTS.containsKey(name)) {
            String inner = argument();
            return inner.length() == 1 ? inner + ACCENTS.get(name) : name + "(" + inner + ")";
        }
        return switch (name) {
            case "frac", "tfrac", "dfrac" -> fraction(argument(), argument());
            case "binom" -> "(" + argument() + " choose " + argument() + ")";
            case "sqrt" -> degree() + "√" + grouped(argument());
            case "text",
                    "mathrm",
                    "mathbf",
                    "mathbb",
                    "mathcal",
                    "mathit",
                    "mathsf",
                    "operatorname",
                    "boldsymbol",
                    "mbox" -> argument() + (blank ? " " : "");
            default -> SYMBOLS.getOrDefault(name, name) + (blank ? " " : "");
        };
    }

    /** Of a root: {@code [3]}, or nothing. */
    private String degree() {
        int end = at < tex.length() && tex.charAt(at) == '[' ? tex.indexOf(']', at) : -1;
        if (end < 0) {
            return "";
        }
        String degree = script('^', tex.substring(at + 1, end));
        at = end + 1;
        return degree;
    }

    /** In brackets where something follows that would seem to belong below the line. */
    private String fraction(String above, String below) {
        String text = grouped(above) + "/" + grouped(below);
        boolean followed =
                at < tex.length() && (Character.isLetterOrDigit(tex.charAt(at)) || "\\(".indexOf(tex.charAt(at)) >= 0);
        return followed ? "(" + text + ")" : text;
    }

    private static String grouped(String inner) {
        return inner.matches("[\\p{L}\\p{N}\\p{M}₀-ₜ⁰-ⁿ²³¹.√]*") || oneGroup(inner) ? inner : "(" + inner + ")";
    }

    /** Whether the first bracket is closed by the last character and not before. */
    private static boolean oneGroup(String inner) {
        int depth = 0;
        for (int i = 0; i < inner.length(); i++) {
            depth += inner.charAt(i) == '(' ? 1 : inner.charAt(i) == ')' ? -1 : 0;
            if (depth == 0 && i < inner.length() - 1) {
                return false;
            }
        }
        return inner.startsWith("(") && depth == 0;
    }

    private static String script(char kind, String inner) {
        String table = kind == '_' ? SUBSCRIPTS : SUPERSCRIPTS;
        StringBuilder small = new StringBuilder();
        for (char c : inner.toCharArray()) {
            int place = place(table, c);
            if (place < 0) {
                return kind + (inner.length() == 1 ? inner : "(" + inner + ")");
            }
            small.append(table.charAt(place));
        }
        return small.toString();
    }

    private static int place(String table, char c) {
        for (int i = 0; i < table.length(); i += 2) {
            if (table.charAt(i) == c) {
                return i + 1;
            }
        }
        return -1;
    }
}
