package gradus.engine.grading;

import java.net.Authenticator;
import java.net.CookieHandler;
import java.net.ProxySelector;
import java.security.Provider;
import java.security.Security;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TimeZone;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * What all answers in one process share and any of them can change. It is put back after each answer; a process in which
 * something had to be put back grades no other answer, since a library may have looked at it in the meantime.
 */
record Surroundings(
        Properties properties,
        Map<Object, Object> values,
        List<Provider> providers,
        List<Locale> locales,
        TimeZone zone,
        Thread.UncaughtExceptionHandler uncaught,
        ClassLoader loader,
        Level logLevel,
        List<Handler> logHandlers,
        ProxySelector proxies,
        CookieHandler cookies,
        Authenticator authenticator) {
    private static final List<String> OTHERS_NOTES = List.of(
            "java.", "javax.", "jdk.", "sun.", "user.", "os.", "file.", "http.", "https.", "ai.djl.", "gradus.",
            "line.");

    /** What Java itself notes down when a class of it is first used: here, with the first picture that is read. */
    private static final Set<Object> JAVAS_NOTES = Set.of("sun.font.fontmanager");

    /** As they are now. */
    static Surroundings now() {
        Logger root = Logger.getLogger("");
        return new Surroundings(
                System.getProperties(),
                new HashMap<>(System.getProperties()),
                List.of(Security.getProviders()),
                List.of(
                        Locale.getDefault(),
                        Locale.getDefault(Locale.Category.DISPLAY),
                        Locale.getDefault(Locale.Category.FORMAT)),
                TimeZone.getDefault(),
                Thread.getDefaultUncaughtExceptionHandler(),
                Thread.currentThread().getContextClassLoader(),
                root.getLevel(),
                List.of(root.getHandlers()),
                ProxySelector.getDefault(),
                CookieHandler.getDefault(),
                Authenticator.getDefault());
    }

    /** Puts back what was changed since; says what that was. */
    List<String> restore() {
        Surroundings now = now();
        List<String> changed = new ArrayList<>();
        if (now.properties != properties || !keeps(now.values)) {
            System.setProperties(properties);
            values.forEach(properties::put);
            changed.add("the system's properties");
        }
        if (!now.providers.equals(providers)) {
            now.providers.forEach(provider -> Security.removeProvider(provider.getName()));
            providers.forEach(Security::addProvider);
            changed.add("the security providers");
        }
        if (!now.locales.equals(locales)) {
            Locale.setDefault(locales.get(0));
            Locale.setDefault(Locale.Category.DISPLAY, locales.get(1));
            Locale.setDefault(Locale.Category.FORMAT, locales.get(2));
            changed.add("the default locale");
        }
        if (!now.zone.equals(zone)) {
            TimeZone.setDefault(zone);
            changed.add("the default time zone");
        }
        restoreHandlers(now, changed);
        return changed;
    }

    private void restoreHandlers(Surroundings now, List<String> changed) {
        if (now.uncaught != uncaught || now.loader != loader) {
            Thread.setDefaultUncaughtExceptionHandler(uncaught);
            Thread.currentThread().setContextClassLoader(loader);
            changed.add("a default of all threads");
        }
        if (!Objects.equals(now.logLevel, logLevel) || !now.logHandlers.equals(logHandlers)) {
            Logger root = Logger.getLogger("");
            now.logHandlers.forEach(root::removeHandler);
            logHandlers.forEach(root::addHandler);
            root.setLevel(logLevel);
            changed.add("what is logged");
        }
        if (now.proxies != proxies || now.cookies != cookies || now.authenticator != authenticator) {
            ProxySelector.setDefault(proxies);
            CookieHandler.setDefault(cookies);
            Authenticator.setDefault(authenticator);
            changed.add("a default of all connections");
        }
    }

    /** Whether all values are as they were; libraries add some of their own when they are first used. */
    private boolean keeps(Map<Object, Object> now) {
        return values.entrySet().stream().allMatch(entry -> entry.getValue().equals(now.get(entry.getKey())))
                && now.keySet().stream().allMatch(key -> values.containsKey(key) || isLibrarys(key));
    }

    /** Libraries keep notes of their own; Java's other properties, and those that decide how a library works, are nobody's notes. */
    private static boolean isLibrarys(Object key) {
        return JAVAS_NOTES.contains(key) || OTHERS_NOTES.stream().noneMatch(key.toString()::startsWith);
    }
}
