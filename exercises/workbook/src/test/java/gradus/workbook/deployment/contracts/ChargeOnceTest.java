package gradus.workbook.deployment.contracts;

import static gradus.engine.expect.Expect.expect;

import gradus.engine.exercise.Exercise;
import gradus.engine.exercise.ExplainedIn;
import gradus.engine.exercise.Hint;
import gradus.engine.exercise.Kind;
import gradus.engine.exercise.Needs;
import gradus.kit.sql.Statements;
import gradus.kit.sql.Statements.Program;
import gradus.workbook.deployment.contracts.ChargeOnce.Answer;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Exercise(
        lesson = "contracts",
        number = 2,
        title = "An endpoint that charges twice",
        kind = Kind.FIX,
        points = 8,
        minutes = 20)
@Hint(
        "Go through the statements one by one and ask of each gap between two: the process dies here, and the request comes again. What then?")
@Hint("All that must be there together belongs in one transaction. And a look before the lock may be too early.")
@Hint(
        "BEGIN IMMEDIATE takes SQLite's lock at once. Then look at the WHERE: whose key is it? And is it the same request?")
@ExplainedIn("contracts#send-it-again")
class ChargeOnceTest {
    private static final int MOST_POINTS = 60;

    @TempDir
    private Path folder;

    private DataSource database;

    @BeforeEach
    void create() throws SQLException {
        database = ChargeTables.create(folder.resolve("charges.db"));
    }

    private String charged(String client) throws SQLException {
        return ChargeTables.charged(database, client);
    }

    private Answer charge(String client, String key, long cents) throws SQLException {
        return new ChargeOnce(database).charge(client, key, cents);
    }

    private static String shown(Answer answer) {
        return answer.status() + " " + answer.body();
    }

    /** The answer in words, or that the database refused. */
    private String told(String client, String key, long cents) {
        try {
            return shown(charge(client, key, cents));
        } catch (SQLException e) {
            return "SQLException";
        }
    }

    @Test
    void a_first_request_charges() throws SQLException {
        expect("the answer to a first request", told("ward", "k", 500)).toEqual("201 {\"id\": 1}");
        expect("what was charged by a first request", charged("ward"))
                .ifEqual("0 charges of 0 cents", "It was answered, but nothing was ever committed.")
                .toEqual("1 charges of 500 cents");
    }

    @Test
    @Needs("a_first_request_charges")
    void a_repeat_gets_the_same_answer_and_charges_nobody() throws SQLException {
        charge("ward", "k", 500);
        charge("ward", "k2", 500);
        for (int i = 0; i < 5; i++) {
            charge("lab", "other " + i, 900);
        }
        expect(
                        "the answer to a repeat, after six others and by a server that was started again,",
                        told("ward", "k", 500))
                .when(
                        answer -> answer.startsWith("201 {\"id\": 8"),
                        "It was charged again: what was answered before is known to this object only, or to nobody.")
                .usually("The answer of the first time was kept: give it as it was.")
                .toEqual("201 {\"id\": 1}");
        expect("what was charged by two requests and a repeat", charged("ward")).toEqual("2 charges of 1000 cents");
    }

    @Test
    @Needs("a_first_request_charges")
    void another_key_is_another_request() throws SQLException {
        charge("ward", "k", 500);
        int id = 2;
        for (String key : List.of("k2", "K", " k", "k ", "%", "_")) {
            expect(
                            "the answer to another request under the key \"" + key + "\", after one under \"k\",",
                            told("ward", key, 500))
                    .usually(
                            "Another key is another request, even if all else is the same: keys are compared letter by letter.")
                    .toEqual("201 {\"id\": " + id++ + "}");
        }
    }

    @Test
    @Needs("a_first_request_charges")
    void two_clients_may_choose_one_key() throws SQLException {
        charge("ward", "k", 500);
        expect("the answer to another client's request under the same key", told("lab", "k", 500))
                .usually(
                        "Keys belong to their client: the other one was told of a charge that is not theirs, or turned away.")
                .toEqual("201 {\"id\": 2}");
        expect("what the other client was charged", charged("lab")).toEqual("1 charges of 500 cents");
    }

