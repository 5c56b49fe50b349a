package gradus.kit.sql;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.kit.sql.Statements.Program;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

class StatementsTest {
    private static final Program LOCKED = adding("BEGIN IMMEDIATE");
    private static final Program UNLOCKED = adding("BEGIN");

    @TempDir
    private Path folder;

    private DataSource database;

    @BeforeEach
    void create() throws SQLException {
        database = open("counts.db");
    }

    private DataSource open(String name) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(2000);
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + folder.resolve(name));
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE counts (n INTEGER)");
            statement.execute("INSERT INTO counts VALUES (0)");
        }
        return source;
    }

    /** Looks at a count, and writes one more. */
    private static Program adding(String begin) {
        return source -> {
            try (Connection connection = source.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute(begin);
                int now = count(statement);
                statement.execute("UPDATE counts SET n = " + (now + 1));
                statement.execute("COMMIT");
                return "done";
            }
        };
    }

    private static int count(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("SELECT n FROM counts")) {
            row.next();
            return row.getInt(1);
        }
    }

    private static int count(DataSource source) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            return count(statement);
        }
    }

    @Test
    void a_program_passes_points_and_may_be_met_after_each_statement() throws SQLException {
        List<String> points = Statements.passedBy(LOCKED, database);
        assertThat(points).hasSize(8).startsWith("before BEGIN IMMEDIATE", "after BEGIN IMMEDIATE");
        assertThat(Statements.stands(points)).containsExactly(1, 3, 5, 7);
        assertThat(count(database)).isEqualTo(1);
    }

    @Test
    void a_kill_undoes_what_was_not_committed() throws SQLException {
        for (int halt = 0; halt < 8; halt++) {
            assertThat(Statements.killed(LOCKED, database, halt)).isPresent();
            assertThat(count(database)).as("killed at point " + halt).isEqualTo(halt == 7 ? 1 : 0);
        }
        assertThat(Statements.killed(LOCKED, database, 8)).isEmpty();
    }

    @Test
    void whoever_takes_the_lock_first_is_waited_for() throws SQLException {
        List<List<String>> all =
                Statements.atEach(List.of(1, 3, 5, 7), halt -> Statements.twoAtOnce(own(halt), halt, LOCKED, LOCKED));
        assertThat(all).hasSize(4).containsOnly(List.of("done", "done"));
    }

    @Test
    void whoever_looks_first_is_turned_away() {
        assertThat(Statements.twoAtOnce(database, 3, UNLOCKED, UNLOCKED))
                .as("both look before either writes")
                .anyMatch(one -> one.startsWith("SQLException"));
    }

    private DataSource own(int halt) {
        try {
            return open(halt + ".db");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
