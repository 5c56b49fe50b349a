package gradus.engine.grading;

import gradus.engine.course.Task;
import gradus.engine.exercise.TimeLimit;
import gradus.engine.grading.Verdict.Check;
import gradus.engine.grading.Verdict.Outcome;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds answers that keep something between calls: a check that failed among the others is run once more on its own, in a
 * fresh class loader. Only answers that have a static field to keep it in are asked.
 */
final class KeptState {
    static final String PASSES =
            "asked on its own this check passes: your code keeps something from earlier calls (a static field, a cache)";
    static final String DIFFERS =
            "asked on its own this check fails in another way: your code keeps something from earlier"
                    + " calls (a static field, a cache)";

    /** A grader that took longer is not run again: nobody would wait for it. */
    private static final long LONG_MILLIS = 2000;

    private final Task task;
    private final Map<String, byte[]> classes;
    private final TimeLimit limit;

    KeptState(Task task, Map<String, byte[]> classes, TimeLimit limit) {
        this.task = task;
        this.classes = classes;
        this.limit = limit;
    }

    /** Names what was kept as the cause of each check that failed because of it. */
    void name(GraderRun run, Runnable meanwhile) throws InterruptedException {
        if (limit.usedMillis() > LONG_MILLIS || !keeps(run)) {
            return;
        }
        for (Map.Entry<String, Check> failed : run.failedAfterOthers().entrySet()) {
            if (limit.usedMillis() > LONG_MILLIS) {
                return;
            }
            Optional<Check> alone = alone(failed.getKey(), meanwhile);
            if (alone.isPresent() && alone.get().outcome() == Outcome.PASSED) {
                run.blame(failed.getKey(), PASSES);
            } else if (alone.isPresent() && !same(alone.get(), failed.getValue())) {
                // Chance or the clock would differ once more; what was kept would not.
                Optional<Check> again = alone(failed.getKey(), meanwhile);
                if (again.isPresent() && same(again.get(), alone.get())) {
                    // Chance can repeat itself where few digits are shown: what the grader knows is told all the same.
                    String known = failed.getValue().cause();
                    run.blame(failed.getKey(), known.isEmpty() ? DIFFERS : known + " Or, " + DIFFERS);
                }
            }
        }
    }

    private static boolean same(Check one, Check other) {
        return one.outcome() == other.outcome() && one.message().equals(other.message());
    }

    private Optional<Check> alone(String method, Runnable meanwhile) throws InterruptedException {
        GraderRun run = new GraderRun(task);
        Thread thread = new Thread(
                () -> {
                    try {
                        run.runAlone(classes, method);
                    } catch (Throwable broken) {
                        return; // then nothing is known of it: the check stays as it was
                    }
                },
                "grading");
        thread.setDaemon(true);
        return limit.await(thread, meanwhile) ? run.checkOf(method) : Optional.empty();
    }

    /** Whether the answer has a static field that can change, or that holds something that can. */
    private boolean keeps(GraderRun run) {
        return classes.keySet().stream()
                .filter(name -> name.equals(task.className()) || name.startsWith(task.className() + "$"))
                .flatMap(name -> fields(run.loader(), name))
                .anyMatch(KeptState::canChange);
    }

    private static Stream<Field> fields(ClassLoader loader, String name) {
        try {
            return Stream.of(Class.forName(name, false, loader).getDeclaredFields());
        } catch (ClassNotFoundException | LinkageError e) {
            return Stream.empty(); // a class that cannot be loaded keeps nothing
        }
    }

    private static boolean canChange(Field field) {
        if (!Modifier.isStatic(field.getModifiers()) || field.isSynthetic() || field.isEnumConstant()) {
            return false;
        }
        boolean constant = Modifier.isFinal(field.getModifiers())
                && (field.getType().isPrimitive() || field.getType() == String.class);
        return !constant;
    }
}
