import java.util.ArrayList;

public final class TicketPages {
    public Answer page(int limit, String after) {
        // begin solution: check; sort; take what comes after the place, one more than the limit; say where the next
        // page begins
        if (limit < 1 || limit > 100) {
            return new Answer(400, "");
        }
        long priority = Long.MAX_VALUE;
        long id = Long.MIN_VALUE;
        if (after != null) {
            try {
                Place place = CURSORS.read(after, QUERY);
                priority = place.key();
                id = place.id();
            } catch (Problem problem) {
                return new Answer(400, "");
            }
        }
        List<Ticket> sorted = new ArrayList<>(tickets.get());
        sorted.sort(Comparator.comparing(Ticket::id));
        sorted.sort(Comparator.comparing(Ticket::priority, Comparator.reverseOrder()));
        List<Ticket> page = new ArrayList<>();
        boolean more = false;
        for (Ticket ticket : sorted) {
            if (ticket.priority() < priority || ticket.priority() == priority && ticket.id() > id) {
                more = page.size() == limit;
                if (more) {
                    break;
                }
                page.add(ticket);
            }
        }
        String body = json(page, more ? cursor(page.get(page.size() - 1)) : null);
        return new Answer(200, more ? body : body.replace("]}", "],\n \"next\": null}"));
        // end solution
    }
}
