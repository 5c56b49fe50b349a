package gradus.workbook.deployment.contracts;

import static gradus.engine.expect.Expect.expect;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import gradus.engine.check.Agreement;
import gradus.engine.check.Inputs;
import gradus.engine.exercise.Exercise;
import gradus.engine.exercise.ExplainedIn;
import gradus.engine.exercise.Hint;
import gradus.engine.exercise.Kind;
import gradus.engine.exercise.Needs;
import gradus.workbook.deployment.contracts.TicketPages.Answer;
import gradus.workbook.deployment.contracts.TicketPages.Ticket;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@Exercise(
        lesson = "contracts",
        number = 4,
        title = "Pages of a list that will not stand still",
        kind = Kind.BUILD,
        points = 8,
        minutes = 25)
@Hint("A place in the order is not a number of rows. What does a page need to know of the last ticket that was seen?")
@Hint(
        "With a comparator for the order, what comes after a place is what compares greater. The place needs no ticket that is still open.")
@Hint(
        "Ask for one ticket more than the limit: if it comes, there is a next page, and the cursor is that of the last ticket shown.")
@ExplainedIn("contracts#a-list-that-will-not-stand-still")
class TicketPagesTest {
    /** Ids 1 to 6: two of priority 9, three of 5, one of 1. In order: 2, 5, 1, 4, 6, 3. */
    private final List<Ticket> open = new ArrayList<>(List.of(
            new Ticket(1, 5),
            new Ticket(2, 9),
            new Ticket(3, 1),
            new Ticket(4, 5),
            new Ticket(5, 9),
            new Ticket(6, 5)));

    private final TicketPages pages = new TicketPages(() -> open);

    private static JsonNode json(Answer answer) {
        try {
            return new JsonMapper().readTree(answer.body());
        } catch (JsonProcessingException e) {
            return new JsonMapper().createObjectNode();
        }
    }

    private static List<Long> ids(Answer answer) {
        List<Long> ids = new ArrayList<>();
        json(answer).path("tickets").forEach(ticket -> ids.add(ticket.path("id").asLong()));
        return ids;
    }

    /** Where the next page begins, or null. */
    private static String next(Answer answer) {
        return json(answer).path("next").textValue();
    }

    @Test
    void the_first_page_holds_the_most_urgent() {
        Answer answer = pages.page(3, null);
        expect("the status of a first page", answer.status()).toEqual(200);
        expect("the tickets of a first page of 3, of ids 1 to 6 with priorities 5, 9, 1, 5, 9, 5,", ids(answer))
                .ifEqual(List.of(3L, 1L, 4L), "The largest priority comes first.")
                .ifEqual(List.of(5L, 2L, 6L), "Among equals the smallest id comes first.")
                .ifEqual(List.of(2L, 1L, 4L), "The first tickets were taken before they were sorted.")
                .toEqual(List.of(2L, 5L, 1L));
        JsonNode first = json(answer).path("tickets").path(0);
        expect("the id and the priority of the first ticket,", first.path("id") + ", " + first.path("priority"))
                .usually("Both are numbers.")
                .toEqual("2, 9");
    }

    @Test
    @Needs("the_first_page_holds_the_most_urgent")
    void pages_of_any_size_give_every_ticket_once() {
        for (int limit = 1; limit <= 7; limit++) {
            expect("the tickets of all pages of " + limit, all(limit))
                    .ifEqual(List.of(2L, 2L), "The last ticket of a page is the first of the next.")
                    .ifEqual(
                            List.of(2L, 1L, 3L),
                            "Tickets of one priority were lost: the place is the priority and the id, together.")
                    .ifEqual(
                            List.of(2L, 5L, 6L),
                            "Both parts of the place must be compared together: the id decides only between equals.")
                    .toEqual(List.of(2L, 5L, 1L, 4L, 6L, 3L));
        }
    }

