package gradus.deployment.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class HotSwapTest {
    private final List<Exception> failures = new ArrayList<>();

    private static final class Model implements AutoCloseable {
        private final int version;
        private final AtomicInteger closed = new AtomicInteger();

        private Model(int version) {
            this.version = version;
        }

        @Override
        public void close() {
            closed.incrementAndGet();
        }
    }

    private HotSwap<Model> swap(Model first) {
        return new HotSwap<>(first, failures::add);
    }

    @Test
    void a_request_keeps_its_model_and_the_last_one_closes_it() {
        Model one = new Model(1);
        Model two = new Model(2);
        HotSwap<Model> swap = swap(one);
        HotSwap.Lease<Model> early = swap.lease();
        HotSwap.Lease<Model> other = swap.lease();
        CompletableFuture<Void> gone = swap.swap(two);
        assertThat(swap.lease().model()).isSameAs(two);
        assertThat(early.model()).isSameAs(one);
        early.close();
        early.close();
        assertThat(one.closed).hasValue(0);
        assertThat(gone).isNotDone();
        assertThat(other.model()).isSameAs(one);
        other.close();
        assertThat(one.closed).hasValue(1);
        assertThat(gone).isDone();
        assertThatThrownBy(early::model).hasMessage("the lease must not have ended, but has");
    }

    @Test
    void a_model_without_requests_is_closed_at_once() {
        Model one = new Model(1);
        HotSwap<Model> swap = swap(one);
        swap.lease().close();
        assertThat(one.closed).hasValue(0);
        assertThat(swap.swap(new Model(2))).isDone();
        assertThat(one.closed).hasValue(1);
    }

    @Test
    void after_the_end_nothing_is_leased_and_running_requests_finish() {
        Model one = new Model(1);
        HotSwap<Model> swap = swap(one);
        HotSwap.Lease<Model> running = swap.lease();
        swap.close();
        swap.close();
        assertThat(one.closed).hasValue(0);
        assertThat(running.model()).isSameAs(one);
        running.close();
        assertThat(one.closed).hasValue(1);
        assertThatThrownBy(swap::lease).hasMessage("there must be a model, but the swap is closed");
        assertThatThrownBy(() -> swap.swap(new Model(2)))
                .hasMessage("there must be a model to replace, but the swap is closed");
    }

    @Test
    void a_model_cannot_replace_itself() {
        Model one = new Model(1);
        assertThatThrownBy(() -> swap(one).swap(one))
                .hasMessage("next must be another model, but is the one that answers");
    }

    @Test
    void a_model_that_cannot_be_closed_is_told_of_and_spoils_no_request() {
        HotSwap<AutoCloseable> swap = new HotSwap<>(
                () -> {
                    throw new IllegalStateException("stuck");
                },
                failures::add);
        HotSwap.Lease<AutoCloseable> lease = swap.lease();
        CompletableFuture<Void> gone = swap.swap(() -> {});
        lease.close();
        assertThat(failures).singleElement().extracting(Exception::getMessage).isEqualTo("stuck");
        assertThat(gone).isDone();
    }

    @Test
    void a_model_that_cannot_be_closed_is_gone_whatever_becomes_of_the_report() {
        HotSwap<AutoCloseable> swap = new HotSwap<>(
                () -> {
                    throw new IllegalStateException("stuck");
                },
                failure -> {
                    throw new IllegalStateException("and nobody to tell", failure);
                });
        HotSwap.Lease<AutoCloseable> lease = swap.lease();
        CompletableFuture<Void> gone = swap.swap(() -> {});
        assertThatThrownBy(lease::close).hasMessage("and nobody to tell");
        assertThat(gone).isDone();
        assertThat(swap.open()).isEqualTo(1);
    }

    @Test
    void under_load_no_model_is_closed_in_use_and_each_is_closed_once() throws Exception {
        List<Model> models = new ArrayList<>(List.of(new Model(0)));
        HotSwap<Model> swap = swap(models.get(0));
        AtomicBoolean stop = new AtomicBoolean();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<Integer>> users = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                users.add(threads.submit(() -> inUseAfterClose(swap, stop)));
            }
            for (int version = 1; version <= 2000; version++) {
                models.add(new Model(version));
                swap.swap(models.get(version));
            }
            stop.set(true);
            for (Future<Integer> user : users) {
                assertThat(user.get()).isZero();
            }
        } finally {
            threads.shutdownNow();
        }
        swap.close();
        assertThat(models).allSatisfy(model -> assertThat(model.closed).hasValue(1));
    }

    private static int inUseAfterClose(HotSwap<Model> swap, AtomicBoolean stop) {
        int wrong = 0;
        int last = 0;
        while (!stop.get()) {
            try (HotSwap.Lease<Model> lease = swap.lease()) {
                int version = lease.model().version;
                wrong += lease.model().closed.get() > 0 || version < last || lease.model().version != version ? 1 : 0;
                last = version;
            }
        }
        return wrong;
    }
}
