package gradus.engine.exercise;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.MethodDescriptor;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.MethodOrdererContext;

/** The order of a grader's checks: that of its source, but what a check {@link Needs} comes before it. */
final class GraderOrder implements MethodOrderer {
    /** Set by the engine's worker: the names of the checks in the order of the source, separated by commas. */
    static final String IN_ORDER = "gradus.checks";

    private static final Pattern METHOD = Pattern.compile("(?m)^\\s+(?:[\\w<>\\[\\].]+\\s+)+(\\w+)\\s*\\(");

    @Override
    public void orderMethods(MethodOrdererContext context) {
        List<String> source = context.getConfigurationParameter(IN_ORDER)
                .map(names -> List.of(names.split(",")))
                .orElseGet(() -> inSource(context.getTestClass()));
        Map<String, Integer> place = new HashMap<>();
        source.forEach(name -> place.putIfAbsent(name, place.size()));
        context.getMethodDescriptors()
                .sort(Comparator.comparing(
                        check -> place.getOrDefault(check.getMethod().getName(), place.size())));
        Map<String, Method> checks = context.getMethodDescriptors().stream()
                .map(MethodDescriptor::getMethod)
                .collect(Collectors.toMap(Method::getName, check -> check, (first, overload) -> first));
        Set<String> ordered = new LinkedHashSet<>();
        for (MethodDescriptor check : context.getMethodDescriptors()) {
            add(check.getMethod().getName(), checks, ordered, new LinkedHashSet<>());
        }
        List<String> names = List.copyOf(ordered);
        context.getMethodDescriptors()
                .sort(Comparator.comparing(
                        check -> names.indexOf(check.getMethod().getName())));
    }

    /** A check after what it needs; a circle, which the proof of the course refuses, is cut where it closes. */
    private static void add(String name, Map<String, Method> checks, Set<String> ordered, Set<String> above) {
        if (!checks.containsKey(name) || ordered.contains(name) || !above.add(name)) {
            return;
        }
        Needs needs = checks.get(name).getAnnotation(Needs.class);
        for (String needed : needs == null ? new String[0] : needs.value()) {
            add(needed, checks, ordered, above);
        }
        ordered.add(name);
    }

    /** The names of methods as the grader's file declares them; none where there is no file, as in a jar. */
    private static List<String> inSource(Class<?> grader) {
        try {
            Optional<Path> workbook = Workbook.of(grader);
            if (workbook.isEmpty()) {
                return List.of();
            }
            Path file = workbook.get()
                    .resolve("src/test/java")
                    .resolve(grader.getName().replace('.', '/') + ".java");
            return Files.exists(file)
                    ? METHOD.matcher(Files.readString(file))
                            .results()
                            .map(found -> found.group(1))
                            .toList()
                    : List.of();
        } catch (IOException e) {
            throw new IllegalStateException("cannot read the order of the checks of " + grader.getName() + ": " + e, e);
        }
    }
}
