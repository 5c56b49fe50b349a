package gradus.deployment.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gradus.deployment.contracts.ChargeLedger.Charge;
import gradus.deployment.contracts.ChargeLedger.Page;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sqlite.SQLiteDataSource;

class ChargeLedgerTest {
    private static final Cursors CURSORS = Cursors.ofHex("000102030405060708090a0b0c0d0e0f");

    private Connection connection;
    private ChargeLedger ledger;

    @BeforeEach
    void open() throws SQLException {
        SQLiteDataSource database = new SQLiteDataSource();
        database.setUrl("jdbc:sqlite:file:ledger?mode=memory&cache=shared");
        connection = database.getConnection();
        ledger = new ChargeLedger(database, CURSORS);
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    private void charge(long... seconds) throws SQLException {
        for (long second : seconds) {
            ChargeLedger.charge(connection, "ward", 5, second);
        }
    }

    private List<Long> all(int limit) throws SQLException {
        List<Long> ids = new ArrayList<>();
        Optional<String> after = Optional.empty();
        do {
            Page page = ledger.page("ward", after, limit);
            assertThat(page.charges()).hasSizeLessThanOrEqualTo(limit);
            page.charges().stream().map(Charge::id).forEach(ids::add);
            after = page.next();
        } while (after.isPresent());
        return ids;
    }

    @Test
    void pages_of_every_size_give_every_row_once_newest_first_through_ties() throws SQLException {
        charge(7, 3, 7, 7, 9, 3);
        for (int limit = 1; limit <= 8; limit++) {
            assertThat(all(limit)).as("limit " + limit).containsExactly(5L, 4L, 3L, 1L, 6L, 2L);
        }
    }

    @Test
    void a_last_page_that_is_full_has_no_next() throws SQLException {
        assertThat(ledger.page("ward", Optional.empty(), 3)).isEqualTo(new Page(List.of(), Optional.empty()));
        charge(1, 2, 3);
        assertThat(ledger.page("ward", Optional.empty(), 3).next()).isEmpty();
        assertThat(ledger.page("ward", Optional.empty(), 2).next()).isPresent();
        assertThat(ledger.page("lab", Optional.empty(), 2).charges()).isEmpty();
    }

    @Test
    void a_cursor_outlives_the_row_that_it_was_made_from() throws SQLException {
        charge(1, 2, 3, 4);
        Page first = ledger.page("ward", Optional.empty(), 2);
        ledger.refund(3);
        charge(9);
        assertThat(ledger.page("ward", first.next(), 2).charges())
                .extracting(Charge::id)
                .containsExactly(2L, 1L);
        assertThat(ledger.byOffset("ward", 2, 2))
                .extracting(Charge::id)
                .as("row 2 has moved")
                .containsExactly(2L, 1L);
    }

    @Test
    void a_limit_has_limits() {
        for (int limit : new int[] {0, -1, 1001}) {
            assertThatThrownBy(() -> ledger.page("ward", Optional.empty(), limit))
                    .isInstanceOf(Problem.class)
                    .hasMessage("limit must be from 1 to 1000, but was " + limit);
        }
    }

    @Test
    void a_cursor_is_taken_only_as_it_was_given_out() throws SQLException {
        charge(1, 2, 3, 4);
        String cursor = ledger.page("ward", Optional.empty(), 2).next().orElseThrow();
        ledger.page("ward", Optional.of(cursor), 2);
        refused("ward", "");
        refused("ward", "x");
        refused("ward", "no cursor at all, but long enough to be one");
        refused("ward", cursor + "=");
        refused("ward", cursor + "A");
        refused("lab", cursor);
        for (int i = 0; i < cursor.length(); i++) {
            char other = cursor.charAt(i) == 'A' ? 'B' : 'A';
            refused("ward", cursor.substring(0, i) + other + cursor.substring(i + 1));
        }
        String foreign = Cursors.ofHex("ff0102030405060708090a0b0c0d0e0f")
                .write(new Cursors.Place(3, 3), "charges of ward, newest first");
        refused("ward", foreign);
    }

    private void refused(String client, String cursor) {
        assertThatThrownBy(() -> ledger.page(client, Optional.of(cursor), 2))
                .as(cursor)
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(400))
                .hasMessage("after must be a cursor that this list gave out, but was not");
    }

    @Test
    void a_short_secret_is_refused() {
        assertThatThrownBy(() -> new Cursors(new byte[15])).hasMessageStartingWith("the length of secret must be ");
    }
}
