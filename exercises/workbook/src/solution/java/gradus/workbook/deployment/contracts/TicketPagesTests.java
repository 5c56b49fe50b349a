package gradus.workbook.deployment.contracts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import gradus.workbook.deployment.contracts.TicketPages.Answer;
import gradus.workbook.deployment.contracts.TicketPages.Ticket;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Your team reads the open tickets, and {@link TicketPages} belongs to another. Write the contract that their build will run: whatever
 * they change, your nightly job must go on working.
 *
 * <p>Your tests are run on several servers that keep the promises in the Javadoc of {@code TicketPages}, which must pass: one of them says
 * more than you asked for, in another order of members, one writes other cursors, one says {@code "next": null}. A test that refuses one of
 * them costs all points. Then they are run on servers that break a promise, of which as many as possible must fail.
 *
 * <p>So look at what you read, at its place, and at nothing else; treat a cursor as text without a meaning. Ask for what the
 * Javadoc promises, the cases at the ends among them.
 *
 * @see <a href="../../../../../../../../../deployment/docs/contracts.md">deployment/docs/contracts.md</a>
 */
class TicketPagesTests {
    /** Ids 1 to 6, with priorities 5, 9, 1, 5, 9 and 5. */
    private final List<Ticket> open = new ArrayList<>(List.of(
            new Ticket(1, 5),
            new Ticket(2, 9),
            new Ticket(3, 1),
            new Ticket(4, 5),
            new Ticket(5, 9),
            new Ticket(6, 5)));

    private final TicketPages pages = new TicketPages(() -> open);

    private static final JsonMapper JSON = new JsonMapper();

    /** The body of an answer. */
    private static JsonNode json(Answer answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (JsonProcessingException e) {
            throw new AssertionError("the body should be JSON, but was " + answer.body(), e);
        }
    }

    // begin solution: your tests
    private static List<Long> ids(Answer answer) {
        assertEquals(200, answer.status());
        List<Long> ids = new ArrayList<>();
        for (JsonNode ticket : json(answer).path("tickets")) {
            assertTrue(ticket.path("id").isIntegralNumber(), "id is a number");
            ids.add(ticket.path("id").longValue());
        }
        return ids;
    }

    private static String next(Answer answer) {
        return json(answer).path("next").textValue();
    }

    private List<Long> all(int limit) {
        List<Long> found = new ArrayList<>();
        String after = null;
        do {
            Answer answer = pages.page(limit, after);
            found.addAll(ids(answer));
            after = next(answer);
        } while (after != null && found.size() < 20);
        return found;
    }

    @Test
    void the_most_urgent_come_first_and_among_equals_the_oldest() {
        assertEquals(List.of(2L, 5L, 1L, 4L, 6L, 3L), ids(pages.page(100, null)));
        assertEquals(
                9,
                json(pages.page(1, null))
                        .path("tickets")
                        .path(0)
                        .path("priority")
                        .intValue());
    }

    @Test
    void pages_of_any_size_give_every_ticket_once() {
        for (int limit = 1; limit <= 7; limit++) {
            assertEquals(List.of(2L, 5L, 1L, 4L, 6L, 3L), all(limit));
        }
    }

    @Test
    void the_last_page_has_no_next_even_if_it_is_full() {
        assertNull(next(pages.page(6, null)));
        assertNull(next(pages.page(7, null)));
    }

    @Test
    void a_ticket_that_comes_pushes_no_other_onto_the_next_page() {
        String after = next(pages.page(3, null));
        open.add(new Ticket(7, 9));
        assertEquals(List.of(4L, 6L), ids(pages.page(2, after)));
    }

    @Test
    void a_place_stays_when_its_ticket_is_closed() {
        String after = next(pages.page(2, null));
        open.removeIf(ticket -> ticket.id() == 5);
        assertEquals(List.of(1L, 4L), ids(pages.page(2, after)));
        assertEquals(List.of(1L), ids(pages.page(1, after)));
    }

    @Test
    void no_tickets_are_an_empty_page() {
        open.clear();
        assertEquals(List.of(), ids(pages.page(3, null)));
    }

    @Test
    void limits_have_limits() {
        assertEquals(400, pages.page(0, null).status());
        assertEquals(400, pages.page(101, null).status());
        assertEquals(200, pages.page(100, null).status());
    }

    @Test
    void a_cursor_that_was_changed_is_refused() {
        String after = next(pages.page(2, null));
        String changed = after.substring(1) + (after.startsWith("x") ? "y" : "x");
        assertNotEquals(after, changed);
        assertEquals(400, pages.page(2, changed).status());
    }
    // instead of
    // @Test
    // void a_page_of_three() {
    //     todo("ask for a page of 3 and compare its ids; then add tests for what this one cannot find");
    // }
    // end solution
}
