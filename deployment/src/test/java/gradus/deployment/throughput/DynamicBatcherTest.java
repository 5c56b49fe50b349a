package gradus.deployment.throughput;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class DynamicBatcherTest {
    private static final Duration LONG = Duration.ofHours(1);

    private final List<List<Integer>> asked = Collections.synchronizedList(new ArrayList<>());

    private List<Integer> tenfold(List<Integer> questions) {
        asked.add(List.copyOf(questions));
        return questions.stream().map(q -> 10 * q).toList();
    }

    private static <A> A get(CompletableFuture<A> future) throws Exception {
        return future.get(10, TimeUnit.SECONDS);
    }

    @Test
    void a_full_batch_goes_at_once_in_the_order_of_the_questions() throws Exception {
        try (DynamicBatcher<Integer, Integer> batcher =
                new DynamicBatcher<>(new BatchPolicy(3, LONG, 9), this::tenfold)) {
            var first = batcher.submit(1);
            var second = batcher.submit(2);
            var third = batcher.submit(3);
            assertThat(get(third)).isEqualTo(30);
            assertThat(get(second)).isEqualTo(20);
            assertThat(get(first)).isEqualTo(10);
            assertThat(asked).containsExactly(List.of(1, 2, 3));
        }
    }

    @Test
    void a_lonely_question_waits_no_longer_than_agreed() throws Exception {
        try (DynamicBatcher<Integer, Integer> batcher =
                new DynamicBatcher<>(new BatchPolicy(1000, Duration.ofMillis(20), 1000), this::tenfold)) {
            long begin = System.nanoTime();
            assertThat(get(batcher.submit(4))).isEqualTo(40);
            assertThat(System.nanoTime() - begin).isGreaterThanOrEqualTo(20_000_000);
        }
    }

    /** A model that is busy with its first batch until it is let go. */
    private final class Held implements Function<List<Integer>, List<Integer>> {
        final CountDownLatch inside = new CountDownLatch(1);
        final CountDownLatch go = new CountDownLatch(1);

        @Override
        public List<Integer> apply(List<Integer> questions) {
            inside.countDown();
            try {
                go.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return tenfold(questions);
        }
    }

    @Test
    void while_the_model_is_busy_questions_gather_and_the_next_too_many_is_refused() throws Exception {
        Held model = new Held();
        try (DynamicBatcher<Integer, Integer> batcher =
                new DynamicBatcher<>(new BatchPolicy(2, Duration.ZERO, 3), model)) {
            List<CompletableFuture<Integer>> answers = new ArrayList<>(List.of(batcher.submit(0)));
            model.inside.await();
            for (int i = 1; i <= 3; i++) {
                answers.add(batcher.submit(i));
            }
            assertThat(batcher.waiting()).isEqualTo(3);
            assertThatExceptionOfType(Overloaded.class)
                    .isThrownBy(() -> batcher.submit(4))
                    .withMessage("3 requests wait; try again in 1 s")
                    .satisfies(full -> assertThat(full.header()).isEqualTo("1"));
            model.go.countDown();
            for (int i = 0; i <= 3; i++) {
                assertThat(get(answers.get(i))).isEqualTo(10 * i);
            }
            assertThat(asked).containsExactly(List.of(0), List.of(1, 2), List.of(3));
        }
    }

    @Test
    void a_question_that_the_model_cannot_answer_fails_for_its_own_caller() throws Exception {
        try (DynamicBatcher<Integer, Integer> batcher = new DynamicBatcher<>(new BatchPolicy(8, LONG, 8), questions -> {
            if (questions.contains(5)) {
                throw new IllegalArgumentException("5 of " + questions.size());
            }
            return tenfold(questions);
        })) {
            List<CompletableFuture<Integer>> answers = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                answers.add(batcher.submit(i));
            }
            for (int i = 0; i < 8; i++) {
                CompletableFuture<Integer> answer = answers.get(i);
                if (i == 5) {
                    assertThatThrownBy(() -> get(answer)).hasRootCauseMessage("5 of 1");
                } else {
                    assertThat(get(answer)).isEqualTo(10 * i);
                }
            }
            assertThat(asked).containsExactly(List.of(0, 1, 2, 3), List.of(4), List.of(6, 7));
        }
    }

    @Test
    void answers_that_do_not_match_the_questions_go_to_nobody() {
        for (List<Integer> wrong : List.of(List.of(1), List.of(1, 2, 3))) {
            try (DynamicBatcher<Integer, Integer> batcher =
                    new DynamicBatcher<>(new BatchPolicy(2, LONG, 2), questions -> wrong)) {
                var first = batcher.submit(1);
                var second = batcher.submit(2);
                for (var answer : List.of(first, second)) {
                    assertThatThrownBy(() -> get(answer))
                            .hasRootCauseMessage(
                                    "the model must give 2 answers (one for each question), but gave " + wrong.size());
                }
            }
        }
    }

    @Test
    void an_error_leaves_nobody_waiting_and_the_next_batch_is_answered() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        try (DynamicBatcher<Integer, Integer> batcher = new DynamicBatcher<>(new BatchPolicy(1, LONG, 4), questions -> {
            if (calls.getAndIncrement() == 0) {
                throw new StackOverflowError("deep");
            }
            return tenfold(questions);
        })) {
            var first = batcher.submit(1);
            assertThatThrownBy(() -> get(first)).hasCauseInstanceOf(StackOverflowError.class);
            assertThat(get(batcher.submit(2))).isEqualTo(20);
        }
    }

    @Test
    void nothing_is_computed_for_a_caller_who_has_given_up() throws Exception {
        Held model = new Held();
        try (DynamicBatcher<Integer, Integer> batcher =
                new DynamicBatcher<>(new BatchPolicy(2, Duration.ZERO, 8), model)) {
            batcher.submit(0);
            model.inside.await();
            var gone = batcher.submit(1);
            var stays = batcher.submit(2);
            gone.cancel(false);
            model.go.countDown();
            assertThat(get(stays)).isEqualTo(20);
            assertThat(asked).containsExactly(List.of(0), List.of(2));
        }
    }

    @Test
    void who_has_given_up_takes_no_place_though_the_model_is_busy() throws Exception {
        Held model = new Held();
        try (DynamicBatcher<Integer, Integer> batcher =
                new DynamicBatcher<>(new BatchPolicy(2, Duration.ZERO, 2), model)) {
            batcher.submit(0);
            model.inside.await();
            var gone = batcher.submit(1);
            var stays = batcher.submit(2);
            assertThatExceptionOfType(Overloaded.class).isThrownBy(() -> batcher.submit(3));
            gone.cancel(false);
            var next = batcher.submit(3);
            model.go.countDown();
            assertThat(get(stays)).isEqualTo(20);
            assertThat(get(next)).isEqualTo(30);
            assertThat(asked).containsExactly(List.of(0), List.of(2, 3));
        }
    }

    @Test
    void closing_answers_those_inside_and_takes_no_more() throws Exception {
        DynamicBatcher<Integer, Integer> batcher = new DynamicBatcher<>(new BatchPolicy(100, LONG, 100), this::tenfold);
        var first = batcher.submit(1);
        var second = batcher.submit(2);
        batcher.close();
        batcher.close();
        assertThat(first).isCompletedWithValue(10);
        assertThat(second).isCompletedWithValue(20);
        assertThatThrownBy(() -> batcher.submit(3))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the batcher is closed");
        assertThat(asked).containsExactly(List.of(1, 2));
    }

    @Test
    void it_may_be_closed_by_what_is_chained_to_an_answer() throws Exception {
        DynamicBatcher<Integer, Integer> batcher = new DynamicBatcher<>(new BatchPolicy(2, LONG, 4), this::tenfold);
        var closes = batcher.submit(1).thenAccept(answer -> batcher.close());
        var other = batcher.submit(2);
        get(closes);
        assertThat(get(other)).isEqualTo(20);
        batcher.close();
    }

    @Test
    void of_many_threads_each_gets_its_own_answer_or_its_own_refusal_and_none_is_lost() throws Exception {
        for (int seed = 0; seed < 10; seed++) {
            int most = 1 + new SplittableRandom(seed).nextInt(16);
            DynamicBatcher<Integer, Integer> batcher = new DynamicBatcher<>(
                    new BatchPolicy(most, Duration.ofNanos(50_000L * seed), 2 * most), this::tenfold);
            AtomicInteger answered = new AtomicInteger();
            AtomicInteger refused = new AtomicInteger();
            List<CompletableFuture<Void>> callers = new ArrayList<>();
            for (int caller = 0; caller < 8; caller++) {
                int begin = 1000 * caller;
                callers.add(CompletableFuture.runAsync(
                        () -> ask(batcher, begin, answered, refused), command -> new Thread(command).start()));
            }
            for (CompletableFuture<Void> caller : callers) {
                get(caller);
            }
            batcher.close();
            assertThat(answered.get() + refused.get()).isEqualTo(8 * 200);
            assertThat(asked.stream().mapToInt(List::size).sum()).isEqualTo(answered.get());
            assertThat(asked).allMatch(batch -> batch.size() <= most);
            asked.clear();
        }
    }

    private static void ask(
            DynamicBatcher<Integer, Integer> batcher, int begin, AtomicInteger answered, AtomicInteger refused) {
        for (int i = begin; i < begin + 200; i++) {
            try {
                assertThat(batcher.submit(i).join()).isEqualTo(10 * i);
                answered.incrementAndGet();
            } catch (Overloaded e) {
                refused.incrementAndGet();
            } catch (CompletionException e) {
                throw new AssertionError("question " + i, e);
            }
        }
    }
}
