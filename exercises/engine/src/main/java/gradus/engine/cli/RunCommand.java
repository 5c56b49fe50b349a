package gradus.engine.cli;

import gradus.engine.course.Lesson;
import gradus.engine.grading.JavaProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs a lesson's demo, or another of its programs. */
@Command(
        name = "run",
        description = "Run a lesson's code on its data; its figures go to the stage's docs/figures.",
        footer = {"", "  gradus run serving Serve --port 9000   another program of the lesson"})
final class RunCommand implements Callable<Integer> {
    private final Workplace workplace;

    @Parameters(arity = "0..1", paramLabel = "LESSON", description = "Without it the lesson you are at.")
    private String address;

    @Parameters(
            index = "1..*",
            arity = "0..*",
            paramLabel = "CLASS ARGS",
            description = "Another program of the lesson, and its arguments.")
    private List<String> program = List.of();

    @Option(names = "--show", description = "Open the figures in windows as well.")
    private boolean show;

    RunCommand(Workplace workplace) {
        this.workplace = workplace;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Lesson lesson = workplace.lesson(address);
        String name = program.isEmpty() ? demo(lesson) : program(lesson, program.get(0));
        List<String> args = new ArrayList<>(program.subList(Math.min(1, program.size()), program.size()));
        if (show) {
            args.add("--show");
        }
        List<String> flags = show ? List.of("-Djava.awt.headless=false") : List.of();
        Process process = JavaProcess.of(flags, lesson.packageName() + "." + name, args.toArray(String[]::new))
                .directory(lesson.module().toAbsolutePath().toFile())
                .inheritIO()
                .start();
        Thread end = new Thread(() -> end(process), "end the program");
        Runtime.getRuntime().addShutdownHook(end);
        int status = process.waitFor();
        try {
            Runtime.getRuntime().removeShutdownHook(end);
        } catch (IllegalStateException stopping) {
            return Gradus.OK; // Ctrl-C ended both processes: that is no failure
        }
        if (status != 0) {
            throw new Refusal(name + " ended with status " + status + ".", Gradus.FAILED);
        }
        return Gradus.OK;
    }

    /** Ends a program and waits, so that its last words come before the prompt. */
    private static void end(Process process) {
        process.destroy();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String demo(Lesson lesson) throws IOException {
        List<String> demos =
                programs(lesson).stream().filter(name -> name.endsWith("Demo")).toList();
        if (demos.size() != 1) {
            throw new Refusal(
                    "the lesson " + lesson.id() + " must have one class whose name ends in Demo in " + folder(lesson)
                            + ", but has " + demos.size() + ".",
                    Gradus.FAILED);
        }
        return demos.get(0);
    }

    private static String program(Lesson lesson, String name) throws IOException {
        List<String> programs = programs(lesson);
        if (!programs.contains(name)) {
            throw new Refusal("the lesson " + lesson.id() + " has no program '" + name + "'. It has "
                    + (programs.isEmpty() ? "none" : String.join(", ", programs)) + ".");
        }
        return name;
    }

    /** The classes of a lesson that have a main method, in alphabetical order. */
    private static List<String> programs(Lesson lesson) throws IOException {
        List<String> programs = new ArrayList<>();
        if (Files.isDirectory(folder(lesson))) {
            try (Stream<Path> files = Files.list(folder(lesson))) {
                for (Path file : files.sorted().toList()) {
                    String name = file.getFileName().toString();
                    if (name.endsWith(".java") && Files.readString(file).contains("public static void main(")) {
                        programs.add(name.substring(0, name.length() - ".java".length()));
                    }
                }
            }
        }
        return programs;
    }

    private static Path folder(Lesson lesson) {
        return lesson.module()
                .resolve("src/main/java")
                .resolve(lesson.packageName().replace('.', '/'));
    }
}
