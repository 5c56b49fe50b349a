package gradus.deployment.registry.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import gradus.deployment.registry.LiveModel;
import gradus.deployment.registry.Version;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the page says of killed processes, of a server under load, and of trainings that cannot be repeated. */
@Tag("proof")
class RegistryClaimsTest {
    private static Map<String, List<Kills.Left>> everywhere;

    @TempDir
    private Path folder;

    private static synchronized List<Kills.Left> left(String way) throws Exception {
        everywhere = everywhere == null ? Kills.everywhere() : everywhere;
        return everywhere.get(way);
    }

    @Test
    void a_process_killed_before_or_after_any_operation_leaves_one_champion() throws Exception {
        List<Kills.Left> left = left("sound");
        assertThat(left).hasSize(60).allSatisfy(one -> {
            assertThat(one.faults()).isEmpty();
            assertThat(one.champion()).isBetween(1, 2);
        });
        assertThat(left).extracting(Kills.Left::champion).contains(1, 2);
    }

    @Test
    void statement_by_statement_a_kill_leaves_every_kind_of_fault() throws Exception {
        List<Kills.Left> left = left("naive");
        assertThat(left).filteredOn(one -> one.champion() == 0).hasSize(2);
        assertThat(left).filteredOn(one -> one.has("by the log")).isNotEmpty();
        assertThat(left).filteredOn(one -> one.has("artefact")).isNotEmpty();
        assertThat(left).filteredOn(one -> one.faults().isEmpty()).hasSizeLessThan(left.size() / 2);
    }

    @Test
    void at_saturation_no_answer_is_lost_or_of_two_models() throws Exception {
        Story story = new Story(folder);
        story.train();
        story.registry().promote("weight", 1, 0, RegistryProcess.NOTE);
        Saturation.Outcome outcome = new Saturation(story).run(40, 260);
        assertThat(outcome.seen().asked()).isGreaterThan(1000);
        assertThat(outcome.seen().lost()).isZero();
        assertThat(outcome.seen().mixed()).isZero();
        assertThat(outcome.seen().versions()).containsExactly(1, 2, 3, 4, 5);
        assertThat(outcome.open()).isEqualTo(1);
    }

    @Test
    void only_the_training_whose_record_leaves_out_nothing_is_repeated() {
        new LeftOut()
                .trainings()
                .forEach((left, training) -> assertThat(Arrays.equals(
                                training.get().file(), training.get().file()))
                        .as(left)
                        .isEqualTo(left.equals("nothing")));
    }

    @Test
    void in_the_timeline_a_model_is_closed_when_its_last_request_ends() {
        Timeline.Told told = Timeline.run();
        assertThat(told.answers())
                .containsExactlyInAnyOrder(
                        new Timeline.Answered(0, 2, 1),
                        new Timeline.Answered(1, 6, 1),
                        new Timeline.Answered(3, 5, 1),
                        new Timeline.Answered(4, 11, 2),
                        new Timeline.Answered(5, 7, 2),
                        new Timeline.Answered(8, 9, 3),
                        new Timeline.Answered(9, 12, 3));
        assertThat(told.closed()).containsExactly(0, 6, 11, 13);
    }

    /** peer_registry.py, scikit-learn 1.2.1. */
    @Test
    void the_errors_are_those_of_scikit_learn() throws Exception {
        Story story = new Story(folder);
        story.train();
        double[] peer = {2.45660, 2.05957, 2.05193, 1.95980, 1.95347};
        for (int i = 0; i < peer.length; i++) {
            assertThat(story.done().get(i).metrics().get("mean absolute error in kg"))
                    .isCloseTo(peer[i], within(1e-3));
        }
    }

    @Test
    void two_shortcuts_mix_and_break() throws Exception {
        Story story = new Story(folder);
        story.train();
        double[] person = {174, 93, 77, 57, 36};
        List<Version> versions = story.registry().versions("weight");
        var policy = story.experiment().policy(1);
        LiveModel first = LiveModel.load(versions.get(0), story.store(), policy);
        try (LiveModel last = LiveModel.load(versions.get(4), story.store(), policy)) {
            assertThat(first.predict(person)).isNotCloseTo(last.predict(person), within(0.01));
        }
        AutoCloseable closing = first::close;
        closing.close();
        assertThatThrownBy(() -> first.predict(person)).isInstanceOf(IllegalStateException.class);
    }
}
