package gradus.engine.exercise;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Marks a JUnit class as the grader of one exercise. The class is named after the learner's file: {@code FooTest} grades
 * {@code Foo} of the same package, {@code gradus.workbook.<stage>.<lesson>}. Each test method is one check; the points
 * are shared equally among the checks, which run in the order of the source (after those that they {@link Needs need}).
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(Grading.class)
@TestMethodOrder(GraderOrder.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
public @interface Exercise {
    /** The slug of the lesson, such as {@code linear-regression}. */
    String lesson();

    /** The place among the lesson's exercises, from 1. */
    int number();

    /** A few words that name the task. */
    String title();

    /** What is asked. */
    Kind kind();

    /** What a full solution earns. */
    int points();

    /** How long a learner usually needs, in minutes. */
    int minutes();

    /** The time limit for the whole grader, in seconds of its processor time (or of waiting); see {@link TimeLimit}. */
    int seconds() default 10;
}
