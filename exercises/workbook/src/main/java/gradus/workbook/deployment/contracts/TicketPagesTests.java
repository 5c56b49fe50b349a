package gradus.workbook.deployment.contracts;

import static gradus.engine.exercise.Todo.todo;

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
 * <p>You may want to import {@link org.junit.jupiter.api.Assertions#assertEquals},
 * {@link org.junit.jupiter.api.Assertions#assertNotEquals}, {@link org.junit.jupiter.api.Assertions#assertNull},
 * {@link org.junit.jupiter.api.Assertions#assertTrue}.
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

    @SuppressWarnings("unused") // until your code uses it
    private final TicketPages pages = new TicketPages(() -> open);

    private static final JsonMapper JSON = new JsonMapper();

    /** The body of an answer. */
    @SuppressWarnings("unused") // until your code uses it
    private static JsonNode json(Answer answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (JsonProcessingException e) {
            throw new AssertionError("the body should be JSON, but was " + answer.body(), e);
        }
    }

    @Test
    void a_page_of_three() {
        todo("ask for a page of 3 and compare its ids; then add tests for what this one cannot find");
    }
}
