package gradus.engine.benchmark;

import gradus.engine.course.Mistake;
import gradus.engine.course.Task;
import gradus.engine.exercise.Solution;
import gradus.engine.progress.AtomicFiles;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * From file saved to verdict printed: starts a real {@code watch --plain} process, saves edits of an exercise's answer,
 * right and wrong in turn, and measures until the line with the verdict has been read. The same edits are graded by Maven
 * in the same run, if asked. The learner's file is put back whatever happens.
 */
public final class FeedbackBenchmark {
    private static final int WARM_SAVES = 10;
    private static final int PAUSE_MILLIS = 150;

    private final Path root;
    private final Task task;
    private final List<String> watch;
    private final Consumer<String> progress;

    /**
     * What was measured, in milliseconds.
     *
     * @param cold from the first save to its verdict
     * @param times one for each save, in order
     */
    public record Times(double cold, List<Double> times) {
        /** Copies the times. */
        public Times {
            times = List.copyOf(times);
        }

        /** Half of the saves were quicker. */
        public double median() {
            return quantile(0.5);
        }

        /** All but a twentieth of the saves were quicker. */
        public double p95() {
            return quantile(0.95);
        }

        /** The slowest. */
        public double max() {
            return quantile(1);
        }

        /** The smallest time that a share p of the saves did not exceed. */
        private double quantile(double p) {
            double[] sorted = times.stream().mapToDouble(t -> t).sorted().toArray();
            return sorted[Math.max(0, (int) Math.ceil(p * sorted.length) - 1)];
        }
    }

    /**
     * A benchmark of one exercise.
     *
     * @param root the course's folder
     * @param watch the command that starts {@code gradus}, without its arguments
     * @param progress is told what is being done
     */
    public FeedbackBenchmark(Path root, Task task, List<String> watch, Consumer<String> progress) {
        this.root = root;
        this.task = task;
        this.watch = watch;
        this.progress = progress;
    }

    /**
     * Measures saves in a watch.
     *
     * @param saves how many to measure, after {@value #WARM_SAVES} that warm the worker up
     */
    public Times saves(int saves) throws IOException, InterruptedException {
        return restoring(() -> measureSaves(saves));
    }

    /**
     * Measures Maven grading the same edits.
     *
     * @param runs how many
     */
    public Times maven(int runs) throws IOException, InterruptedException {
        return restoring(() -> measureMaven(runs));
    }

    private interface Work {
        Times run() throws IOException, InterruptedException;
    }

    private Times restoring(Work work) throws IOException, InterruptedException {
        Path file = task.learnerFile();
        byte[] before = Files.readAllBytes(file);
        Thread restore = new Thread(() -> restore(file, before), "restore the learner's file");
        Runtime.getRuntime().addShutdownHook(restore);
        try {
            return work.run();
        } finally {
            restore(file, before);
            Runtime.getRuntime().removeShutdownHook(restore);
        }
    }

    private static void restore(Path file, byte[] before) {
        try {
            if (!Files.exists(file) || !Arrays.equals(Files.readAllBytes(file), before)) {
                AtomicFiles.write(file, before);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot put " + file + " back", e);
        }
    }

    private Times measureSaves(int saves) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(watch);
        command.addAll(List.of("watch", task.id(), "--plain"));
        Process process = new ProcessBuilder(command)
                .directory(root.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            BlockingQueue<Long> verdicts = new LinkedBlockingQueue<>();
            BlockingQueue<String> lines = new LinkedBlockingQueue<>();
            Thread reader = new Thread(() -> read(process, lines, verdicts), "verdicts");
            reader.setDaemon(true);
            reader.start();
            progress.accept("Warming up " + task.id() + " with " + WARM_SAVES + " saves …");
            Thread.sleep(3000); // a learner reads the task first
            double cold = save(0, lines, verdicts);
            for (int i = 1; i < WARM_SAVES; i++) {
                save(i, lines, verdicts);
            }
            progress.accept("Measuring " + saves + " saves …");
            List<Double> times = new ArrayList<>();
            for (int i = 0; i < saves; i++) {
                times.add(save(WARM_SAVES + i, lines, verdicts));
            }
            return new Times(cold, times);
        } finally {
            process.getOutputStream().close();
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        }
    }

    private static void read(Process process, BlockingQueue<String> lines, BlockingQueue<Long> verdicts) {
        try (BufferedReader in =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                verdicts.add(System.nanoTime());
                lines.add(line);
            }
            lines.add("the watch has ended");
        } catch (IOException e) {
            lines.add("the watch ended: " + e);
        }
    }

    private double save(int i, BlockingQueue<String> lines, BlockingQueue<Long> verdicts)
            throws IOException, InterruptedException {
        Thread.sleep(PAUSE_MILLIS);
        String text = edit(i);
        long start = System.nanoTime();
        Files.writeString(task.learnerFile(), text);
        String line = lines.poll(120, TimeUnit.SECONDS);
        if (line == null) {
            throw new IllegalStateException("no verdict came within 120 s of save " + i);
        }
        boolean right = i % 2 == 0;
        if (line.contains("  passed  ") != right) {
            throw new IllegalStateException(
                    "save " + i + " was " + (right ? "right" : "wrong") + ", but the verdict is: " + line);
        }
        return (verdicts.take() - start) / 1e6;
    }

    /** Edit i: right if i is even, else one of the known mistakes; never the same text twice. */
    private String edit(int i) throws IOException {
        Solution solution = task.solution();
        List<Mistake> mistakes = task.mistakes();
        String text = i % 2 == 0
                ? solution.answer()
                : mistakes.get(i / 2 % mistakes.size()).applyTo(solution);
        return text + "// edit " + i + "\n";
    }

    private Times measureMaven(int runs) throws IOException, InterruptedException {
        progress.accept("Grading " + (runs + 1) + " edits with Maven …");
        List<Double> times = new ArrayList<>();
        for (int i = 0; i <= runs; i++) {
            times.add(mavenRun(i));
        }
        return new Times(times.get(0), times.subList(1, times.size()));
    }

    private double mavenRun(int i) throws IOException, InterruptedException {
        Files.writeString(task.learnerFile(), edit(2 * i));
        String maven = File.separatorChar == '\\' ? "mvn.cmd" : "mvn";
        ProcessBuilder builder = new ProcessBuilder(
                maven,
                "-o",
                "-q",
                "test",
                "-pl",
                "exercises/workbook",
                "-am",
                "-Dtest=" + task.simpleName() + "Test",
                "-Dsurefire.failIfNoSpecifiedTests=false");
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Path log = Files.createTempFile("gradus-maven", ".log");
        try {
            long start = System.nanoTime();
            Process process = builder.directory(root.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            process.getOutputStream().close();
            int status = process.waitFor();
            double millis = (System.nanoTime() - start) / 1e6;
            if (status != 0) {
                throw new IllegalStateException("mvn ended with status " + status + ":\n" + Files.readString(log));
            }
            return millis;
        } finally {
            Files.delete(log);
        }
    }
}
