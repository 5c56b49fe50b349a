package gradus.workbook.deeplearning.djl;

import static gradus.engine.expect.Expect.expect;
import static gradus.engine.expect.Expect.expectRefusal;

import gradus.deeplearning.djl.LiveArrays;
import gradus.engine.exercise.Exercise;
import gradus.engine.exercise.ExplainedIn;
import gradus.engine.exercise.Hint;
import gradus.engine.exercise.Kind;
import gradus.engine.exercise.Needs;
import gradus.kit.djl.InWords;
import gradus.kit.djl.Ledger;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@Exercise(lesson = "djl", number = 2, title = "Two leaks", kind = Kind.FIX, points = 3, minutes = 10, seconds = 20)
@Hint("For each array that is made, ask: which manager does it belong to, and when is that one closed?")
@Hint("Which lines run when difference refuses its arguments, and which do not?")
@Hint("A manager in a try is closed on every way out.")
@ExplainedIn("djl#the-idea")
class PhotoServiceTest {
    private static final float[][] SMALL = {{0, 1}, {1, 1}};
    private static final float[][] OTHER = {{1, 1}, {0.5f, 1}};
    private static final float[][] WIDE = {{0.25f, 0.25f, 1}};
    private static final float[][] FLAT = {{1, 1}};
    private static final String DETACHED =
            "detach() takes an array from its manager and gives it to none: only its own close() frees it.";
    private static final InWords IN_WORDS = new InWords(
            PhotoService.class,
            "The number must be read while the array's manager or scope is open.",
            "Usually the service's own manager was closed, or a manager of one photo is used for the next. Each photo may have a"
                    + " newSubManager() of its own.");

    @Test
    void the_numbers_are_still_right() {
        with(service -> {
            expect(
                            "the brightness of 0 1 / 1 1 and of 0.25 0.25 1",
                            IN_WORDS.call("brightness", () -> service.brightness(List.of(SMALL, WIDE))))
                    .usually("The numbers were right before: one mean for each photo, in the order of the list.")
                    .toEqual(List.of(0.75f, 0.5f));
            expect("the brightness of no photo", service.brightness(List.of())).toEqual(List.of());
            float[][] changing = {{1, 0}};
            service.brightness(List.<float[][]>of(changing));
            changing[0][1] = 0.5f;
            expect(
                            "the brightness of 1 0.5, which was 1 0 when it was measured before,",
                            service.brightness(List.<float[][]>of(changing)))
                    .because(
                            "Each call measures what the photo holds now: means that are kept grow old, and take memory.")
                    .toEqual(List.of(0.75f));
            expectRefusal(
                    "the brightness of a list with a null photo",
                    NullPointerException.class,
                    "The exception came with the file: calls throw what they did.",
                    () -> service.brightness(Arrays.asList(SMALL, null)));
            expect(
                            "the difference of 0 1 / 1 1 and 1 1 / 0.5 1",
                            IN_WORDS.call("difference", () -> service.difference(SMALL, OTHER)))
                    .ifCloseTo(-0.125, "The differences lost their abs().")
                    .ifCloseTo(1.5, "That is the sum of the differences.")
                    .usually("The number was right before: the mean of the four absolute differences 1, 0, 0.5, 0.")
                    .toBeCloseTo(0.375, 1e-6);
        });
    }

    @Test
    void photos_of_two_sizes_are_still_refused() {
        with(service -> {
            refused(service, SMALL, WIDE, "(2, 2)", "(1, 3)");
            refused(service, SMALL, FLAT, "(2, 2)", "(1, 2)"); // would be stretched
            refused(
                    service,
                    FLAT,
                    new float[][] {{1}, {1}},
                    "(1, 2)",
                    "(2, 1)"); // as many pixels, and would be stretched
        });
    }

    private static void refused(PhotoService service, float[][] one, float[][] other, String first, String second) {
        expectRefusal(
                "the difference of photos of " + first + " and " + second,
                IllegalArgumentException.class,
                "The check came with the file, and its message: without it, some sizes are stretched to each other, and others fail in PyTorch.",
                () -> service.difference(one, other),
                first + " and " + second);
    }

