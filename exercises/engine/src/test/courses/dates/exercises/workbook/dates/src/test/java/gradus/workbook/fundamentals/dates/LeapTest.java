package gradus.workbook.fundamentals.dates;

import static gradus.engine.expect.Expect.expect;

import gradus.engine.exercise.Exercise;
import gradus.engine.exercise.Hint;
import gradus.engine.exercise.Kind;
import gradus.fundamentals.dates.Version;
import org.junit.jupiter.api.Test;

@Exercise(lesson = "dates", number = 1, title = "Leap days", kind = Kind.BUILD, points = 2, minutes = 5)
@Hint("YearMonth knows.")
@Hint("So does a date of that month.")
class LeapTest {
    @Test
    void february_has_its_days() {
        expect("the days of February 2024", Leap.days(2024))
                .ifEqual(28, "it is always 28").ifEqual(31, "it is the first month").ifEqual(30, "it is one too many").toEqual(29);
        expect("the days of February 2023", Leap.days(2023)).ifEqual(29, "it is always 29").toEqual(28);
    }

    @Test
    void the_lesson_has_a_library_of_its_own() {
        expect("the version of Joda-Time", Version.ofJoda()).toEqual("2.12.7");
    }
}
