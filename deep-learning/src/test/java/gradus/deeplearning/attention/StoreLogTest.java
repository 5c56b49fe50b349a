package gradus.deeplearning.attention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StoreLogTest {
    @Test
    void a_hash_map_gives_every_answer_of_every_log() {
        for (StoreLog log : StoreLog.random(500, 16, new Random(1))) {
            Map<Integer, Integer> store = new HashMap<>();
            for (int t = 0; t < 16; t++) {
                StoreLog.Operation operation = log.operation(t);
                switch (operation.kind()) {
                    case PUT -> store.put(operation.key(), operation.value());
                    case GET -> assertThat(log.answerOf(t)).isEqualTo(store.get(operation.key()));
                    case ANSWER -> assertThat(operation.value()).isEqualTo(log.answerOf(t - 1));
                }
            }
            assertThat(log.operation(15).kind()).isEqualTo(StoreLog.Kind.GET);
        }
    }

    @Test
    void an_overwritten_key_was_put_more_than_once_and_its_last_put_decides() {
        for (StoreLog log : StoreLog.random(500, 16, new Random(2))) {
            int key = log.operation(15).key();
            int puts = 0;
            int last = -1;
            for (int t = 0; t < 15; t++) {
                if (log.operation(t).kind() == StoreLog.Kind.PUT
                        && log.operation(t).key() == key) {
                    puts++;
                    last = t;
                }
            }
            assertThat(log.source(15)).isEqualTo(last);
            assertThat(log.overwritten(15)).isEqualTo(puts > 1);
        }
    }

    @Test
    void the_last_question_is_never_a_target_of_training() {
        StoreLog log = StoreLog.random(16, new Random(3));
        float[] targets = new float[16 * StoreLog.VALUES];
        log.targets(targets, 0);
        for (int v = 0; v < StoreLog.VALUES; v++) {
            assertThat(targets[15 * StoreLog.VALUES + v]).isZero();
        }
    }

    @Test
    void the_baseline_says_what_was_put_last_and_scores_are_shares() {
        List<StoreLog> logs = StoreLog.random(200, 16, new Random(4));
        int[] right = logs.stream().mapToInt(log -> log.answerOf(15)).toArray();
        assertThat(StoreScore.of(right, logs)).isEqualTo(new StoreScore(1, 1));
        assertThat(StoreScore.of(StoreScore.lastPut(logs), logs).once()).isLessThan(0.5);
    }

    @Test
    void a_log_too_short_for_a_question_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StoreLog.random(3, new Random(1)))
                .withMessage("time must be at least 4, but was 3");
    }
}
