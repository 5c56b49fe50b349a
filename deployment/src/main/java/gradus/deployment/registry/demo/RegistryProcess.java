package gradus.deployment.registry.demo;

import gradus.deployment.contracts.WatchedDatabase;
import gradus.deployment.registry.ArtefactStore;
import gradus.deployment.registry.Event.Note;
import gradus.deployment.registry.ModelRegistry;
import gradus.deployment.registry.Version;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** A process that ships versions to a registry in a folder, so that it can be killed while it does. */
public final class RegistryProcess {
    static final String MODEL = "weight";
    static final Note NOTE = new Note("the nightly run", "a new version", Instant.parse("2026-03-01T03:00:00Z"));

    private final ArtefactStore store;
    private final ModelRegistry registry;
    private final NaiveShipping naive;
    private boolean armed;

    /** Works in a folder; the watcher is told of each statement and file operation, but not of making the tables. */
    RegistryProcess(Path folder, Consumer<String> watcher) throws SQLException, IOException {
        Consumer<String> armedWatcher = point -> {
            if (armed) {
                watcher.accept(point);
            }
        };
        var database = WatchedDatabase.watch(ModelRegistry.inFile(folder.resolve("registry.db")), armedWatcher);
        store = new ArtefactStore(folder.resolve("artefacts"), armedWatcher);
        registry = new ModelRegistry(database);
        naive = new NaiveShipping(database, store);
    }

    ModelRegistry registry() {
        return registry;
    }

    ArtefactStore store() {
        return store;
    }

    /**
     * Starts it.
     *
     * @param args {@code halt FOLDER...}: ships in each folder by the way and up to the point that its name says, such as naive-3, and
     *     halts there. Or {@code loop SEED FOLDER}: waits for a byte, then ships and rolls back without end, and says so after each
     */
    public static void main(String... args) throws IOException {
        boolean loops = args[0].equals("loop");
        if (loops && System.in.read() < 0) {
            return;
        }
        for (int i = loops ? 2 : 1; i < args.length; i++) {
            Path folder = Path.of(args[i]);
            Thread thread = new Thread(() -> {
                if (loops) {
                    loop(folder, Long.parseLong(args[1]));
                } else {
                    String[] name = folder.getFileName().toString().split("-");
                    haltAt(Integer.parseInt(name[1]), name[0], folder);
                }
            });
            thread.setUncaughtExceptionHandler((same, failure) -> {
                System.err.println(failure);
                System.exit(1);
            });
            thread.setDaemon(true);
            thread.start();
        }
        while (System.in.read() >= 0) {} // whoever started this process kills it, or is gone itself
    }

    private static void haltAt(int halt, String way, Path folder) {
        int[] passed = {0};
        try {
            new RegistryProcess(folder, point -> {
                        if (passed[0]++ == halt) {
                            System.out.println(halt);
                            awaitDeath();
                        }
                    })
                    .ship(way);
            throw new IllegalStateException("point " + halt + " must be reached, but was not");
        } catch (SQLException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void awaitDeath() {
        while (true) {
            LockSupport.park();
        }
    }

    /** Ships version 2 where version 1 is the champion, by one of two ways, and in the sound one rolls back. */
    void ship(String way) throws SQLException, IOException {
        armed = true;
        if (way.equals("naive")) {
            naive.ship(2, artefact(2));
            return;
        }
        ship(2, 1);
        registry.rollBack(MODEL, 2, NOTE);
    }

    void ship(int version, int champion) throws SQLException, IOException {
        registry.register(MODEL, version, store.put(artefact(version)), MODEL, version, NOTE);
        registry.promote(MODEL, version, champion, NOTE);
    }

    /** Bytes that stand for a model, as many as one has. */
    static byte[] artefact(int version) {
        byte[] bytes = new byte[5000];
        new SplittableRandom(version).nextBytes(bytes);
        return bytes;
    }

    private static void loop(Path folder, long seed) {
        try {
            new RegistryProcess(folder, point -> {}).loop(seed);
        } catch (SQLException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void loop(long seed) throws SQLException, IOException {
        SplittableRandom random = new SplittableRandom(seed);
        while (true) {
            Version champion = registry.champion(MODEL).orElseThrow();
            if (random.nextInt(3) == 0 && champion.number() > 1) {
                registry.rollBack(MODEL, champion.number(), NOTE);
            } else {
                ship(registry.versions(MODEL).size() + 1, champion.number());
            }
            System.out.println("champion changed");
        }
    }
}
