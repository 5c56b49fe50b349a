package gradus.deployment.contracts;

import static gradus.deployment.contracts.JsonBody.ordered;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.javalin.Javalin;
import io.javalin.http.Context;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;

/**
 * Charges behind HTTP, on this machine only: {@code POST /v2/charges} under an {@code Idempotency-Key}, {@code GET /v2/charges} in
 * pages, and {@code GET /v1/charges}, whose end is announced. The client is named by the header {@code Client}; where clients are
 * strangers, an authentication stands before it.
 */
public final class ChargeApi implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();
    private static final long MOST_CENTS = 1_000_000;

    private final ChargeLedger ledger;
    private final IdempotentRequests requests;
    private final Retirement first;
    private final Supplier<Instant> clock;
    private final Javalin app;

    /**
     * Starts on a free port.
     *
     * @param first when version 1 ends
     */
    public ChargeApi(DataSource database, Cursors cursors, Retirement first, Supplier<Instant> clock)
            throws SQLException {
        this.ledger = new ChargeLedger(database, cursors);
        this.requests = new IdempotentRequests(database);
        this.first = first;
        this.clock = clock;
        this.app = Javalin.create(config -> {
                    config.startup.showJavalinBanner = false;
                    config.startup.startupWatcherEnabled = false;
                    config.routes.post("/v2/charges", this::charge);
                    config.routes.get("/v2/charges", this::page);
                    config.routes.get("/v1/charges", this::all);
                    config.routes.exception(Problem.class, ChargeApi::refuse);
                })
                .start("127.0.0.1", 0);
    }

    /** Where it listens. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + app.port());
    }

    private void charge(Context ctx) throws SQLException {
        byte[] body = RequestBody.read(ctx, 4096, Duration.ofSeconds(5));
        String client = client(ctx);
        long cents = cents(Measurements.parse(body));
        long second = clock.get().getEpochSecond();
        IdempotentRequests.Reply reply = requests.answer(
                client,
                ctx.header("Idempotency-Key"),
                IdempotentRequests.fingerprint("POST", ctx.path(), body),
                clock.get(),
                connection -> {
                    long id = ChargeLedger.charge(connection, client, cents, second);
                    return new IdempotentRequests.Reply(201, json(ordered("id", id, "cents", cents)));
                });
        ctx.status(reply.status()).contentType("application/json").result(reply.body());
    }

    private static long cents(JsonNode body) {
        JsonNode cents = body.path("cents");
        if (!cents.isIntegralNumber()
                || !cents.canConvertToLong()
                || cents.longValue() < 1
                || cents.longValue() > MOST_CENTS) {
            String detail =
                    "must be a whole number from 1 to " + MOST_CENTS + ", but was " + Measurements.describe(cents);
            Measurements.refuseIfAny(List.of(new Violation("#/cents", detail)));
        }
        return cents.longValue();
    }

    private void page(Context ctx) throws SQLException {
        String limit = Optional.ofNullable(ctx.queryParam("limit")).orElse("100");
        if (!limit.matches("\\d{1,6}")) {
            throw new Problem(400, "limit must be a whole number, but was not");
        }
        ChargeLedger.Page page =
                ledger.page(client(ctx), Optional.ofNullable(ctx.queryParam("after")), Integer.parseInt(limit));
        Map<String, Object> body = ordered("charges", page.charges());
        page.next().ifPresent(next -> body.put("next", next));
        ctx.contentType("application/json").result(json(body));
    }

    /** Version 1 knew no pages; it lists the newest thousand until its sunset. */
    private void all(Context ctx) throws SQLException {
        first.headers().forEach(ctx::header);
        first.refuseIfOver(clock.get());
        ctx.contentType("application/json")
                .result(json(ledger.page(client(ctx), Optional.empty(), 1000).charges()));
    }

    private static String client(Context ctx) {
        String client = ctx.header("Client");
        if (client == null || !client.matches("[a-z0-9-]{1,40}")) {
            throw new Problem(400, "Client must name who asks, in up to 40 letters, digits and hyphens");
        }
        return client;
    }

    private static void refuse(Problem problem, Context ctx) {
        ctx.status(problem.status()).contentType("application/problem+json").result(Problems.json(problem, null));
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer must fit into JSON", e);
        }
    }

    @Override
    public void close() {
        app.stop();
    }
}
