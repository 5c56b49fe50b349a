package gradus.engine.cli;

import gradus.engine.course.Course;
import gradus.engine.course.Lesson;
import gradus.engine.course.Task;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Finds what an address names, and says what was probably meant when it names nothing. */
final class Addresses {
    private Addresses() {}

    /** The exercises of a stage, lesson or exercise. */
    static List<Task> many(Course course, String address) {
        String name = clean(address);
        List<Task> found = course.find(name);
        if (!found.isEmpty()) {
            return found;
        }
        boolean known = course.stages().contains(name) || course.lesson(name).isPresent();
        if (known) {
            throw new Refusal("'" + address + "' has no exercises yet.");
        }
        Stream<String> names = course.tasks().stream().flatMap(Addresses::names);
        throw unknown("exercise", address, Stream.concat(course.stages().stream(), names));
    }

    /** One exercise. */
    static Task one(Course course, String address) {
        List<Task> found = many(course, address);
        if (found.size() > 1) {
            throw new Refusal("'" + address + "' has " + found.size() + " exercises; name one: "
                    + String.join(", ", found.stream().limit(5).map(Task::id).toList())
                    + (found.size() > 5 ? ", …" : "") + ".");
        }
        return found.get(0);
    }

    /** One lesson, also by one of its exercises or by its doc. */
    static Lesson lesson(Course course, String address) {
        String name = clean(address);
        return course.lesson(name)
                .or(() -> course.lessons().stream()
                        .filter(lesson -> lesson.doc().getFileName().toString().equals(fileName(name)))
                        .findFirst())
                .or(() -> course.find(name).stream()
                        .findFirst()
                        .filter(task -> !name.equals(task.stage()))
                        .flatMap(task -> course.lesson(task.stage() + "/" + task.lesson())))
                .orElseThrow(() -> unknown(
                        "lesson",
                        address,
                        course.lessons().stream().flatMap(lesson -> Stream.of(lesson.id(), lesson.slug()))));
    }

    private static String clean(String address) {
        String name = address.strip().replace('\\', '/');
        while (name.endsWith("/")) {
            name = name.substring(0, name.length() - 1);
        }
        return name;
    }

    private static String fileName(String address) {
        return address.substring(address.lastIndexOf('/') + 1);
    }

    private static Stream<String> names(Task task) {
        return Stream.of(task.id(), task.stage() + "/" + task.lesson(), task.lesson(), task.simpleName());
    }

    private static Refusal unknown(String what, String address, Stream<String> known) {
        List<String> all = known.distinct().toList();
        List<String> nearest = all.stream()
                .sorted(Comparator.comparingInt((String name) -> distance(address, name)))
                .filter(name -> distance(address, name) <= Math.max(2, address.length() / 2))
                .limit(3)
                .toList();
        String advice = nearest.isEmpty()
                ? "'gradus list' shows all."
                : "Did you mean " + String.join(" or ", nearest) + "? 'gradus list' shows all.";
        return new Refusal("there is no " + what + " '" + address + "'. " + advice);
    }

    /** Levenshtein's distance, letter case ignored; a name that contains the address is near. */
    static int distance(String typed, String name) {
        String a = typed.toLowerCase(Locale.ROOT);
        String b = name.toLowerCase(Locale.ROOT);
        if (a.length() > 2 && b.contains(a)) {
            return 1;
        }
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replace = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replace, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
