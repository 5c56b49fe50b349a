package gradus.deployment.serving;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What there is for each path and method. Paths are fixed, so one look into a table finds them. */
final class Routes<A> {
    private final Map<String, Route<A>> byPath = new HashMap<>();

    /** A path with an action for each of its methods. */
    static final class Route<A> {
        private final String path;
        private final Map<String, A> actions = new LinkedHashMap<>();

        private Route(String path) {
            this.path = path;
        }

        String path() {
            return path;
        }

        Set<String> methods() {
            return actions.keySet();
        }

        /** What the method does, or null. */
        A of(String method) {
            return actions.get(method);
        }
    }

    /** For GET and for HEAD, which has the same status and headers. */
    void get(String path, A action) {
        add(path, "GET", action);
        add(path, "HEAD", action);
    }

    /** For POST. */
    void post(String path, A action) {
        add(path, "POST", action);
    }

    private void add(String path, String method, A action) {
        byPath.computeIfAbsent(path, Route::new).actions.put(method, action);
    }

    /** What is at the path, or null; a slash at its end means nothing. */
    Route<A> at(String path) {
        Route<A> route = byPath.get(path);
        return route == null && path.length() > 1 && path.endsWith("/")
                ? byPath.get(path.substring(0, path.length() - 1))
                : route;
    }

    /** Every path with its methods. */
    Map<String, List<String>> paths() {
        Map<String, List<String>> paths = new HashMap<>();
        byPath.forEach((path, route) -> paths.put(path, List.copyOf(route.methods())));
        return paths;
    }
}
