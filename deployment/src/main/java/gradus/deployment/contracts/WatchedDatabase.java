package gradus.deployment.contracts;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Statement;
import java.util.Set;
import java.util.function.Consumer;
import javax.sql.DataSource;

/**
 * A database that says what it is about to do and what it has done, so that a test can stop or kill a program before and after each
 * statement. The program under test does not know.
 */
public final class WatchedDatabase {
    private static final Set<String> BOUNDARIES = Set.of("commit", "rollback", "setAutoCommit");

    private WatchedDatabase() {}

    /**
     * The same database, watched.
     *
     * @param watcher is told {@code before SQL} and {@code after SQL} for each statement that is executed, and the same for
     *     {@code commit}, {@code rollback} and {@code setAutoCommit}; what it throws, the program meets there
     */
    public static DataSource watch(DataSource database, Consumer<String> watcher) {
        return proxy(DataSource.class, (self, method, arguments) -> {
            Object result = call(database, method, arguments);
            return result instanceof Connection connection ? connection(connection, watcher) : result;
        });
    }

    private static Connection connection(Connection connection, Consumer<String> watcher) {
        return proxy(Connection.class, (self, method, arguments) -> {
            if (BOUNDARIES.contains(method.getName())) {
                return watched(connection, method, arguments, method.getName(), watcher);
            }
            Object result = call(connection, method, arguments);
            if (!(result instanceof Statement statement)) {
                return result;
            }
            String prepared = arguments != null && arguments[0] instanceof String sql ? sql : null;
            return statement(statement, method.getReturnType(), prepared, watcher);
        });
    }

    private static Object statement(Statement statement, Class<?> type, String prepared, Consumer<String> watcher) {
        return proxy(type, (self, method, arguments) -> {
            if (!method.getName().startsWith("execute")) {
                return call(statement, method, arguments);
            }
            String sql =
                    arguments != null && arguments.length > 0 && arguments[0] instanceof String text ? text : prepared;
            return watched(statement, method, arguments, sql, watcher);
        });
    }

    private static Object watched(
            Object target, Method method, Object[] arguments, String what, Consumer<String> watcher) throws Throwable {
        watcher.accept("before " + what);
        Object result = call(target, method, arguments);
        watcher.accept("after " + what);
        return result;
    }

    private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(
                Proxy.newProxyInstance(WatchedDatabase.class.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
