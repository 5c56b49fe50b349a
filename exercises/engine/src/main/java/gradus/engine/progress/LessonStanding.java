package gradus.engine.progress;

import gradus.engine.course.CourseMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Where one lesson of the map stands.
 *
 * @param place the lesson's place
 * @param exercises where its exercises stand, in order
 * @param onPath whether the path that the learner has chosen goes through it
 * @param ready whether every exercise of the lessons that it needs is solved
 */
public record LessonStanding(CourseMap.Place place, List<Standing> exercises, boolean onPath, boolean ready) {
    /** The whole map, in the order of the course. */
    public static List<LessonStanding> all(Route route, List<Standing> standings) {
        Set<String> path = route.places().stream().map(CourseMap.Place::slug).collect(Collectors.toSet());
        Set<String> done = new HashSet<>();
        return route.map().places().stream()
                .map(place -> {
                    List<Standing> own = standings.stream()
                            .filter(s -> s.task().lessonId().equals(place.id()))
                            .toList();
                    LessonStanding standing = new LessonStanding(
                            place, own, path.contains(place.slug()), done.containsAll(place.needs()));
                    if (standing.done()) {
                        done.add(place.slug());
                    }
                    return standing;
                })
                .toList();
    }

    /** Whether it has exercises, and each is solved. */
    public boolean done() {
        return !exercises.isEmpty() && exercises.stream().allMatch(Standing::solved);
    }

    /** Whether one of its exercises is solved or begun. */
    public boolean begun() {
        return exercises.stream().anyMatch(s -> s.solved() || s.inProgress());
    }

    /** How many of its exercises are solved. */
    public int solved() {
        return (int) exercises.stream().filter(Standing::solved).count();
    }

    /** The minutes to set aside for the whole of it: its page and its exercises. */
    public int minutes() {
        return place.minutes()
                + exercises.stream().mapToInt(s -> s.task().minutes()).sum();
    }

    /** The minutes that are left: the exercises that are not solved, and the page while none is begun. */
    public int minutesLeft() {
        return (begun() ? 0 : place.minutes())
                + exercises.stream()
                        .filter(s -> !s.solved())
                        .mapToInt(s -> s.task().minutes())
                        .sum();
    }

    /** A span of time, such as {@code 45 min}, {@code 2 h} or {@code 1 h 05 min}. */
    public static String time(int minutes) {
        if (minutes < 60) {
            return minutes + " min";
        }
        return minutes % 60 == 0
                ? minutes / 60 + " h"
                : String.format(Locale.ROOT, "%d h %02d min", minutes / 60, minutes % 60);
    }

    /**
     * Lessons in one sentence, such as {@code 3 of 7 lessons done, about 6 h 40 min left; 71 more are planned}.
     *
     * @param lessons those to sum up
     */
    public static String sum(List<LessonStanding> lessons) {
        List<LessonStanding> written =
                lessons.stream().filter(lesson -> !lesson.place().planned()).toList();
        long done = written.stream().filter(LessonStanding::done).count();
        int left = written.stream().mapToInt(LessonStanding::minutesLeft).sum();
        int planned = lessons.size() - written.size();
        return done + " of " + written.size() + (written.size() == 1 ? " lesson" : " lessons") + " done"
                + (left > 0 ? ", about " + time(left) + " left" : "")
                + (planned > 0 ? "; " + planned + (planned == 1 ? " more is" : " more are") + " planned" : "");
    }
}