    /** All pages, up to 12 of them; stops where a page begins with the ticket that the page before ended with. */
    private List<Long> all(int limit) {
        List<Long> found = new ArrayList<>();
        String after = null;
        for (int page = 0; page < 12; page++) {
            Answer answer = pages.page(limit, after);
            List<Long> ids = ids(answer);
            boolean again = !found.isEmpty() && !ids.isEmpty() && ids.get(0).equals(found.get(found.size() - 1));
            found.addAll(again ? ids.subList(0, 1) : ids);
            after = next(answer);
            if (after == null || again) {
                break;
            }
        }
        return found;
    }

    @Test
    @Needs("the_first_page_holds_the_most_urgent")
    void the_last_page_says_that_it_is_the_last() {
        for (int limit : new int[] {6, 7}) {
            expect(
                            "next of a page of " + limit + " that holds all six tickets",
                            String.valueOf(next(pages.page(limit, null))))
                    .usually("A full page may be the last one: next is for tickets that follow.")
                    .toEqual("null");
        }
        open.clear();
        Answer empty = pages.page(3, null);
        expect("the status while no ticket is open", empty.status())
                .usually("No tickets are an empty page, which is an answer like any other.")
                .toEqual(200);
        expect("the tickets while none is open", ids(empty))
                .usually("They were those of an earlier moment: ask for the tickets with each page.")
                .toEqual(List.of());
    }

    @Test
    @Needs("pages_of_any_size_give_every_ticket_once")
    void tickets_that_come_and_go_move_no_other() {
        String after = next(pages.page(2, null));
        open.add(new Ticket(7, 10));
        expect("the second page of 2, after a more urgent ticket was opened,", ids(pages.page(2, after)))
                .ifEqual(
                        List.of(5L, 1L),
                        "An offset counts rows that come and go: the new ticket pushed the others down, and 5 comes twice.")
                .toEqual(List.of(1L, 4L));
        open.remove(6);
        open.removeIf(ticket -> ticket.id() == 2);
        expect("the second page of 2, after a ticket of the first was closed,", ids(pages.page(2, after)))
                .ifEqual(
                        List.of(4L, 6L),
                        "An offset counts rows that come and go: ticket 1 moved up, and nobody sees it.")
                .toEqual(List.of(1L, 4L));
        open.removeIf(ticket -> ticket.id() == 5);
        Answer answer = pages.page(2, after);
        expect("the status of the second page, after the last ticket of the first was closed,", answer.status())
                .usually(
                        "The place is lost when its ticket is closed. A place is where the ticket stood, not the ticket.")
                .toEqual(200);
        expect("the second page of 2, after the last ticket of the first was closed,", ids(answer))
                .toEqual(List.of(1L, 4L));
        open.add(new Ticket(8, 9));
        expect(
                        "the second page of 2, after a ticket was opened that comes right after the first page,",
                        ids(pages.page(2, after)))
                .ifEqual(
                        List.of(1L, 4L),
                        "The cursor holds the place of the next ticket: whatever is opened before that is lost.")
                .toEqual(List.of(8L, 1L));
    }

    @Test
    @Needs("pages_of_any_size_give_every_ticket_once")
    void priorities_and_ids_may_be_of_any_size() {
        open.clear();
        open.addAll(List.of(
                new Ticket(Long.MAX_VALUE, Integer.MIN_VALUE),
                new Ticket(1L << 41, Integer.MAX_VALUE),
                new Ticket(1L << 40, Integer.MAX_VALUE),
                new Ticket(3, -1000),
                new Ticket(2, -1000),
                new Ticket(0, 0)));
        for (int limit : new int[] {6, 1}) {
            expect("the tickets of all pages of " + limit + ", of huge ids and priorities,", all(limit))
                    .usually(
                            "Something overflowed, or == compared two objects: a difference of priorities, -priority, an id as an int.")
                    .toEqual(List.of(1L << 40, 1L << 41, 0L, 2L, 3L, Long.MAX_VALUE));
        }
    }

    @Test
    @Needs("the_first_page_holds_the_most_urgent")
    void a_page_shows_one_moment_and_leaves_the_list_as_it_is() {
        List<Ticket> before = List.copyOf(open);
        int[] asked = {0};
        new TicketPages(() -> {
                    asked[0]++;
                    return open;
                })
                .page(3, null);
        expect("how often one page asked for the tickets", asked[0])
                .usually("Between two questions tickets come and go: a page shows one moment.")
                .toEqual(1);
        expect("the list of open tickets after that", open)
                .usually("It belongs to the hospital: sort a copy.")
                .toEqual(before);
    }

