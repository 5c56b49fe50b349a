package gradus.web.serve;

import gradus.engine.course.Task;
import gradus.engine.grading.Grader;
import gradus.engine.progress.AtomicFiles;
import gradus.engine.progress.Rewrites;
import gradus.engine.progress.Route;
import gradus.engine.progress.Workplace;
import gradus.web.html.Links;
import gradus.web.page.Assets;
import gradus.web.page.CourseView;
import gradus.web.page.Frame;
import gradus.web.page.Pages;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import io.javalin.util.JavalinBindException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** Serves the course to browsers on this machine, and to nobody else. */
public final class CourseServer implements AutoCloseable {
    static final String HOST = "127.0.0.1";

    private static final Logger LOG = Logger.getLogger(CourseServer.class.getName());
    private static final int PORTS_TRIED = 50;

    /** What the server says of itself is not for the learner; kept here, as loggers that nobody holds forget their level. */
    private static final List<Logger> QUIET =
            List.of(Logger.getLogger("io.javalin"), Logger.getLogger("org.eclipse.jetty"));

    static {
        QUIET.forEach(logger -> logger.setLevel(Level.WARNING));
    }

    private final CourseView view;
    private final Pages pages;
    private final Frame frame;
    private final Guard guard;
    private final Assets assets = new Assets();
    private final Rewrites rewrites;
    private final Grader grader;
    private final Live live;
    private final String searchIndex;
    private final Javalin app;
    private int port;

    /**
     * Listens at once.
     *
     * @param wanted the port; if another program has it, the next free one is taken; 0 for any
     */
    public CourseServer(Workplace workplace, int wanted) throws IOException {
        this.view = CourseView.of(workplace, true);
        this.pages = new Pages(view);
        String token = token(workplace.root().resolve(".gradus/web/token"));
        this.frame = new Frame(token);
        this.guard = new Guard(token);
        this.rewrites = new Rewrites(view.history());
        this.grader = workplace.startGrader();
        this.live = new Live(view, pages, grader);
        this.searchIndex = pages.index().json();
        this.app = bind(wanted);
        live.start();
        view.progress().current().ifPresent(grader::warmUp);
    }

    /** The same for every server of this course, so that a page stays valid when its server is started anew. */
    private static String token(Path file) throws IOException {
        if (Files.exists(file)) {
            String known = Files.readString(file).strip();
            if (known.matches("[0-9a-f]{32}")) {
                return known;
            }
        }
        byte[] random = new byte[16];
        new SecureRandom().nextBytes(random);
        String token = HexFormat.of().formatHex(random);
        AtomicFiles.write(file, token + "\n");
        return token;
    }

    private Javalin bind(int wanted) {
        int last = Math.min(65_535, wanted + PORTS_TRIED);
        for (int tried = wanted; tried <= last; tried++) {
            if (tried == 0 || free(tried)) {
                port = tried;
                Javalin candidate = Javalin.create(this::configure);
                try {
                    candidate.start();
                    return candidate;
                } catch (JavalinBindException e) {
                    candidate.stop(); // another program took it this moment
                }
            }
        }
        throw new IllegalArgumentException(
                "no port from " + wanted + " to " + last + " is free; name another with --port");
    }

