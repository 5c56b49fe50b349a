package gradus.engine.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gradus.engine.SmallCourse;
import gradus.engine.grading.Grader;
import gradus.engine.grading.WorkerGrader;
import gradus.engine.progress.FakeGrader;
import gradus.engine.proof.Part.Step;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("proof")
class ProofPoolTest {
    private static final Supplier<Grader> NONE = FakeGrader::new;

    private static Part part(Cost.What what, String id, Part.Work... steps) {
        List<Step> all = new ArrayList<>();
        for (Part.Work work : steps) {
            all.add(new Step(id, Optional.empty(), work));
        }
        return new Part(what, id, 6, all);
    }

    private static List<String> failures(ProofPool pool, Part part) {
        return part.steps().stream().flatMap(s -> pool.failures(s).stream()).toList();
    }

    @Test
    void what_is_dear_is_begun_first_and_demos_before_exercises() {
        List<String> order = Collections.synchronizedList(new ArrayList<>());
        List<Part> parts = new ArrayList<>();
        for (String id : List.of("1 cheap", "9 dear", "5 fair")) {
            Part.Work work = grader -> {
                order.add(id);
                return List.of();
            };
            parts.add(part(Cost.What.EXERCISE, id, work, work));
        }
        parts.add(part(Cost.What.DEMO, "0 demo", grader -> {
            order.add("demo");
            return List.of();
        }));
        try (ProofPool pool = ProofPool.start(parts, 1, p -> p.id().charAt(0), NONE)) {
            parts.forEach(p -> failures(pool, p));
        }
        assertThat(order).containsExactly("demo", "9 dear", "9 dear", "5 fair", "5 fair", "1 cheap", "1 cheap");
    }

    @Test
    void two_workers_work_at_the_same_time_each_with_its_own_grader() {
        CyclicBarrier both = new CyclicBarrier(2);
        List<Grader> graders = Collections.synchronizedList(new ArrayList<>());
        Part.Work meet = grader -> {
            graders.add(grader);
            try {
                both.await(30, TimeUnit.SECONDS);
                return List.of();
            } catch (Exception e) {
                return List.of("nobody else came: " + e);
            }
        };
        Part part = part(Cost.What.EXERCISE, "meeting", meet, meet);
        try (ProofPool pool = ProofPool.start(List.of(part), 2, p -> 1, NONE)) {
            assertThat(failures(pool, part)).isEmpty();
        }
        assertThat(graders.get(0)).isNotSameAs(graders.get(1));
    }

    @Test
    void failures_are_told_and_a_file_that_cannot_be_read_is_one() {
        Part part = part(Cost.What.EXERCISE, "sums/1", grader -> List.of("it passes", "it is late"), grader -> {
            throw new IOException("no such file");
        });
        try (ProofPool pool = ProofPool.start(List.of(part), 2, p -> 1, NONE)) {
            assertThat(failures(pool, part))
                    .containsExactly("it passes", "it is late", "java.io.IOException: no such file");
        }
    }

    @Test
    void an_error_of_the_engine_itself_reaches_whoever_waits() {
        Part part = part(Cost.What.EXERCISE, "sums/1", grader -> {
            throw new IllegalStateException("a fault of the engine");
        });
        try (ProofPool pool = ProofPool.start(List.of(part), 1, p -> 1, NONE)) {
            assertThatThrownBy(() -> failures(pool, part)).hasMessageContaining("a fault of the engine");
        }
    }

    @Test
    void processor_time_is_charged_to_the_part_that_spent_it() {
        Part busy = part(Cost.What.EXERCISE, "busy", grader -> {
            long end = System.nanoTime() + 300_000_000;
            long sum = 0;
            while (System.nanoTime() < end || sum == 1) {
                sum += 2;
            }
            return List.of();
        });
        Part quick = part(Cost.What.EXERCISE, "quick", grader -> List.of());
        try (ProofPool pool = ProofPool.start(List.of(busy, quick), 1, p -> 1, NONE)) {
            failures(pool, busy);
            failures(pool, quick);
            assertThat(pool.cost(busy).core()).isBetween(0.02, 1.0);
            assertThat(pool.cost(quick).core()).isLessThan(0.02);
        }
    }

    @Test
    void a_workers_processor_time_is_charged_too_but_its_start_to_nobody(@TempDir Path folder) {
        Part part = Part.of(SmallCourse.in(folder).task(), true);
        try (ProofPool pool = ProofPool.start(List.of(part), 1, p -> 1, WorkerGrader::start)) {
            assertThat(failures(pool, part)).isEmpty();
            assertThat(pool.start().core()).isGreaterThan(0.3); // a virtual machine that compiles
            double each = pool.cost(part).core() / part.steps().size();
            assertThat(each).isBetween(0.001, pool.start().core() / 2);
        }
    }

    @Test
    void there_must_be_a_worker() {
        assertThatThrownBy(() -> ProofPool.start(List.of(), 0, p -> 1, NONE))
                .hasMessage("workers must be at least 1, but was 0");
    }
}
