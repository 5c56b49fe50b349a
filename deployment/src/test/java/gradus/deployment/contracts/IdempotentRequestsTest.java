package gradus.deployment.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gradus.deployment.contracts.IdempotentRequests.Reply;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteDataSource;

class IdempotentRequestsTest {
    private static final Instant NOW = Instant.parse("2026-03-01T09:00:00Z");

    @TempDir
    Path folder;

    private final AtomicInteger works = new AtomicInteger();
    private DataSource database;
    private ChargeLedger ledger;
    private IdempotentRequests requests;

    /** The end of a process, as far as a test can play it: nothing more is done on any connection. */
    private static final class Crash extends Error {
        private static final long serialVersionUID = 1L;
    }

    @BeforeEach
    void open() throws SQLException {
        SQLiteDataSource source = new SQLiteDataSource();
        source.setUrl("jdbc:sqlite:" + folder.resolve("charges.db"));
        database = source;
        ledger = new ChargeLedger(database, new Cursors(new byte[16]));
        requests = new IdempotentRequests(database);
    }

    private Reply work(Connection connection) throws SQLException {
        works.incrementAndGet();
        return new Reply(201, "id " + ChargeLedger.charge(connection, "ward", 500, 0));
    }

    private Reply ask(String client, String key, String fingerprint) throws SQLException {
        return requests.answer(client, key, fingerprint, NOW, this::work);
    }

    @Test
    void a_repeat_gets_the_first_answer_and_works_no_more() throws SQLException {
        Reply first = ask("ward", "k", "f");
        assertThat(ask("ward", "k", "f")).isEqualTo(first).isEqualTo(new Reply(201, "id 1"));
        assertThat(new IdempotentRequests(database).answer("ward", "k", "f", NOW, this::work))
                .isEqualTo(first);
        assertThat(works).hasValue(1);
    }

    @Test
    void another_key_or_another_client_is_another_request() throws SQLException {
        ask("ward", "k", "f");
        assertThat(ask("ward", "k2", "f").body()).isEqualTo("id 2");
        assertThat(ask("lab", "k", "g").body()).isEqualTo("id 3");
    }

    @Test
    void a_key_that_meant_something_else_is_refused_and_changes_nothing() throws SQLException {
        Reply first = ask("ward", "k", "f");
        assertThatThrownBy(() -> ask("ward", "k", "g"))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(422))
                .hasMessage("this Idempotency-Key was used for another request; take a new one");
        assertThat(ask("ward", "k", "f")).isEqualTo(first);
        assertThat(ledger.count("ward")).isEqualTo(1);
    }

    @Test
    void a_key_must_be_there_and_short() {
        for (String key : new String[] {null, "", " ", "k".repeat(256)}) {
            String was = key == null ? "missing" : key.isBlank() ? "blank" : "one of 256";
            assertThatThrownBy(() -> ask("ward", key, "f"))
                    .isInstanceOfSatisfying(
                            Problem.class, p -> assertThat(p.status()).isEqualTo(400))
                    .hasMessage("Idempotency-Key must have from 1 to 255 characters, but was " + was);
        }
    }

    @Test
    void work_that_fails_leaves_nothing_and_its_key_stays_free() throws SQLException {
        assertThatThrownBy(() -> requests.answer("ward", "k", "f", NOW, connection -> {
                    work(connection);
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");
        assertThat(ledger.count("ward")).isZero();
        assertThat(ask("ward", "k", "f").status()).isEqualTo(201);
    }

    @Test
    void a_crash_before_or_after_any_statement_charges_nobody_twice() throws SQLException {
        List<String> points = new ArrayList<>();
        watched(points::add).answer("ward", "first", "f", NOW, this::work);
        assertThat(points).hasSize(10);
        for (int number = 0; number < points.size(); number++) {
            String client = "client " + number;
            int halt = number;
            int[] passed = {0};
            IdempotentRequests dying = watched(point -> {
                if (passed[0]++ >= halt) {
                    throw new Crash();
                }
            });
            assertThatThrownBy(() -> dying.answer(client, "k", "f", NOW, c -> charge(c, client)))
                    .isInstanceOf(Crash.class);
            long left = ledger.count(client);
            assertThat(left).as(points.get(number)).isEqualTo(number == 9 ? 1 : 0);
            requests.answer(client, "k", "f", NOW, c -> charge(c, client));
            assertThat(ledger.count(client))
                    .as("after a repeat, " + points.get(number))
                    .isEqualTo(1);
        }
    }

    private static Reply charge(Connection connection, String client) throws SQLException {
        return new Reply(201, "id " + ChargeLedger.charge(connection, client, 500, 0));
    }

    /** Requests on a database whose statements a watcher is told of; it is not told of making the table. */
    private IdempotentRequests watched(java.util.function.Consumer<String> watcher) throws SQLException {
        boolean[] armed = {false};
        IdempotentRequests made = new IdempotentRequests(WatchedDatabase.watch(database, point -> {
            if (armed[0]) {
                watcher.accept(point);
            }
        }));
        armed[0] = true;
        return made;
    }

    @Test
    void of_many_at_once_one_works_and_all_get_its_answer() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            CountDownLatch start = new CountDownLatch(1);
            List<Future<Reply>> replies = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                replies.add(threads.submit(() -> {
                    start.await();
                    return ask("ward", "k", "f");
                }));
            }
            start.countDown();
            for (Future<Reply> reply : replies) {
                assertThat(reply.get()).isEqualTo(new Reply(201, "id 1"));
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(works).hasValue(1);
        assertThat(ledger.count("ward")).isEqualTo(1);
    }

    @Test
    void after_a_plain_begin_both_look_and_the_second_to_write_is_turned_away() throws SQLException {
        try (Connection first = database.getConnection();
                Connection second = database.getConnection();
                Statement one = first.createStatement();
                Statement other = second.createStatement()) {
            one.execute("BEGIN");
            other.execute("PRAGMA busy_timeout = 20");
            other.execute("BEGIN");
            assertThat(one.executeQuery("SELECT * FROM replies").next()).isFalse();
            assertThat(other.executeQuery("SELECT * FROM replies").next()).isFalse();
            one.execute("INSERT INTO replies VALUES ('ward', 'k', 'f', 201, '', 0)");
            assertThatThrownBy(() -> other.execute("INSERT INTO replies VALUES ('ward', 'k', 'f', 201, '', 0)"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("SQLITE_BUSY");
        }
    }

    @Test
    void old_keys_can_be_forgotten() throws SQLException {
        ask("ward", "k", "f");
        assertThat(requests.forgetBefore(NOW)).isZero();
        assertThat(requests.forgetBefore(NOW.plusSeconds(1))).isEqualTo(1);
        assertThat(ask("ward", "k", "f").body()).isEqualTo("id 2");
    }

    /** Made by {@code printf 'POST /v2/charges\n{"cents":500}' | sha256sum} (GNU coreutils 9.1). */
    @Test
    void a_fingerprint_is_the_hash_of_method_path_and_body() {
        byte[] body = "{\"cents\":500}".getBytes(java.nio.charset.StandardCharsets.UTF_8);
        assertThat(IdempotentRequests.fingerprint("POST", "/v2/charges", body))
                .isEqualTo("bb84303bfcc9ce0205c8008d42629aa6703586f12008c8a7f4427908bf06f600")
                .isNotEqualTo(IdempotentRequests.fingerprint("PUT", "/v2/charges", body));
    }
}