    @Test
    @Needs("the_numbers_are_still_right")
    void measuring_photos_leaves_nothing() {
        with(service -> {
            List<float[][]> photos = Collections.nCopies(20, SMALL);
            expectNothing(
                    "20 photos were measured",
                    Ledger.of(() -> service.brightness(photos)),
                    "The photo and its mean are two arrays, and both belong to the manager in which the photo was made.");
            expectNothing(
                    "a list ended in a null photo",
                    Ledger.of(() -> ending(() -> service.brightness(Arrays.asList(SMALL, WIDE, null)))),
                    "The call ended in an exception, and what closes the arrays was not reached: let a try close them.");
        });
    }

    @Test
    @Needs("measuring_photos_leaves_nothing")
    void the_last_photo_finds_no_more_arrays_than_the_second() {
        with(service -> {
            int[] alive = new int[30];
            List<float[][]> watched = new AbstractList<>() {
                @Override
                public float[][] get(int i) {
                    alive[i] = LiveArrays.everywhere();
                    return SMALL;
                }

                @Override
                public int size() {
                    return alive.length;
                }
            };
            service.brightness(watched);
            expect(
                            "the number of arrays alive at the last of 30 photos, beyond those at the second,",
                            alive[29] - alive[1])
                    .because(
                            "They are freed only when the call ends: one manager or scope serves all photos. Give each photo its own.")
                    .toEqual(0);
        });
    }

    @Test
    @Needs("the_numbers_are_still_right")
    void comparing_photos_leaves_nothing() {
        with(service -> expectNothing(
                "20 pairs were compared",
                Ledger.of(() -> IntStream.range(0, 20).forEach(i -> service.difference(SMALL, OTHER))),
                "Photos, differences, their absolute values and the mean are five arrays: all must be freed."));
    }

    @Test
    @Needs({"photos_of_two_sizes_are_still_refused", "comparing_photos_leaves_nothing"})
    void refusing_photos_leaves_nothing() {
        with(service -> {
            String cause =
                    "The exception leaves the method before close() is reached. Put the manager in a try, or check the sizes first.";
            expectNothing(
                    "20 pairs were refused",
                    Ledger.of(() -> IntStream.range(0, 20).forEach(i -> ending(() -> service.difference(SMALL, WIDE)))),
                    cause);
            expectNothing(
                    "a photo was compared with null",
                    Ledger.of(() -> ending(() -> service.difference(SMALL, null))),
                    cause);
        });
    }

    @Test
    @Needs
    void a_service_that_is_closed_leaves_nothing_and_one_that_is_open_goes_on() {
        with(open -> {
            expectNothing(
                    "another service was made, used and closed",
                    Ledger.of(() -> with(service -> {
                        service.brightness(List.<float[][]>of(SMALL));
                        service.difference(SMALL, OTHER);
                    })),
                    "close() came with the file and closes the service's manager.");
            expect("the brightness of 1 1 after another service was closed", open.brightness(List.<float[][]>of(FLAT)))
                    .usually("Each service has a manager of its own, which must not be static.")
                    .toEqual(List.of(1f));
        });
    }

    private static void ending(Runnable call) {
        try {
            call.run();
        } catch (IllegalArgumentException | NullPointerException expected) {
            // the call was made to see what it leaves
        }
    }

    private static void expectNothing(String when, Ledger ledger, String cause) {
        expect("the number of arrays that stay when " + when + ",", ledger.growth())
                .because(cause)
                .toEqual(0);
        expect("the number of arrays open in no manager when " + when + ",", ledger.detached())
                .because(DETACHED)
                .toEqual(0L);
        expect("the number of managers left open when " + when + ",", ledger.managers())
                .usually(
                        "Its arrays may be closed, but a manager stays in its parent's list until it is closed itself. "
                                + cause)
                .toEqual(0);
    }

    private static void with(Consumer<PhotoService> check) {
        try (PhotoService service = new PhotoService()) {
            check.accept(service);
        }
    }
}
