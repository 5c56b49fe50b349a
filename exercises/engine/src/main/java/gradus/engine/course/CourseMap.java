package gradus.engine.course;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Every lesson of the course, planned ones among them, and what each needs.
 *
 * @param places in the order of the course
 */
public record CourseMap(List<Place> places) {
    /**
     * A lesson's place on the map.
     *
     * @param stage the module, such as {@code classical-ml}
     * @param part the part of the stage, such as <em>Data</em>; may be empty
     * @param slug such as {@code linear-regression}
     * @param question what the lesson answers
     * @param lesson the lesson itself; empty while it is only planned
     * @param needs the lessons to know before, as its page says; none while it is only planned
     * @param minutes the time to read its page; 0 while it is only planned
     */
    public record Place(
            String stage,
            String part,
            String slug,
            String question,
            Optional<Lesson> lesson,
            List<String> needs,
            int minutes) {
        /** The address, such as {@code classical-ml/linear-regression}. */
        public String id() {
            return stage + "/" + slug;
        }

        /** Whether the lesson has no page yet. */
        public boolean planned() {
            return lesson.isEmpty();
        }
    }

    /** Reads the stages' tables and the pages' boxes. */
    public static CourseMap of(Course course) {
        try {
            List<Place> places = new ArrayList<>();
            for (String module : course.modules()) {
                for (StageTable.Row row :
                        StageTable.of(course.root().resolve(module)).rows()) {
                    places.add(place(course, module, row));
                }
            }
            return new CourseMap(List.copyOf(places));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the map of the course", e);
        }
    }

    private static Place place(Course course, String stage, StageTable.Row row) throws IOException {
        Optional<Lesson> lesson = course.lesson(stage + "/" + row.slug());
        PageBox box = lesson.isPresent() ? PageBox.of(course, lesson.get()) : new PageBox(List.of(), 0);
        return new Place(
                stage,
                row.part(),
                row.slug(),
                row.question(),
                lesson,
                box.before().stream().map(Lesson::slug).toList(),
                box.minutes());
    }

    /** The names of the stages, in order. */
    public List<String> stages() {
        return places.stream().map(Place::stage).distinct().toList();
    }

    /** The place of a lesson. */
    public Optional<Place> place(String slug) {
        return places.stream().filter(place -> place.slug().equals(slug)).findFirst();
    }

    /**
     * These lessons, what they need, and what that needs.
     *
     * @return in the order of the course
     */
    public List<Place> upTo(Set<String> slugs) {
        Set<String> wanted = new LinkedHashSet<>();
        slugs.forEach(slug -> add(slug, wanted));
        return places.stream().filter(place -> wanted.contains(place.slug())).toList();
    }

    private void add(String slug, Set<String> wanted) {
        if (wanted.add(slug)) {
            place(slug).ifPresent(place -> place.needs().forEach(need -> add(need, wanted)));
        }
    }
}