    private static boolean free(int port) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true); // as the server does: a port that was closed a moment ago is free
            probe.bind(new InetSocketAddress(HOST, port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** The port it listens on. */
    public int port() {
        return port;
    }

    /** Where the course is. */
    public String url() {
        return "http://" + HOST + ":" + port + "/";
    }

    private void configure(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.jetty.modifyServer(server -> server.setStopTimeout(0));
        config.jetty.modifyHttpConfiguration(http -> http.setSendServerVersion(false));
        config.jetty.addConnector(this::connect);
        config.events.serverStarted(() -> LOG.log(Level.FINE, "serving on port {0}", port));
        config.routes.before(this::admit);
        config.routes.sse("/live/<task>", client -> live.follow(client, task(client.ctx())));
        config.routes.sse("/live", client -> live.follow(client));
        config.routes.post("/do/hint/<task>", this::hint);
        config.routes.post("/do/check/<task>", ctx -> {
            live.check(task(ctx));
            ctx.status(HttpStatus.NO_CONTENT);
        });
        config.routes.post("/do/undo/<task>", ctx -> {
            rewrites.undo(task(ctx));
            ctx.status(HttpStatus.NO_CONTENT);
        });
        config.routes.post("/do/reset/<task>", ctx -> {
            rewrites.reset(task(ctx));
            ctx.status(HttpStatus.NO_CONTENT);
        });
        config.routes.post("/do/path/<name>", this::choosePath);
        config.routes.get("/do/diff/<version>", this::change);
        config.routes.get(
                "/search.json", ctx -> ctx.contentType("application/json").result(searchIndex));
        config.routes.get("/assets/<name>", this::asset);
        config.routes.get("/images/<path>", this::image);
        config.routes.get("/", ctx -> page(ctx, Links.HOME));
        config.routes.get("/<path>", ctx -> page(ctx, ctx.pathParam("path")));
        config.routes.exception(IllegalArgumentException.class, (e, ctx) -> failed(ctx, e));
        config.routes.exception(java.io.UncheckedIOException.class, (e, ctx) -> failed(ctx, e));
        config.routes.exception(IOException.class, (e, ctx) -> failed(ctx, e));
    }

    private static void failed(Context ctx, Exception e) {
        LOG.log(Level.WARNING, ctx.path() + " cannot be shown", e);
        ctx.status(HttpStatus.INTERNAL_SERVER_ERROR).result("This page cannot be shown: " + e.getMessage());
    }

    private ServerConnector connect(Server server, HttpConfiguration http) {
        ServerConnector connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http)) {
            @Override
            public void open() throws IOException {
                super.open();
                port = getLocalPort();
            }
        };
        connector.setHost(HOST);
        connector.setPort(port);
        connector.setIdleTimeout(60_000);
        return connector;
    }

    private void admit(Context ctx) {
        ctx.header("Content-Security-Policy", Frame.POLICY + "; frame-ancestors 'none'");
        ctx.header("X-Content-Type-Options", "nosniff");
        ctx.header("Referrer-Policy", "no-referrer");
        ctx.header("Cross-Origin-Resource-Policy", "same-origin");
        ctx.header("Cross-Origin-Opener-Policy", "same-origin");
        ctx.header("Cache-Control", "no-cache");
        guard.refusal(
                        ctx.method().name(),
                        port,
                        ctx.header("Host"),
                        ctx.header("Origin"),
                        ctx.header("Sec-Fetch-Site"),
                        ctx.header("X-Gradus-Token"))
                .ifPresent(reason -> {
                    throw new ForbiddenResponse(reason);
                });
    }

    private Task task(Context ctx) {
        return task(ctx.pathParam("task"));
    }

    private Task task(String id) {
        return view.course().tasks().stream()
                .filter(task -> task.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new NotFoundResponse("There is no such exercise."));
    }

    private void choosePath(Context ctx) throws IOException {
        Route route = view.progress().route();
        String name = ctx.pathParam("name");
        if (route.paths().stream().noneMatch(path -> path.name().equals(name))) {
            throw new NotFoundResponse("There is no such path.");
        }
        route.choose(name);
        live.pathChosen();
        ctx.status(HttpStatus.NO_CONTENT);
    }

    private void hint(Context ctx) {
        Task task = task(ctx);
        view.hints().next(task);
        ctx.html(pages.exercises().hints(task).render());
    }

    private void change(Context ctx) {
        String version = ctx.pathParam("version");
        int cut = version.lastIndexOf('/');
        if (cut < 0) {
            throw new NotFoundResponse("There is no such version.");
        }
        ctx.html(pages.exercises()
                .change(task(version.substring(0, cut)), version.substring(cut + 1))
                .orElseThrow(() -> new NotFoundResponse("This version is no longer kept."))
                .render());
    }

    private void asset(Context ctx) {
        String name = ctx.pathParam("name");
        byte[] content = assets.get(name).orElseThrow(() -> new NotFoundResponse("There is no such file."));
        ctx.contentType(Assets.type(name)).result(content);
    }

    private void image(Context ctx) throws IOException {
        String path = ctx.pathParam("path");
        Path file = view.links().picture(path).orElseThrow(() -> new NotFoundResponse("There is no such picture."));
        ctx.contentType(Assets.type(path)).result(Files.readAllBytes(file));
    }

    private void page(Context ctx, String path) {
        var page = pages.page(path);
        ctx.status(page.isPresent() ? HttpStatus.OK : HttpStatus.NOT_FOUND);
        ctx.html(frame.around(page.orElseGet(() -> pages.missing(path))));
    }

    @Override
    public void close() {
        try {
            live.close();
        } catch (IOException e) {
            LOG.log(Level.WARNING, "the watch on files cannot be closed", e);
        }
        app.stop();
        grader.close();
    }
}
