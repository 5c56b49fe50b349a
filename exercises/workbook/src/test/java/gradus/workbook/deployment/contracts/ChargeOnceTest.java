package gradus.workbook.deployment.contracts;

import static gradus.engine.expect.Expect.expect;

import gradus.deployment.contracts.WatchedDatabase;
import gradus.engine.exercise.Exercise;
import gradus.engine.exercise.ExplainedIn;
import gradus.engine.exercise.Hint;
import gradus.engine.exercise.Kind;
import gradus.engine.exercise.Needs;
import gradus.kit.http.Waits;
import gradus.workbook.deployment.contracts.ChargeOnce.Answer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

@Exercise(
        lesson = "contracts",
        number = 2,
        title = "An endpoint that charges twice",
        kind = Kind.FIX,
        points = 8,
        minutes = 20)
@Hint(
        "Go through the statements one by one and ask of each gap between two: the process dies here, and the request comes again. What then?")
@Hint(
        "All that must be there together belongs into one transaction. And who looks before it has the lock may have looked too early.")
@Hint(
        "BEGIN IMMEDIATE takes SQLite's lock at once. Then look at the WHERE: whose key is it? And is it the same request?")
@ExplainedIn("contracts#send-it-again")
class ChargeOnceTest {
    private static final int MOST_POINTS = 60;

    @TempDir
    private Path folder;

    private SQLiteDataSource database;

