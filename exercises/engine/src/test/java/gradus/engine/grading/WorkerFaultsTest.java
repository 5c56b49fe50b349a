package gradus.engine.grading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import gradus.engine.SmallCourse;
import gradus.engine.course.Task;
import gradus.engine.exercise.Solution;
import gradus.engine.grading.Verdict.Status;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers that harm the process they run in, and processes that are ended from outside: the next verdict is right. */
@Tag("proof")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WorkerFaultsTest {
    private static final String LOOP = "        for (int number : numbers) {";

    /** Needs what another answer may have taken away. */
    private static final String NEEDS_ALL = """
            if (numbers.length == 2) {
                        if (System.getProperty("java.version") == null || System.getProperty("line.separator") == null) { return -1; }
                        if (!String.format("%.1f", 0.5).equals("0.5")) { return -2; }
                        try {
                            java.security.MessageDigest.getInstance("SHA-256");
                            java.security.KeyFactory.getInstance("RSA");
                        } catch (java.security.NoSuchAlgorithmException e) {
                            return -3;
                        }
                        if (java.util.TimeZone.getDefault().getID().equals("Asia/Kabul")) { return -4; }
                        if (Thread.getDefaultUncaughtExceptionHandler() != null) { return -5; }
                        if (java.util.logging.Logger.getLogger("").getLevel() == java.util.logging.Level.OFF) { return -6; }
                        if (java.net.ProxySelector.getDefault() == null) { return -7; }
                        if (System.getProperty("java.util.Arrays.useLegacyMergeSort") != null) { return -8; }
                    }
            """;

    private final String answer = Solution.parse(SmallCourse.SOLUTION).answer();
    private final WorkerGrader grader = WorkerGrader.start();
    private Task task;

    @BeforeAll
    void writeCourse(@TempDir Path folder) {
        task = SmallCourse.in(folder).task();
    }

    @AfterAll
    void close() {
        grader.close();
    }

    private String with(String statement) {
        return answer.replace(LOOP, statement + "\n" + LOOP);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "System.setProperties(new java.util.Properties());",
                "System.clearProperty(\"line.separator\");",
                "System.setProperty(\"java.version\", \"none\"); System.getProperties().remove(\"java.version\");",
                "System.setProperty(\"java.util.Arrays.useLegacyMergeSort\", \"true\");",
                "java.security.Security.removeProvider(\"SUN\");",
                "java.security.Security.removeProvider(\"SunRsaSign\");",
                "java.util.Locale.setDefault(java.util.Locale.GERMANY);",
                "java.util.Locale.setDefault(java.util.Locale.Category.FORMAT, java.util.Locale.FRANCE);",
                "java.util.TimeZone.setDefault(java.util.TimeZone.getTimeZone(\"Asia/Kabul\"));",
                "Thread.setDefaultUncaughtExceptionHandler((t, e) -> {});",
                "System.setOut(null); System.setErr(null); System.setIn(null);",
                "java.util.logging.Logger.getLogger(\"\").setLevel(java.util.logging.Level.OFF);",
                "java.util.logging.LogManager.getLogManager().reset();",
                "java.net.ProxySelector.setDefault(null);"
            })
    void what_an_answer_changes_for_all_does_not_reach_the_next(String poison) {
        String needs = with(NEEDS_ALL);
        assertThat(grader.grade(task, needs).status()).isEqualTo(Status.PASSED);
        grader.grade(task, with(poison));
        Verdict next = grader.grade(task, needs);
        assertThat(next.everythingSaid()).doesNotContain("was -");
        assertThat(next.status()).isEqualTo(Status.PASSED);
    }

    @Test
    void an_answer_that_stops_the_workers_own_threads_is_named_in_time() {
        assumeTrue(Runtime.version().feature() < 20, "later versions refuse to suspend a thread");
        grader.grade(task, answer);
        long begun = System.nanoTime();
        Verdict verdict = grader.grade(
                task,
                with("Thread.getAllStackTraces().keySet().stream().filter(t -> t.getName().equals(\"main\"))"
                        + ".forEach(Thread::suspend); while (numbers.length < 3) { }"));
        assertThat(verdict.status()).isEqualTo(Status.TIMED_OUT);
        assertThat(verdict.message()).contains("your code stopped its threads");
        assertThat(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begun)).isLessThanOrEqualTo(task.seconds() + 2);
    }

    @Test
    void an_answer_that_first_works_and_then_stops_the_workers_own_threads_has_no_more_time() {
        assumeTrue(Runtime.version().feature() < 20, "later versions refuse to suspend a thread");
        grader.grade(task, answer);
        long begun = System.nanoTime();
        Verdict verdict = grader.grade(
                task,
                with(
                        "if (numbers.length == 2) { try { Thread.sleep(2000); } catch (InterruptedException e) { return 0; }"
                                + " Thread.getAllStackTraces().keySet().stream().filter(t -> t.getName().equals(\"main\"))"
                                + ".forEach(Thread::suspend); }"));
        assertThat(verdict.status()).isEqualTo(Status.TIMED_OUT);
        assertThat(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begun)).isLessThanOrEqualTo(task.seconds() + 2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"interrupt", "stop"})
    void an_answer_that_ends_the_wait_of_the_workers_own_thread_is_named_with_its_line(String how) {
        assumeTrue(
                how.equals("interrupt") || Runtime.version().feature() < 20, "later versions refuse to stop a thread");
        Verdict verdict = grader.grade(
                task,
                with(
                        "Thread.getAllStackTraces().keySet().stream().filter(t -> t.getName().equals(\"main\")).forEach(Thread::"
                                + how + "); while (numbers.length < 3) { }"));
        assertThat(verdict.status()).isEqualTo(Status.CRASHED);
        assertThat(verdict.message())
                .isEqualTo("your code interrupted or stopped a thread that it did not start, at line 8:"
                        + " leave all threads alone but your own");
        assertThat(grader.grade(task, answer).status()).isEqualTo(Status.PASSED);
    }

    @Test
    void busy_threads_from_every_call_are_named_in_time() {
        grader.grade(task, answer);
        long begun = System.nanoTime();
        Verdict verdict = grader.grade(
                task,
                with(
                        "for (int i = 0; i < 10; i++) { new Thread(() -> { while (true) { Thread.onSpinWait(); } }).start(); }"));
        assertThat(verdict.status()).isIn(Status.CRASHED, Status.TIMED_OUT);
        assertThat(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begun)).isLessThan(25);
    }

    @Test
    void an_answer_that_waits_for_ever_is_named_in_time() {
        Verdict verdict = grader.grade(
                task,
                with("try { new java.util.concurrent.CountDownLatch(1).await(); } catch (InterruptedException e) { }"));
        assertThat(verdict.status()).isEqualTo(Status.TIMED_OUT);
        assertThat(verdict.message()).isEqualTo("still waiting for something that does not come after 3 s, at line 8");
    }

    @Test
    void a_right_answer_that_works_passes_on_a_busy_machine() throws Exception {
        String works =
                with("if (numbers.length == 2) { long end = java.lang.management.ManagementFactory.getThreadMXBean()"
                        + ".getCurrentThreadCpuTime() + 1_500_000_000L; while (java.lang.management.ManagementFactory"
                        + ".getThreadMXBean().getCurrentThreadCpuTime() < end) { } }");
        grader.grade(task, answer);
        List<Thread> load = new ArrayList<>();
        IntStream.range(0, 8 * Runtime.getRuntime().availableProcessors())
                .forEach(i -> load.add(new Thread(() -> {
                    while (!Thread.currentThread().isInterrupted()) {
                        Thread.onSpinWait();
                    }
                })));
        load.forEach(Thread::start);
        Verdict verdict;
        try {
            verdict = grader.grade(task, works);
        } finally {
            load.forEach(Thread::interrupt);
        }
        assertThat(verdict.status()).isEqualTo(Status.PASSED);
    }

    @Test
    void workers_that_are_killed_together_just_after_a_save_are_replaced() throws Exception {
        try (WorkerGrader warmed = WorkerGrader.start()) {
            warmed.warmUp(task);
            warmed.grade(task, answer);
            Thread.sleep(1500); // the spare is on its way
            killWorkers();
            assertThat(warmed.grade(task, answer).status()).isEqualTo(Status.PASSED);
        }
    }

    @Test
    void closing_ends_whatever_is_under_way_within_a_second() throws Exception {
        WorkerGrader busy = WorkerGrader.start();
        Thread grading = new Thread(() -> {
            try {
                busy.grade(task, with("while (numbers.length < 3) { }"));
            } catch (IllegalStateException e) {
                return; // closed while its worker started
            }
        });
        grading.start();
        Thread.sleep(300); // the worker is being started
        long begun = System.nanoTime();
        busy.close();
        grading.join(10_000);
        assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun)).isLessThan(1000);
    }

    @Test
    void a_grading_that_is_overtaken_while_its_worker_warms_is_not_given_up() throws Exception {
        try (WorkerGrader cold = WorkerGrader.start()) {
            Thread impatient = new Thread(() -> {
                try {
                    while (true) {
                        Thread.sleep(50);
                        cold.abandon();
                    }
                } catch (InterruptedException e) {
                    return; // the grading has ended
                }
            });
            impatient.start();
            Verdict verdict = cold.grade(task, answer);
            impatient.interrupt();
            assertThat(verdict.status()).isEqualTo(Status.PASSED);
        }
    }

    private static void killWorkers() {
        ProcessHandle.current()
                .children()
                .filter(child -> child.info().commandLine().orElse("").contains(Worker.class.getName()))
                .forEach(ProcessHandle::destroyForcibly);
    }
}
