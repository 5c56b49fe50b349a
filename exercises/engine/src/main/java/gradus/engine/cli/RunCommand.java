package gradus.engine.cli;

import gradus.engine.course.Lesson;
import gradus.engine.course.Libraries;
import gradus.engine.course.Programs;
import gradus.engine.grading.JavaProcess;
import gradus.engine.grading.TempFolder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs a lesson's demo, or another of its programs. */
@Command(
        name = "run",
        description = "Run a lesson's code on its data; its figures go to the stage's docs/figures.",
        footer = {"", "  gradus run serving Serve --port 9000   another program of the lesson"})
final class RunCommand implements Callable<Integer> {
    private final Desk desk;

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

    RunCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Lesson lesson = desk.lesson(address);
        String name = program.isEmpty() ? demo(lesson) : program(lesson, program.get(0));
        List<String> args = new ArrayList<>(program.subList(Math.min(1, program.size()), program.size()));
        if (show) {
            args.add("--show");
        }
        List<String> flags = show ? List.of("-Djava.awt.headless=false") : List.of();
        Fetch.forLesson(lesson, desk.console());
        String classPath = JavaProcess.classPath(Libraries.of(lesson));
        Process process = JavaProcess.of(classPath, flags, name, args.toArray(String[]::new))
                .directory(lesson.module().toAbsolutePath().toFile())
                .inheritIO()
                .start();
        Thread end = new Thread(() -> end(process), "end the program");
        Runtime.getRuntime().addShutdownHook(end);
        int status = process.waitFor();
        try {
            Runtime.getRuntime().removeShutdownHook(end);
        } catch (IllegalStateException stopping) {
            return Exit.OK; // Ctrl-C ended both processes: that is no failure
        }
        if (status != 0) {
            String words = name.substring(name.lastIndexOf('.') + 1) + " ended with status " + status;
            Optional<String> machine = TempFolder.problem().or(TempFolder::loadProblem);
            throw new Refusal(words + machine.map(why -> ", and " + why).orElse("."), Exit.FAILED);
        }
        return Exit.OK;
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

    /** The full name of the lesson's demo. */
    private static String demo(Lesson lesson) throws IOException {
        List<String> demos = Programs.demos(lesson);
        if (demos.size() != 1) {
            throw new Refusal(
                    "the lesson " + lesson.id() + " must have one class whose name ends in Demo in "
                            + Programs.folder(lesson) + ", but has " + demos.size() + ".",
                    Exit.FAILED);
        }
        return demos.get(0);
    }

    /** The full name of one of the lesson's programs. */
    private static String program(Lesson lesson, String name) throws IOException {
        Map<String, String> programs = Programs.of(lesson);
        if (!programs.containsKey(name)) {
            throw new Refusal("the lesson " + lesson.id() + " has no program '" + name + "'. It has "
                    + (programs.isEmpty() ? "none" : String.join(", ", programs.keySet())) + ".");
        }
        return programs.get(name);
    }
}
