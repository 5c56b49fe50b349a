package gradus.course;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import gradus.engine.course.Course;
import gradus.engine.course.Lesson;
import gradus.engine.course.StageTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Who may import whom, derived from the tables of the stages: a shared room serves everybody and stands only on shared rooms; any
 * other room imports shared rooms, lower stages, and earlier lessons. A room's demo is used by nobody else.
 */
@Tag("proof")
class ShelfTest {
    private static final List<String> STAGES = List.of("fundamentals", "classical-ml", "deep-learning", "deployment");

    /** Rooms of no lesson: the argument checks beside the rooms of fundamentals, and what demos are made of. */
    private static final List<String> LESSONLESS = List.of("gradus.fundamentals", "gradus.fundamentals.demo");

    /**
     * A room, or the demo in it.
     *
     * @param stage its place among the stages, from 0
     * @param number its lesson's place in the stage; 0 for a room of no lesson
     */
    private record Room(String name, int stage, int number, boolean shared, boolean demo) {
        /** Why this room may not use another one; empty if it may. */
        Optional<String> objection(Room other) {
            if (name.equals(other.name)) {
                return other.demo && !demo ? Optional.of("reference code stands without its demo") : Optional.empty();
            }
            if (other.demo) {
                return Optional.of("a demo is used by nobody else");
            }
            if (other.shared) {
                return Optional.empty();
            }
            if (shared && !demo) {
                return Optional.of("a shared room stands only on shared rooms");
            }
            boolean earlier = other.stage < stage || other.stage == stage && other.number < number;
            return earlier ? Optional.empty() : Optional.of("it comes later, and is not shared");
        }
    }

    @Test
    void rooms_import_only_what_comes_before_them_or_is_shared() throws IOException {
        Map<String, Room> rooms = rooms();
        TreeSet<String> problems = new TreeSet<>();
        for (JavaClass type : new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(
                        "gradus.fundamentals", "gradus.classicalml", "gradus.deeplearning", "gradus.deployment")) {
            Optional<Room> from = room(rooms, type.getPackageName());
            if (from.isEmpty()) {
                problems.add(type.getPackageName() + " must be a room of a lesson in its stage's table, but is none");
                continue;
            }
            for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                JavaClass target = dependency.getTargetClass();
                room(rooms, target.getPackageName())
                        .flatMap(from.get()::objection)
                        .ifPresent(why -> problems.add(type.getName() + " uses " + target.getName() + ": " + why));
            }
        }
        assertThat(problems).isEmpty();
    }

    @Test
    void the_rules_tell_right_from_wrong() {
        Room shelf = new Room("shelf", 0, 6, true, false);
        Room early = new Room("early", 1, 2, false, false);
        Room late = new Room("late", 1, 5, false, false);
        Room lateDemo = new Room("late", 1, 5, false, true);
        Room shelfDemo = new Room("shelf", 0, 6, true, true);
        Room before = new Room("before", 0, 2, false, false);
        Room below = new Room("below", 0, 9, false, false);
        assertThat(late.objection(early)).isEmpty();
        assertThat(late.objection(below)).isEmpty();
        assertThat(early.objection(shelf)).isEmpty();
        assertThat(lateDemo.objection(late)).isEmpty();
        assertThat(shelfDemo.objection(before))
                .as("the demo of a shared room may use an earlier one")
                .isEmpty();
        assertThat(shelfDemo.objection(below)).hasValue("it comes later, and is not shared");
        assertThat(early.objection(late)).hasValue("it comes later, and is not shared");
        assertThat(shelf.objection(below)).hasValue("a shared room stands only on shared rooms");
        assertThat(late.objection(lateDemo)).hasValue("reference code stands without its demo");
        assertThat(early.objection(shelfDemo)).hasValue("a demo is used by nobody else");
    }

    /** The rooms by package, demos among them. */
    private static Map<String, Room> rooms() throws IOException {
        Path root = Course.rootAbove(Path.of("."));
        Map<String, Room> rooms = new HashMap<>();
        LESSONLESS.forEach(name -> rooms.put(name, new Room(name, 0, 0, true, false)));
        for (int stage = 0; stage < STAGES.size(); stage++) {
            String folder = "gradus." + Lesson.inPackages(STAGES.get(stage)) + ".";
            for (StageTable.Row row :
                    StageTable.of(root.resolve(STAGES.get(stage))).rows()) {
                String name = folder + Lesson.inPackages(row.slug());
                rooms.put(name, new Room(name, stage, row.number(), row.shared(), false));
                rooms.put(name + ".demo", new Room(name, stage, row.number(), row.shared(), true));
            }
        }
        return rooms;
    }

    private static Optional<Room> room(Map<String, Room> rooms, String packageName) {
        return Optional.ofNullable(rooms.get(packageName));
    }
}