    @Test
    @Needs("a_repeat_gets_the_same_answer_and_charges_nobody")
    void the_same_key_with_another_amount_is_refused() throws SQLException {
        charge("ward", "k", 500);
        for (long cents : new long[] {900, 500 + (1L << 32)}) {
            expect(
                            "the status for " + cents + " cents under a key that was used for 500",
                            charge("ward", "k", cents).status())
                    .ifEqual(
                            201,
                            "The amount is part of the request: a client that sends another one must not be told that all is well.")
                    .toEqual(422);
        }
        expect("what was charged for 500 cents, and other amounts under the same key,", charged("ward"))
                .usually("The second amount was charged as well, although it was refused.")
                .toEqual("1 charges of 500 cents");
        expect("the answer to 0 cents under the same key", told("ward", "k", 0))
                .ifEqual("SQLException", "The charge was tried before the key was looked up.")
                .to("have the status 422", answer -> answer.startsWith("422 "));
        expect("the answer to a repeat of the 500 cents after that", told("ward", "k", 500))
                .usually("A refusal changes nothing: the first answer stays.")
                .toEqual("201 {\"id\": 1}");
    }

    @Test
    @Needs("a_first_request_charges")
    void what_the_database_refuses_leaves_nothing_behind() {
        expect("the result of a charge of 0 cents", told("ward", "k", 0))
                .usually("The database refuses it. Its exception belongs to the caller.")
                .toEqual("SQLException");
        expect("the answer to 500 cents under the key of a charge that the database refused", told("ward", "k", 500))
                .usually("The key should be free: nothing of the refused charge may be left.")
                .toEqual("201 {\"id\": 1}");
    }

    @Test
    @Needs("a_repeat_gets_the_same_answer_and_charges_nobody")
    void a_process_killed_at_any_statement_charges_once() throws SQLException {
        for (int halt = 0; halt < MOST_POINTS; halt++) {
            String client = "client " + halt;
            Optional<String> point = Statements.killed(request(client), database, halt);
            if (point.isEmpty()) {
                return; // it passed all its statements
            }
            charge(client, "k", 500);
            expect(
                            "what is charged if the process is killed " + point.get() + ", and the request sent again,",
                            charged(client))
                    .ifEqual(
                            "2 charges of 1000 cents",
                            "Each statement counts on its own, or the charge and the key are in two transactions: the charge was there, and its key was not.")
                    .ifEqual(
                            "0 charges of 0 cents",
                            "The key was kept although the charge was not made: nobody is ever charged.")
                    .toEqual("1 charges of 500 cents");
        }
    }

    private static Program request(String client) {
        return database -> shown(new ChargeOnce(database).charge(client, "k", 500));
    }

    @Test
    @Needs("a_process_killed_at_any_statement_charges_once")
    void two_at_once_are_charged_once_and_get_one_answer() throws SQLException {
        List<String> points = Statements.passedBy(request("nobody"), database);
        for (int halt : Statements.stands(points)) {
            if (!points.get(halt).contains("BEGIN")) {
                twoAtOnce("while the first stands " + points.get(halt), halt, "client " + halt);
            }
        }
    }

    private void twoAtOnce(String words, int halt, String client) throws SQLException {
        List<String> answers = Statements.twoAtOnce(database, halt, request(client), request(client));
        expect("the answers to two requests under one key, the second of which comes " + words + ",", answers)
                .when(
                        two -> two.toString().contains("SQLException"),
                        "One of the two was turned away: both looked, then each wanted to write. Take the lock before you look.")
                .when(
                        two -> !two.stream().allMatch(answer -> answer.startsWith("201")),
                        "One of the two was refused. It should wait for the other, and get its answer.")
                .usually("Both have looked for the key before either kept it.")
                .to(
                        "be one and the same",
                        two -> two.get(0).equals(two.get(1)) && two.get(0).startsWith("201"));
        expect("what is charged by them", charged(client))
                .usually("Both found no key, and both charged.")
                .toEqual("1 charges of 500 cents");
    }
}
