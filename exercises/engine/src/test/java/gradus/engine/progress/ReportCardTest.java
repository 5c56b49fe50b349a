package gradus.engine.progress;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import gradus.engine.course.Course;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportCardTest {
    @TempDir
    Path folder;

    private ReportCard card;

    @BeforeEach
    void solveOneOfTwo() throws IOException {
        TwoExercises two = TwoExercises.in(folder);
        Course course = two.course();
        List<Standing> standings = List.of(
                Standing.of(
                        course.tasks().get(0),
                        new FakeGrader().grade(course.tasks().get(0), two.right())),
                new Standing(course.tasks().get(1), Standing.State.NOT_STARTED, 0, ""));
        card = ReportCard.of(course, standings, "2026-01-31");
    }

    @Test
    void points_add_up_per_lesson_stage_and_course() {
        assertThat(card.total()).isEqualTo(new ReportCard.Sum(1, 2, 4, 8));
        assertThat(card.stages()).singleElement().satisfies(stage -> {
            assertThat(stage.sum()).isEqualTo(card.total());
            assertThat(stage.lessons())
                    .singleElement()
                    .satisfies(lesson -> assertThat(lesson.sum().words()).isEqualTo("1 of 2 exercises, 4 of 8 points"));
        });
    }

    @Test
    void the_json_holds_the_same() throws IOException {
        JsonNode json = new ObjectMapper().readTree(card.json());
        assertThat(json.at("/date").asText()).isEqualTo("2026-01-31");
        assertThat(json.at("/total/points").asInt()).isEqualTo(4);
        assertThat(json.at("/stages/0/lessons/0/exercises/0/state").asText()).isEqualTo("passed");
        assertThat(json.at("/stages/0/lessons/0/exercises/1/id").asText()).isEqualTo("fundamentals/sums/2");
    }
}
