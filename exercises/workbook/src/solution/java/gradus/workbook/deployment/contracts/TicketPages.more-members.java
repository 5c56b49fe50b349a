package gradus.workbook.deployment.contracts;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;

/** Another server for the same contract: it says more than was asked, and remembers the places that it gave out. */
public final class TicketPages {
    /** An open ticket. */
    public record Ticket(long id, int priority) {}

    /** What a client is told. */
    public record Answer(int status, String body) {}

    private static final Comparator<Ticket> ORDER =
            Comparator.comparingInt(Ticket::priority).reversed().thenComparing(Ticket::id);

    private final Supplier<List<Ticket>> tickets;
    private final Map<String, Ticket> places = new HashMap<>();

    public TicketPages(Supplier<List<Ticket>> tickets) {
        this.tickets = tickets;
    }

    public Answer page(int limit, String after) {
        // begin solution: check; sort; take what comes after the place, one more than the limit; say where the next
        // page begins
        if (limit <= 0 || limit >= 101 || after != null && !places.containsKey(after)) {
            return new Answer(400, "{\"title\": \"Bad Request\"}");
        }
        TreeSet<Ticket> sorted = new TreeSet<>(ORDER);
        sorted.addAll(tickets.get());
        List<Ticket> rest = new ArrayList<>(after == null ? sorted : sorted.tailSet(places.get(after), false));
        ObjectNode body = new JsonMapper().createObjectNode();
        body.put("total", sorted.size()).put("limit", limit);
        boolean last = rest.size() <= limit;
        body.put("next", last ? null : cursor(rest.get(limit - 1)));
        ArrayNode list = body.putArray("tickets");
        for (Ticket ticket : rest.subList(0, Math.min(limit, rest.size()))) {
            list.addObject()
                    .put("title", "ward 3")
                    .put("priority", ticket.priority())
                    .put("id", ticket.id());
        }
        return new Answer(200, body.toPrettyString());
        // end solution
    }

    private String cursor(Ticket ticket) {
        // begin solution: what decides where a ticket stands?
        String name = UUID.nameUUIDFromBytes(
                        (ticket.toString() + places.size()).getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .toString()
                .substring(0, 8); // short, and another one each time
        places.put(name, ticket);
        return name;
        // end solution
    }
}