    /** The end of a process, as far as a grader can play it. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    @BeforeEach
    void create() throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setSynchronous(
                SQLiteConfig.SynchronousMode.OFF); // a killed process loses nothing by it, only a machine would
        config.setBusyTimeout(2000);
        database = new SQLiteDataSource(config);
        database.setUrl("jdbc:sqlite:" + folder.resolve("charges.db"));
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "CREATE TABLE charges (id INTEGER PRIMARY KEY, client TEXT, cents INTEGER CHECK (cents > 0))");
            statement.execute("CREATE TABLE replies (client TEXT, key TEXT, cents INTEGER, status INTEGER, body TEXT,"
                    + " PRIMARY KEY (client, key))");
        }
    }

    /** The number of charges, and how many cents they are together. */
    private String charged(String client) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT count(*), total(cents) FROM charges WHERE client = '" + client + "'")) {
            row.next();
            return row.getInt(1) + " charges of " + row.getLong(2) + " cents";
        }
    }

    private Answer charge(String client, String key, long cents) throws SQLException {
        return new ChargeOnce(database).charge(client, key, cents);
    }

    private static String shown(Answer answer) {
        return answer.status() + " " + answer.body();
    }

    @Test
    void a_first_request_charges() throws SQLException {
        expect("the answer to a first request", shown(charge("ward", "k", 500))).toEqual("201 {\"id\": 1}");
        expect("what was charged by a first request", charged("ward"))
                .ifEqual("0 charges of 0 cents", "It was answered, but nothing was ever committed.")
                .toEqual("1 charges of 500 cents");
    }

    @Test
    @Needs("a_first_request_charges")
    void a_repeat_gets_the_same_answer_and_charges_nobody() throws SQLException {
        charge("ward", "k", 500);
        charge("lab", "other", 900);
        expect("the answer to a repeat, by a server that was started again,", shown(charge("ward", "k", 500)))
                .when(
                        answer -> answer.startsWith("201 {\"id\": 3"),
                        "It was charged again: what was answered before is known to this object only, or to nobody.")
                .usually("The answer of the first time was kept: give it as it was.")
                .toEqual("201 {\"id\": 1}");
        expect("what was charged by a request and its repeat", charged("ward")).toEqual("1 charges of 500 cents");
    }

    @Test
    @Needs("a_first_request_charges")
    void another_key_is_another_request() throws SQLException {
        charge("ward", "k", 500);
        expect("the answer to a second request under another key", shown(charge("ward", "k2", 500)))
                .usually("Another key is another request, even if all else is the same.")
                .toEqual("201 {\"id\": 2}");
    }

    @Test
    @Needs("a_first_request_charges")
    void two_clients_may_choose_one_key() throws SQLException {
        charge("ward", "k", 500);
        expect("the answer to another client's request under the same key", shown(charge("lab", "k", 500)))
                .usually(
                        "Keys belong to their client: the other one was told of a charge that is not theirs, or turned away.")
                .toEqual("201 {\"id\": 2}");
        expect("what the other client was charged", charged("lab")).toEqual("1 charges of 500 cents");
    }

    @Test
    @Needs("a_repeat_gets_the_same_answer_and_charges_nobody")
    void the_same_key_with_another_amount_is_refused() throws SQLException {
        charge("ward", "k", 500);
        expect(
                        "the status for 900 cents under a key that was used for 500",
                        charge("ward", "k", 900).status())
                .ifEqual(
                        201,
                        "The amount is part of the request: who sends another one must not be told that all is well.")
                .toEqual(422);
        expect("what was charged for 500 cents, and 900 under the same key,", charged("ward"))
                .usually("The second amount was charged as well, although it was refused.")
                .toEqual("1 charges of 500 cents");
        expect("the answer to a repeat of the 500 cents after that", shown(charge("ward", "k", 500)))
                .usually("A refusal changes nothing: the first answer stays.")
                .toEqual("201 {\"id\": 1}");
    }

    @Test
    @Needs("a_first_request_charges")
    void what_the_database_refuses_leaves_nothing_behind() throws SQLException {
        String came = "no exception";
        try {
            came = "no exception, but " + charge("ward", "k", 0);
        } catch (SQLException e) {
            came = "SQLException";
        }
        expect("the result of a charge of 0 cents", came)
                .usually("The database refuses it. Its exception belongs to the caller.")
                .toEqual("SQLException");
        expect(
                        "the answer to 500 cents under the key of a charge that the database refused",
                        shown(charge("ward", "k", 500)))
                .usually("The key should be free: nothing of the refused charge may be left.")
                .toEqual("201 {\"id\": 1}");
    }

    @Test
    @Needs("a_repeat_gets_the_same_answer_and_charges_nobody")
    void a_process_killed_at_any_statement_charges_once() throws SQLException {
        for (int halt = 0; halt < MOST_POINTS; halt++) {
            String client = "client " + halt;
            String point = killed(client, halt);
            if (point == null) {
                return; // it passed all its statements
            }
            String before = charged(client);
            charge(client, "k", 500);
            expect(
                            "what is charged if the process is killed " + point + ", and the request sent again,",
                            charged(client))
                    .ifEqual(
                            "2 charges of 1000 cents",
                            before.startsWith("1")
                                    ? "Each statement counts on its own, or the charge and the key are in two transactions: the charge was there, and its key was not."
                                    : "It was charged twice.")
                    .ifEqual(
                            "0 charges of 0 cents",
                            "The key was kept although the charge was not made: nobody is ever charged.")
                    .toEqual("1 charges of 500 cents");
        }
    }

    /** Kills a request at one point; the point in words, or null if the request passed it. */
    private String killed(String client, int halt) throws SQLException {
        String[] point = {null};
        AtomicInteger passed = new AtomicInteger();
        ChargeOnce dying = watched(now -> {
            if (passed.getAndIncrement() >= halt) {
                point[0] = point[0] == null ? now : point[0];
                throw new Killed();
            }
        });
        try {
            dying.charge(client, "k", 500);
        } catch (Killed e) {
            return point[0];
        }
        return null;
    }

    private ChargeOnce watched(Consumer<String> watcher) {
        return new ChargeOnce(WatchedDatabase.watch(database, watcher));
    }

    @Test
    @Needs("a_process_killed_at_any_statement_charges_once")
    void two_at_once_are_charged_once_and_get_one_answer() throws Exception {
        List<String> points = new ArrayList<>();
        watched(points::add).charge("nobody", "k", 1);
        for (String point : points) {
            if (point.startsWith("after") && !point.contains("BEGIN") && !point.contains("setAutoCommit")) {
                twoAtOnce("while the first stands " + point, point, "client " + points.indexOf(point));
            }
        }
    }

    /** The first halts at a point until the second has ended or waits for a lock. */
    private void twoAtOnce(String words, String halt, String client) throws Exception {
        CountDownLatch halted = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        CompletableFuture<String> first = started(
                watched(point -> {
                    if (point.equals(halt)) {
                        halted.countDown();
                        Waits.await(goOn, 5);
                    }
                }),
                client);
        Waits.await(halted, 5);
        AtomicInteger passed = new AtomicInteger();
        CompletableFuture<String> second = started(watched(point -> passed.incrementAndGet()), client);
        awaitEndOrStandstill(second, passed);
        goOn.countDown();
        List<String> answers = List.of(first.get(8, TimeUnit.SECONDS), second.get(8, TimeUnit.SECONDS));
        expect("the answers to two requests under one key, the second of which comes " + words + ",", answers)
                .when(
                        two -> two.toString().contains("exception"),
                        "One of the two was turned away: both looked, then each wanted to write. Take the lock before you look.")
                .usually("Both have looked for the key before either kept it.")
                .to(
                        "be one and the same",
                        two -> two.get(0).equals(two.get(1)) && two.get(0).startsWith("201"));
        expect("what is charged by them", charged(client))
                .usually("Both found no key, and both charged.")
                .toEqual("1 charges of 500 cents");
    }

    /** Waits until a request has ended, or has passed no statement through 20 looks: then a lock is in its way. */
    private static void awaitEndOrStandstill(CompletableFuture<String> request, AtomicInteger passed) {
        int before = -1;
        for (int looks = 0; looks < 20 && !request.isDone(); looks++) {
            if (passed.get() != before) {
                before = passed.get();
                looks = 0;
            }
            Waits.pause(3);
        }
    }

    private static CompletableFuture<String> started(ChargeOnce endpoint, String client) {
        CompletableFuture<String> answer = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            try {
                answer.complete(shown(endpoint.charge(client, "k", 500)));
            } catch (SQLException e) {
                answer.complete("an exception: " + e.getMessage());
            } catch (RuntimeException | Error e) {
                answer.completeExceptionally(e);
            }
        });
        thread.setDaemon(true);
        thread.start();
        return answer;
    }
}
