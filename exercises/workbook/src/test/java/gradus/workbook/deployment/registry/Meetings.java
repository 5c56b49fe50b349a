package gradus.workbook.deployment.registry;

import static gradus.engine.expect.Expect.expect;

import gradus.kit.threads.Interleavings.Part;
import gradus.kit.threads.Interleavings.Scenario;
import gradus.workbook.deployment.registry.SwappedModel.Answer;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** Two things that happen to a server at the same time, and what must hold of its models however their steps mix. */
abstract class Meetings implements Scenario {
    /** All of them. */
    static final List<Class<? extends Scenario>> ALL = List.of(
            AnswerMeetsSwap.class,
            AnswersMeet.class,
            SwapsMeet.class,
            AnswerMeetsEnd.class,
            SwapMeetsEnd.class,
            EndsMeet.class);

    private static final double[] ROW = {0.5};

    final ServedModel one = new ServedModel(1);
    final ServedModel two = new ServedModel(2);
    final ServedModel three = new ServedModel(3);
    final SwappedModel server = new SwappedModel(one);

    /** What came of an answer, or of one that came too late. */
    String asked() {
        return outcome(() -> shown(server.answer(ROW)));
    }

    /** What came of a swap. */
    String swapped(ServedModel next) {
        return outcome(() -> {
            server.swap(next);
            return "done";
        });
    }

    private interface Call {
        String make();
    }

    private static String outcome(Call call) {
        try {
            return call.make();
        } catch (IllegalStateException closed) {
            return "IllegalStateException";
        }
    }

    private static String shown(Answer answer) {
        return answer.version() + " says " + answer.prediction();
    }

    static void answered(String when, String came, String... allowed) {
        expect("the answer, " + when + ",", came)
                .when(
                        answer -> answer.matches("v(\\d) says (?!\\1).*"),
                        "The version is of one model, the prediction of another: the current one was looked up twice.")
                .to("be " + String.join(" or ", allowed), List.of(allowed)::contains);
    }

    /** Checks how often models were closed, and that none was asked after that. */
    static void closed(String when, ServedModel model, int times) {
        expect("the number of times that a closed model is asked, " + when + ",", model.usedWhenClosed())
                .usually("Between the look at the current model and the count, it was replaced and closed.")
                .toEqual(0);
        expect("the number of times that " + model.version() + " is closed, " + when + ",", model.closed())
                .when(
                        n -> times == 0,
                        "Nobody has replaced it: what was let go is not what was taken hold of. Look at the current model once.")
                .when(
                        n -> n > times,
                        "Counting down and looking whether the count is 0 must be one step: two may end at once. So must the look at the old model and the change.")
                .ifEqual(
                        0,
                        "It was forgotten: two looked at the same old model, or the count was changed by two at once, and one change is lost.")
                .toEqual(times);
    }

    /** A swap comes while an answer is given. */
    static final class AnswerMeetsSwap extends Meetings {
        private String came;

        @Override
        public List<Part> parts() {
            return List.of(new Part("an answer", () -> came = asked()), new Part("a swap", () -> server.swap(two)));
        }

        @Override
        public void judge(String when) {
            answered(when, came, "v1 says 1.5", "v2 says 2.5");
            closed(when, one, 1);
            closed(when, two, 0);
            answered("asked again after that, " + when, asked(), "v2 says 2.5");
        }
    }

    /** Two answers are given, and the model is swapped while one of them predicts. */
    static final class AnswersMeet extends Meetings {
        private final String[] came = new String[2];
        private final AtomicBoolean done = new AtomicBoolean();

        @Override
        public List<Part> parts() {
            one.doing(() -> {}, () -> {
                if (done.compareAndSet(false, true)) {
                    server.swap(two);
                }
            });
            return List.of(
                    new Part("an answer", () -> came[0] = asked()),
                    new Part("another answer", () -> came[1] = asked()));
        }

        @Override
        public void judge(String when) {
            String swapped = when + " and the model is swapped meanwhile";
            for (String answer : came) {
                answered(swapped, answer, "v1 says 1.5", "v2 says 2.5");
            }
            closed(swapped, one, 1);
            closed(swapped, two, 0);
        }
    }

    /** Two models are swapped in. */
    static final class SwapsMeet extends Meetings {
        @Override
        public List<Part> parts() {
            return List.of(
                    new Part("a swap", () -> server.swap(two)), new Part("another swap", () -> server.swap(three)));
        }

        @Override
        public void judge(String when) {
            closed(when, one, 1);
            boolean current = asked().startsWith("v2");
            closed(when, two, current ? 0 : 1);
            closed(when, three, current ? 1 : 0);
        }
    }

    /** The server ends while an answer is given. */
    static final class AnswerMeetsEnd extends Meetings {
        private String came;

        @Override
        public List<Part> parts() {
            return List.of(new Part("an answer", () -> came = asked()), new Part("the end", server::close));
        }

        @Override
        public void judge(String when) {
            answered(when, came, "v1 says 1.5", "IllegalStateException");
            closed(when, one, 1);
        }
    }

    /** The server ends while a model is swapped in. */
    static final class SwapMeetsEnd extends Meetings {
        private String came;

        @Override
        public List<Part> parts() {
            return List.of(new Part("a swap", () -> came = swapped(two)), new Part("the end", server::close));
        }

        @Override
        public void judge(String when) {
            expect("the outcome of a swap, " + when + ",", came)
                    .to("be done or IllegalStateException", List.of("done", "IllegalStateException")::contains);
            closed(when, one, 1);
            closed(when, two, came.equals("done") ? 1 : 0);
        }
    }

    /** The server is ended twice. */
    static final class EndsMeet extends Meetings {
        @Override
        public List<Part> parts() {
            return List.of(new Part("the end", server::close), new Part("another end", server::close));
        }

        @Override
        public void judge(String when) {
            closed(when, one, 1);
        }
    }
}
