package gradus.workbook.deployment.contracts;

import gradus.deployment.contracts.Cursors;
import gradus.deployment.contracts.Cursors.Place;
import gradus.deployment.contracts.Problem;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * A hospital's open tickets, in pages: the most urgent first (the largest priority), and among equals the one with the smallest id.
 * Tickets are opened and closed all the time, also while somebody reads page after page; no ticket changes its priority, and no two
 * have one id. Whoever reads to the end must see each ticket that was open all the while exactly once.
 *
 * <p>An answer of status 200 is JSON, an object with at least
 *
 * <ul>
 *   <li>{@code tickets}: a list of the page's tickets in their order, each an object with at least the numbers {@code id} and {@code
 *       priority}; as many as {@code limit} says, fewer only if no more follow;
 *   <li>{@code next}: a text to be handed back as {@code after} for the page that follows: whatever comes after this page's last ticket when
 *       that page is asked for. After the last page (no ticket follows at this moment) it is absent or null.
 * </ul>
 *
 * <p>Each page shows one moment: ask for the tickets once, and leave their list as it is. Clients may add a new limit to an old {@code after}, use it twice, or use it long after: it stands for a place in the order, and
 * goes on to mean that place even when the tickets around it are closed. A limit outside 1 to 100, and an {@code after} that this list
 * did not give out (one with a letter changed, say), are answered with status 400; then the body is free.
 *
 * @see <a href="../../../../../../../../../deployment/docs/contracts.md">deployment/docs/contracts.md</a>
 */
public final class TicketPages {
    /** An open ticket. */
    public record Ticket(long id, int priority) {}

    /** What a client is told. */
    public record Answer(int status, String body) {}

    /** Writes cursors and reads them back; a cursor that was not given out for the query is refused by a {@link Problem}. */
    private static final Cursors CURSORS = Cursors.ofHex("5f1d3a0c9b7e42d86a0f1e2d3c4b5a69");

    private static final String QUERY = "open tickets";

    private final Supplier<List<Ticket>> tickets;

    /** Pages of the tickets that are open at each moment, in no particular order. */
    public TicketPages(Supplier<List<Ticket>> tickets) {
        this.tickets = tickets;
    }

    /** A page; {@code after} is null for the first. */
    public Answer page(int limit, String after) {
        // begin solution: check; sort; take what comes after the place, one more than the limit; say where the next
        // page begins
        if (limit < 1 || limit > 100) {
            return new Answer(400, "limit must be from 1 to 100");
        }
        Comparator<Ticket> order =
                Comparator.comparingInt(Ticket::priority).reversed().thenComparingLong(Ticket::id);
        Ticket last = null;
        if (after != null) {
            try {
                Place place = CURSORS.read(after, QUERY);
                last = new Ticket(place.id(), (int) place.key());
            } catch (Problem problem) {
                return new Answer(problem.status(), problem.getMessage());
            }
        }
        Ticket seen = last;
        List<Ticket> found = tickets.get().stream()
                .sorted(order)
                .filter(ticket -> seen == null || order.compare(ticket, seen) > 0)
                .limit(limit + 1)
                .toList();
        boolean more = found.size() > limit;
        List<Ticket> page = more ? found.subList(0, limit) : found;
        return new Answer(200, json(page, more ? cursor(page.get(limit - 1)) : null));
        // end solution
    }

    /** The place of a ticket. */
    private static String cursor(Ticket ticket) {
        // begin solution: what decides where a ticket stands?
        return CURSORS.write(new Place(ticket.priority(), ticket.id()), QUERY);
        // end solution
    }

    /** The body of an answer; without a next page, {@code next} is null. */
    private static String json(List<Ticket> page, String next) {
        String list = page.stream()
                .map(ticket -> "{\"id\": " + ticket.id() + ", \"priority\": " + ticket.priority() + "}")
                .collect(Collectors.joining(", "));
        return "{\"tickets\": [" + list + "]" + (next == null ? "" : ", \"next\": \"" + next + "\"") + "}";
    }
}
