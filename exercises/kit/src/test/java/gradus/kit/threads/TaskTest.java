package gradus.kit.threads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gradus.kit.http.Waits;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class TaskTest {
    @Test
    void what_comes_of_it_is_told_and_nothing_while_it_waits() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        Task<String> waiting = Task.of(() -> Waits.await(go, 10) ? "went on" : "gave up");
        assertThat(waiting.ended()).isNull();
        Task<String> brief = Task.of(() -> {});
        assertThat(Task.first(waiting, brief)).isEqualTo("ended");
        go.countDown();
        assertThat(waiting.result()).isEqualTo("went on");
        assertThat(waiting.ended()).isEqualTo("went on");
    }

    @Test
    void what_it_throws_is_thrown() {
        Task<String> failing = Task.of(() -> {
            throw new IllegalStateException("no");
        });
        assertThatThrownBy(failing::result).hasRootCauseInstanceOf(IllegalStateException.class);
    }
}
