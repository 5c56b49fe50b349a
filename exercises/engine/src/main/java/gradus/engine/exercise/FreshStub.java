package gradus.engine.exercise;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A stub as it should lie before the learner: without warnings that an IDE would give before a line is written. Imports
 * that only the solution needs become links in the class's Javadoc, which lead to their documentation and say what may
 * help; given members that nothing uses yet are marked so.
 */
final class FreshStub {
    private static final Pattern IMPORT = Pattern.compile("import (static )?([\\w.]+)\\.(\\w+);");
    private static final Pattern NO_CODE =
            Pattern.compile("/\\*(?s:.*?)\\*/|//[^\n]*|\"(?:\\\\.|[^\"\\\\\n])*\"|'(?:\\\\.|[^'\\\\\n])+'");
    private static final Pattern LINKED = Pattern.compile("(?:@link(?:plain)?|@see|@throws)\\s+([\\w.]+)");
    private static final Pattern TYPE =
            Pattern.compile("(?:public |final |abstract |sealed )*(?:class|record|interface|enum) (\\w+).*");
    private static final Pattern FIELD = Pattern.compile(
            "( +)private (?:static |final |volatile )*[\\w<>\\[\\], .?]+ (?!serial)(\\w+)(?: = .*|;.*)");
    private static final Pattern METHOD =
            Pattern.compile("( +)private (?:static |final )*(?:<[^>]+> )?[\\w<>\\[\\], .?]+ (\\w+)\\(.*");
    private static final Pattern IMPORTS = Pattern.compile("(?m)^import .*");
    private static final Pattern WORD = Pattern.compile("[\\w$]+");
    private static final String UNUSED = "@SuppressWarnings(\"unused\") // until your code uses it";
    private static final int WIDTH = 120;

    private final List<String> lines;
    private final String code;
    private final Map<String, Integer> words;

    private FreshStub(List<String> lines) {
        this.lines = lines;
        this.code = codeOf(String.join("\n", lines));
        this.words = words(IMPORTS.matcher(code).replaceAll(""));
    }

    /** The lines of a stub, without needless warnings. */
    static List<String> of(List<String> stub) {
        List<String> withoutImports = new FreshStub(stub).importsToLinks();
        return new FreshStub(withoutImports).membersMarked();
    }

    /** Comments and literals become blanks, so that lines and columns stay. */
    private static String codeOf(String text) {
        return NO_CODE.matcher(text).replaceAll(found -> found.group().replaceAll("[^\n]", " "));
    }

    private List<String> importsToLinks() {
        List<String> kept = new ArrayList<>();
        List<String> links = new ArrayList<>();
        for (String line : lines) {
            Matcher imported = IMPORT.matcher(line);
            if (imported.matches() && !isUsed(imported.group(3))) {
                String separator = imported.group(1) == null ? "." : "#";
                links.add("{@link " + imported.group(2) + separator + imported.group(3) + "}");
            } else {
                kept.add(line);
            }
        }
        boolean hasPlace = lines.stream().anyMatch(line -> line.startsWith("/**"));
        return links.isEmpty() || !hasPlace ? lines : documented(withoutDoubleBlanks(kept), links);
    }

    private boolean isUsed(String name) {
        return words.containsKey(name)
                || LINKED.matcher(String.join("\n", lines))
                        .results()
                        .anyMatch(link -> link.group(1).split("\\.")[0].equals(name));
    }

    /** How often each word occurs. */
    private static Map<String, Integer> words(String text) {
        Map<String, Integer> words = new HashMap<>();
        Matcher word = WORD.matcher(text);
        while (word.find()) {
            words.merge(word.group(), 1, Integer::sum);
        }
        return words;
    }

    private static List<String> withoutDoubleBlanks(List<String> lines) {
        List<String> kept = new ArrayList<>();
        for (String line : lines) {
            if (!line.isBlank() || kept.isEmpty() || !kept.get(kept.size() - 1).isBlank()) {
                kept.add(line);
            }
        }
        return kept;
    }

    /** Adds a paragraph to the class's Javadoc, before its first tag. */
    private static List<String> documented(List<String> lines, List<String> links) {
        int type = 0;
        while (!TYPE.matcher(lines.get(type)).matches()) {
            type++;
        }
        int end = type - 1;
        while (!lines.get(end).endsWith("*/")) {
            end--;
        }
        List<String> all = new ArrayList<>(lines);
        if (lines.get(end).startsWith("/** ")) {
            String text = lines.get(end).substring(4, lines.get(end).length() - 3);
            all.remove(end);
            all.addAll(end, List.of("/**", " * " + text, " */"));
            end += 2;
        }
        int at = end;
        for (int i = end; !all.get(i).startsWith("/**"); i--) {
            at = all.get(i).startsWith(" * @") ? i : at;
        }
        boolean blank = at > 0 && all.get(at - 1).equals(" *");
        List<String> paragraph = new ArrayList<>(wrapped(links));
        if (!blank) {
            paragraph.add(0, " *");
        }
        if (at < end) {
            paragraph.add(" *");
        }
        all.addAll(at, paragraph);
        return all;
    }

    private static List<String> wrapped(List<String> links) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder(" * <p>You may want to import");
        for (int i = 0; i < links.size(); i++) {
            String link = links.get(i) + (i + 1 < links.size() ? "," : ".");
            if (line.length() + 1 + link.length() > WIDTH) {
                lines.add(line.toString());
                line = new StringBuilder(" *");
            }
            line.append(' ').append(link);
        }
        lines.add(line.toString());
        return lines;
    }

    private List<String> membersMarked() {
        List<String> codeLines = code.lines().toList();
        List<String> marked = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = i < codeLines.size() ? codeLines.get(i) : "";
            Matcher field = FIELD.matcher(line);
            Matcher method = METHOD.matcher(line);
            if (field.matches() && !isRead(field.group(2))) {
                marked.add(field.group(1) + UNUSED);
            } else if (method.matches() && words.getOrDefault(method.group(2), 0) == 1) {
                marked.add(method.group(1) + UNUSED);
            }
            marked.add(lines.get(i));
        }
        return marked;
    }

    /** Whether a field is used otherwise than by being declared, or assigned from a parameter of its own name. */
    private boolean isRead(String name) {
        String rest = code.replaceAll("(?m)^ +private [^(\n]*\\b" + name + "\\b", "");
        if (!words(rest.replaceAll("this\\." + name + " = " + name + "\\b", "")).containsKey(name)) {
            return false;
        }
        boolean assigned =
                Pattern.compile("this\\." + name + " = ").matcher(rest).find();
        return !assigned || words(withoutConstructors(rest)).containsKey(name);
    }

    private String withoutConstructors(String text) {
        Matcher type = TYPE.matcher("");
        String name = code.lines()
                .filter(line -> type.reset(line).matches())
                .findFirst()
                .map(line -> type.reset(line).matches() ? type.group(1) : "")
                .orElse("");
        return text.replaceAll("(?ms)^( +)(?:public |private )?" + name + "\\(.*?^\\1\\}", "");
    }
}
