package gradus.engine.cli;

import gradus.engine.course.Lesson;
import gradus.engine.grading.JavaProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs a lesson's demo. */
@Command(name = "run", description = "Run a lesson's code on its data; its figures go to the stage's docs/figures.")
final class RunCommand implements Callable<Integer> {
    private final Workplace workplace;

    @Parameters(arity = "0..1", paramLabel = "LESSON", description = "Without it the lesson you are at.")
    private String address;

    @Option(names = "--show", description = "Open the figures in windows as well.")
    private boolean show;

    RunCommand(Workplace workplace) {
        this.workplace = workplace;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Lesson lesson = workplace.lesson(address);
        String demo = demo(lesson);
        List<String> flags = show ? List.of("-Djava.awt.headless=false") : List.of();
        Process process = JavaProcess.of(flags, demo, show ? new String[] {"--show"} : new String[0])
                .directory(lesson.module().toAbsolutePath().toFile())
                .inheritIO()
                .start();
        Thread end = new Thread(process::destroy, "end the demo");
        Runtime.getRuntime().addShutdownHook(end);
        int status = process.waitFor();
        Runtime.getRuntime().removeShutdownHook(end);
        if (status != 0) {
            throw new Refusal("the demo " + demo + " ended with status " + status + ".", Gradus.FAILED);
        }
        return Gradus.OK;
    }

    private static String demo(Lesson lesson) throws IOException {
        Path folder = lesson.module()
                .resolve("src/main/java")
                .resolve(lesson.packageName().replace('.', '/'));
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                List<String> demos = files.map(file -> file.getFileName().toString())
                        .filter(name -> name.endsWith("Demo.java"))
                        .toList();
                if (demos.size() == 1) {
                    return lesson.packageName() + "."
                            + demos.get(0).substring(0, demos.get(0).length() - 5);
                }
            }
        }
        throw new Refusal(
                "the lesson " + lesson.id() + " must have one class whose name ends in Demo in " + folder + ".",
                Gradus.FAILED);
    }
}