    @Test
    @Needs("pages_of_any_size_give_every_ticket_once")
    void a_cursor_may_be_used_again_and_with_another_limit() {
        String after = next(pages.page(2, null));
        pages.page(1, after);
        expect("the page of 3 after the first 2, asked for again,", ids(pages.page(3, after)))
                .ifEqual(List.of(1L, 4L), "A page has the limit that it was asked for with, not an earlier one.")
                .ifEqual(List.of(), "A cursor does not end with its first use.")
                .toEqual(List.of(1L, 4L, 6L));
    }

    @Test
    void what_cannot_be_answered_is_refused() {
        for (int limit : new int[] {0, -1, 101, Integer.MIN_VALUE, Integer.MAX_VALUE}) {
            expect("the status for a limit of " + limit, pages.page(limit, null).status())
                    .usually("A limit of " + limit + " was let in. A refusal is said by its status.")
                    .toEqual(400);
        }
        for (int limit : new int[] {1, 100}) {
            expect("the status for a limit of " + limit, pages.page(limit, null).status())
                    .usually("A limit of " + limit + " was refused.")
                    .toEqual(200);
        }
        String given = next(pages.page(2, null));
        if (given != null) {
            for (String after : notGivenOut(given)) {
                expect(
                                "the status for an after that was not given out, \"" + after + "\",",
                                pages.page(2, after).status())
                        .ifEqual(
                                200,
                                "A cursor that was changed starts at the beginning again, or somewhere: nobody notices that pages repeat.")
                        .toEqual(400);
            }
        }
    }

    /** Cursors that nobody gave out, among them the given one with each letter changed. */
    private static List<String> notGivenOut(String given) {
        List<String> others = new ArrayList<>(List.of("", "2", "bm90IGEgY3Vyc29y", given + " ", " " + given));
        for (int i = 0; i < given.length(); i++) {
            char letter = given.charAt(i);
            char other =
                    Character.isDigit(letter) ? letter == '9' ? '0' : (char) (letter + 1) : letter == 'x' ? 'y' : 'x';
            others.add(given.substring(0, i) + other + given.substring(i + 1));
        }
        return others;
    }

    @Test
    @Needs
    void agrees_with_the_solution() {
        Agreement.on(readings())
                .ask(
                        "the pages of {limit} of tickets 1, 2, … with the priorities {priorities}, where after each page one of the tickets {closed} is closed and a ticket 100, 101, … is opened,",
                        TicketPagesTest::read)
                .holds();
    }

    /** Tickets 1, 2, … with these priorities, the numbers of those closed after each page, and the limit. */
    private record Reading(List<Integer> priorities, List<Integer> closed, int limit) {}

    private static List<List<Long>> read(Reading reading) {
        List<Ticket> open =
                new ArrayList<>(IntStream.range(0, reading.priorities().size())
                        .mapToObj(i -> new Ticket(i + 1, reading.priorities().get(i)))
                        .toList());
        TicketPages pages = new TicketPages(() -> open);
        List<List<Long>> found = new ArrayList<>();
        String after = null;
        for (int page = 0; page < 20; page++) {
            Answer answer = pages.page(reading.limit(), after);
            found.add(ids(answer));
            after = next(answer);
            if (after == null) {
                break;
            }
            if (page < reading.closed().size()) {
                long id = reading.closed().get(page);
                open.removeIf(ticket -> ticket.id() == id);
                open.add(new Ticket(100 + page, (int) id % 4));
            }
        }
        return found;
    }

    private static Inputs<Reading> readings() {
        return Inputs.listOf(Inputs.whole(-2, 3), 9)
                .and(Inputs.listOf(Inputs.whole(1, 9), 6), (priorities, closed) -> new Reading(priorities, closed, 1))
                .and(
                        Inputs.whole(1, 4),
                        (reading, limit) -> new Reading(reading.priorities(), reading.closed(), limit));
    }
}
