package gradus.engine.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gradus.engine.benchmark.FeedbackBenchmark.Times;
import gradus.engine.progress.TwoExercises;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@Tag("proof")
class FeedbackBenchmarkTest {
    @TempDir
    Path folder;

    @Test
    void quantiles_are_times_that_were_measured() {
        Times times = new Times(
                99,
                IntStream.rangeClosed(1, 20).mapToObj(i -> (double) (21 - i)).toList());
        assertThat(times.median()).isEqualTo(10);
        assertThat(times.p95()).isEqualTo(19);
        assertThat(times.max()).isEqualTo(20);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void the_learners_file_is_put_back_when_the_watch_fails() throws Exception {
        TwoExercises course = TwoExercises.in(folder);
        course.save("class Mine {}");
        FeedbackBenchmark benchmark =
                new FeedbackBenchmark(folder, course.sum(), List.of("sh", "-c", "exit 1"), words -> {});
        assertThatThrownBy(() -> benchmark.saves(5))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("the watch has ended");
        assertThat(course.file()).isEqualTo("class Mine {}");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void each_save_is_measured_until_its_verdict_is_read() throws Exception {
        TwoExercises course = TwoExercises.in(folder);
        course.save("class Mine {}");
        // Says "passed" and "wrong" in turn, half a second after each change of the file: longer than a busy machine
        // takes
        // between the write that the watch sees and the moment from which the benchmark counts.
        String watch = "before=; i=0; while [ $i -lt 13 ]; do now=$(cat '"
                + course.sum().learnerFile() + "'); "
                + "if [ -n \"$now\" ] && [ \"$now\" != \"$before\" ] && [ \"$now\" != 'class Mine {}' ]; then before=$now; sleep 0.5; "
                + "if [ $((i % 2)) -eq 0 ]; then echo 'x  passed  y'; else echo 'x  wrong  y'; fi; i=$((i + 1)); fi; "
                + "sleep 0.01; done";
        Times times = new FeedbackBenchmark(folder, course.sum(), List.of("sh", "-c", watch), words -> {}).saves(3);
        assertThat(times.times()).hasSize(3).allSatisfy(time -> assertThat(time).isGreaterThanOrEqualTo(100));
        assertThat(course.file()).isEqualTo("class Mine {}");
    }
}
