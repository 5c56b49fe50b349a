import static org.assertj.core.api.Assertions.assertThat;

class TicketPagesTests {
    // begin solution: your tests
    private List<Integer> read(int limit, Runnable between) {
        List<Integer> ids = new ArrayList<>();
        JsonNode body;
        String after = null;
        do {
            Answer answer = pages.page(limit, after);
            assertThat(answer.status()).isEqualTo(200);
            body = json(answer);
            body.get("tickets").forEach(ticket -> {
                assertThat(ticket.get("id").isNumber()).isTrue();
                assertThat(ticket.get("priority").isNumber()).isTrue();
                ids.add(ticket.get("id").intValue());
            });
            assertThat(body.get("tickets")).hasSizeLessThanOrEqualTo(limit);
            after = body.path("next").textValue();
            between.run();
            assertThat(ids).as("pages end").hasSizeLessThan(50);
        } while (after != null);
        assertThat(body.get("tickets")).as("the last page").isNotEmpty();
        return ids;
    }

    @Test
    void all_of_them_in_order() {
        assertThat(read(2, () -> {})).containsExactly(2, 5, 1, 4, 6, 3);
        assertThat(read(3, () -> {})).containsExactly(2, 5, 1, 4, 6, 3);
        assertThat(read(100, () -> {})).containsExactly(2, 5, 1, 4, 6, 3);
    }

    @Test
    void while_they_come_and_go() {
        int[] id = {10};
        List<Integer> ids = read(2, () -> {
            open.add(new Ticket(id[0]++, 10));
            open.removeIf(ticket -> ticket.id() == 5 || ticket.id() == 4);
        });
        assertThat(ids).containsExactly(2, 5, 1, 6, 3);
    }

    @Test
    void refusals() {
        for (int limit : new int[] {-1, 0, 101}) {
            assertThat(pages.page(limit, null).status()).isEqualTo(400);
        }
        assertThat(pages.page(3, "made up").status()).isEqualTo(400);
        assertThat(pages.page(3, "").status()).isEqualTo(400);
    }
    // end solution
}
