package gradus.engine.cli;

import gradus.engine.course.LearningPath;
import gradus.engine.progress.LessonStanding;
import gradus.engine.progress.Route;
import gradus.engine.terminal.Console;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Shows the paths through the course, or chooses one; "next" then follows it. */
@Command(name = "path", description = "Show the paths through the course, or choose the one that 'next' follows.")
final class PathCommand implements Callable<Integer> {
    private final Desk desk;

    @Parameters(
            arity = "0..1",
            paramLabel = "PATH",
            description = "The path to follow from now on, such as statistics.")
    private String name;

    PathCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() throws IOException {
        Route route = desk.progress().route();
        if (name != null) {
            choose(route);
        }
        Console console = desk.console();
        LearningPath chosen = route.path();
        for (LearningPath path : route.paths()) {
            boolean here = path.equals(chosen);
            int lessons = route.map().upTo(path.lessons()).size();
            String line = String.format(
                    Locale.ROOT,
                    "%s %-14s %3d %s  %s",
                    here ? "→" : " ",
                    path.name(),
                    lessons,
                    lessons == 1 ? "lesson " : "lessons",
                    path.aim());
            console.line(here ? console.style().bold(line) : line);
        }
        console.line("");
        console.line(sum(route, LessonStanding.all(route, desk.progress().all())) + ". 'gradus map' shows the way.");
        return Exit.OK;
    }

    private void choose(Route route) throws IOException {
        try {
            route.choose(name);
        } catch (IllegalArgumentException e) {
            throw new Refusal(e.getMessage() + ".");
        }
    }

    /** The learner's path in one sentence. */
    static String sum(Route route, List<LessonStanding> all) {
        return "Path " + route.path().name() + ": "
                + LessonStanding.sum(all.stream().filter(LessonStanding::onPath).toList());
    }
}
