package gradus.web.serve;

import gradus.engine.course.Task;
import gradus.engine.grading.Grader;
import gradus.engine.grading.Verdict;
import gradus.engine.watch.Save;
import gradus.engine.watch.Watcher;
import gradus.web.page.CourseView;
import gradus.web.page.Pages;
import gradus.web.page.VerdictHtml;
import io.javalin.http.sse.SseClient;
import j2html.tags.DomContent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Tells open pages what comes of each save. A page that connects (again) is first told how things stand. */
final class Live implements Watcher.Listener, AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Live.class.getName());
    private static final String HOME = "";
    private static final int BEAT_SECONDS = 10;

    /** After a verdict is told it is recorded; history and progress are told a moment later. */
    private static final int RECORDED_MILLIS = 60;

    private final CourseView view;
    private final Pages pages;
    private final VerdictHtml verdicts = new VerdictHtml();
    private final Map<String, Set<SseClient>> clients = new ConcurrentHashMap<>();
    private final ScheduledExecutorService teller = Executors.newSingleThreadScheduledExecutor(job -> {
        Thread thread = new Thread(job, "telling pages");
        thread.setDaemon(true);
        return thread;
    });
    private final Grader grader;
    private final Watcher watcher;
    private final Thread watching;
    private volatile boolean closed;

    Live(CourseView view, Pages pages, Grader grader) {
        this.view = view;
        this.pages = pages;
        this.grader = grader;
        this.watcher = new Watcher(view.course().tasks(), view.progress(), grader, this);
        this.watching = new Thread(this::watch, "watching files");
        watching.setDaemon(true);
    }

    void start() {
        watching.start();
        teller.scheduleAtFixedRate(this::beat, BEAT_SECONDS, BEAT_SECONDS, TimeUnit.SECONDS);
    }

    private void watch() {
        while (!closed) {
            try {
                watcher.run();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt(); // the server is closing
                return;
            } catch (UncheckedIOException | IllegalStateException e) {
                if (!closed) {
                    LOG.log(Level.WARNING, "a file could not be graded; the next save is tried again", e);
                }
            }
        }
    }

    /** Keeps a page informed of one exercise. */
    void follow(SseClient client, Task task) {
        join(client, task.id());
        grader.warmUp(task);
        teller.execute(() -> {
            client.sendEvent("verdict", html(verdicts.of(task, view)));
            client.sendEvent("hints", html(pages.exercises().hints(task)));
            client.sendEvent("aside", html(pages.exercises().aside(task)));
        });
        if (view.progress().of(task).state() == gradus.engine.progress.Standing.State.NOT_CHECKED) {
            watcher.request(task);
        }
    }

    /** Keeps a page informed of the whole course. */
    void follow(SseClient client) {
        join(client, HOME);
        teller.execute(() -> client.sendEvent("map", html(pages.home().map())));
    }

    private void join(SseClient client, String about) {
        client.keepAlive();
        Set<SseClient> same = clients.computeIfAbsent(about, key -> ConcurrentHashMap.newKeySet());
        same.add(client);
        client.onClose(() -> same.remove(client));
    }

    /** Has a file graded as it is. */
    void check(Task task) {
        watcher.request(task);
    }

    @Override
    public void began(Task task) {
        teller.execute(() -> tell(task.id(), "began", ""));
    }

    @Override
    public void graded(Save save, Verdict verdict) {
        said(save.task(), verdicts.of(save.task(), verdict, view));
    }

    @Override
    public void unreadable(Save save, String problem) {
        said(save.task(), verdicts.unreadable(problem));
    }

    @Override
    public void notGraded(Save save, String problem) {
        said(save.task(), verdicts.notGraded(save.task(), problem));
    }

    private void said(Task task, DomContent content) {
        teller.execute(() -> tell(task.id(), "verdict", html(content)));
        teller.schedule(
                () -> {
                    tell(task.id(), "aside", html(pages.exercises().aside(task)));
                    tellMap();
                },
                RECORDED_MILLIS,
                TimeUnit.MILLISECONDS);
    }

    /** The learner has chosen another path. */
    void pathChosen() {
        teller.execute(this::tellMap);
    }

    private void tellMap() {
        if (!clients.getOrDefault(HOME, Set.of()).isEmpty()) {
            tell(HOME, "map", html(pages.home().map()));
        }
    }

    private void tell(String about, String event, String data) {
        clients.getOrDefault(about, Set.of()).forEach(client -> client.sendEvent(event, data));
    }

    private void beat() {
        clients.values().forEach(same -> same.forEach(client -> client.sendEvent("beat", "")));
    }

    private static String html(DomContent content) {
        return content.render();
    }

    @Override
    public void close() throws IOException {
        closed = true;
        watcher.close();
        watching.interrupt();
        teller.shutdownNow();
        clients.values().forEach(same -> same.forEach(SseClient::close));
    }
}
