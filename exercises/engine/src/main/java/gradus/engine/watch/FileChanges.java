package gradus.engine.watch;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Tells which of some files may have changed. Uses the system's events where they come at once (Linux, Windows), and
 * looks at the files' times and sizes as well: often where there are no events (macOS, or when the system has none to
 * spare), else now and then (network folders and containers lose events).
 */
final class FileChanges implements Closeable {
    private static final long OFTEN_MILLIS = 40;
    private static final long SELDOM_MILLIS = 500;
    private static final WatchEvent.Kind<?>[] KINDS = {
        StandardWatchEventKinds.ENTRY_CREATE,
        StandardWatchEventKinds.ENTRY_MODIFY,
        StandardWatchEventKinds.ENTRY_DELETE,
        StandardWatchEventKinds.OVERFLOW
    };

    private final Map<Path, String> stamps = new HashMap<>();
    private final Map<Path, WatchKey> keys = new HashMap<>();
    private final WatchService events;
    private long lastLook = System.nanoTime();

    /** Watches files, which need not exist. */
    FileChanges(Collection<Path> files) {
        for (Path file : files) {
            Path absolute = file.toAbsolutePath().normalize();
            stamps.put(absolute, stamp(absolute));
        }
        events = service();
        register();
    }

    private static WatchService service() {
        // The JDK's service for macOS is a poller of its own, every two seconds or slower.
        if (System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac")) {
            return null;
        }
        try {
            return FileSystems.getDefault().newWatchService();
        } catch (IOException e) {
            return null; // the system has no more to give: looking often does it
        }
    }

    /**
     * Waits for changes.
     *
     * @return files that may have changed; empty when the time is over or this was closed
     */
    Set<Path> await(long millis) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        Set<Path> changed = new LinkedHashSet<>();
        do {
            long left = Math.max(0, TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime()));
            long pause = Math.min(left, events == null ? OFTEN_MILLIS : SELDOM_MILLIS);
            try {
                if (events == null) {
                    Thread.sleep(pause);
                } else {
                    WatchKey key = events.poll(pause, TimeUnit.MILLISECONDS);
                    for (; key != null; key = events.poll()) {
                        collect(key, changed);
                    }
                }
            } catch (ClosedWatchServiceException e) {
                return Set.of();
            }
            look(changed);
        } while (changed.isEmpty() && System.nanoTime() < end);
        return changed;
    }

    private void collect(WatchKey key, Set<Path> changed) {
        Path folder = (Path) key.watchable();
        for (WatchEvent<?> event : key.pollEvents()) {
            if (event.context() instanceof Path name) {
                Path file = folder.resolve(name);
                if (stamps.containsKey(file)) {
                    changed.add(file);
                }
            } else { // events were lost
                stamps.keySet().stream()
                        .filter(file -> file.getParent().equals(folder))
                        .forEach(changed::add);
            }
        }
        if (!key.reset()) {
            keys.values().remove(key);
        }
    }

    private void look(Set<Path> changed) {
        long pause = TimeUnit.MILLISECONDS.toNanos(events == null ? OFTEN_MILLIS : SELDOM_MILLIS);
        if (System.nanoTime() - lastLook < pause) {
            return;
        }
        lastLook = System.nanoTime();
        stamps.replaceAll((file, before) -> {
            String now = stamp(file);
            if (!now.equals(before)) {
                changed.add(file);
            }
            return now;
        });
        register();
    }

    /** A folder that was deleted and made anew needs a new key. */
    private void register() {
        if (events == null) {
            return;
        }
        for (Path file : stamps.keySet()) {
            Path folder = file.getParent();
            if (!keys.containsKey(folder) && Files.isDirectory(folder)) {
                try {
                    keys.put(folder, folder.register(events, KINDS));
                } catch (IOException e) {
                    continue; // no event to spare, or deleted just now: looking now and then finds its changes
                }
            }
        }
    }

    private static String stamp(Path file) {
        try {
            BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
            return now.lastModifiedTime() + " " + now.size() + " " + now.fileKey();
        } catch (IOException e) {
            return "none";
        }
    }

    @Override
    public void close() throws IOException {
        if (events != null) {
            events.close();
        }
    }
}
