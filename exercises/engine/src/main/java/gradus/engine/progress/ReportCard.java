package gradus.engine.progress;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import gradus.engine.course.Course;
import gradus.engine.course.Lesson;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What was earned in the whole course, stage by stage and lesson by lesson.
 *
 * @param date the day it was made, such as {@code 2026-01-31}
 * @param total the whole course
 * @param stages the stages in order
 */
public record ReportCard(String date, Sum total, List<Stage> stages) {
    /**
     * What was earned in a part of the course.
     *
     * @param solved exercises that pass
     * @param exercises all exercises
     * @param points points earned
     * @param possible points of full solutions
     */
    public record Sum(int solved, int exercises, int points, int possible) {
        static Sum of(List<Entry> entries) {
            return new Sum(
                    (int) entries.stream()
                            .filter(e -> e.state().equals(Standing.State.PASSED.words()))
                            .count(),
                    entries.size(),
                    entries.stream().mapToInt(Entry::points).sum(),
                    entries.stream().mapToInt(Entry::possible).sum());
        }

        /** "2 of 3 exercises, 9 of 14 points". */
        public String words() {
            return solved + " of " + exercises + (exercises == 1 ? " exercise, " : " exercises, ") + points + " of "
                    + possible + (possible == 1 ? " point" : " points");
        }
    }

    /** One stage. */
    public record Stage(String name, Sum sum, List<LessonPart> lessons) {}

    /** One lesson. */
    public record LessonPart(String slug, String title, Sum sum, List<Entry> exercises) {}

    /** One exercise. */
    public record Entry(String id, String title, String kind, String state, int points, int possible, String note) {
        static Entry of(Standing standing) {
            return new Entry(
                    standing.task().id(),
                    standing.task().title(),
                    standing.task().kind().name().toLowerCase(Locale.ROOT),
                    standing.state().words(),
                    standing.points(),
                    standing.task().points(),
                    standing.note());
        }
    }

    /** Copies the stages. */
    public ReportCard {
        stages = List.copyOf(stages);
    }

    /** Adds up where the exercises stand. */
    public static ReportCard of(Course course, List<Standing> standings, String date) {
        List<Stage> stages = new ArrayList<>();
        for (String name : course.stages()) {
            List<LessonPart> lessons = new ArrayList<>();
            for (Lesson lesson : course.lessons()) {
                if (lesson.stage().equals(name)) {
                    List<Entry> entries = standings.stream()
                            .filter(s -> s.task().stage().equals(name)
                                    && s.task().lesson().equals(lesson.slug()))
                            .map(Entry::of)
                            .toList();
                    lessons.add(new LessonPart(lesson.slug(), lesson.title(), Sum.of(entries), entries));
                }
            }
            List<Entry> all =
                    lessons.stream().flatMap(l -> l.exercises().stream()).toList();
            stages.add(new Stage(name, Sum.of(all), List.copyOf(lessons)));
        }
        return new ReportCard(date, Sum.of(standings.stream().map(Entry::of).toList()), stages);
    }

    /** As JSON. */
    public String json() {
        try {
            return new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsString(this) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a report card is plain data, but " + e.getMessage(), e);
        }
    }
}
