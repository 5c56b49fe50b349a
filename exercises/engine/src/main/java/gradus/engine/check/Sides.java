package gradus.engine.check;

import java.util.List;

/** The answer as it stands, the answer as nobody has asked it yet, and the solution. */
final class Sides {
    private final Class<?> grader;
    private final List<? extends Question<?, ?>> questions;

    Sides(List<? extends Asked<?>> asked) {
        questions = asked.stream().map(a -> a.question).toList();
        grader = Side.graderOf(questions.get(0));
    }

    Side answer() {
        return new Side(grader.getClassLoader(), questions);
    }

    Side freshAnswer() {
        return new Side(Twin.withFreshAnswer(grader), questions);
    }

    Side solution() {
        return new Side(Twin.withSolution(grader), questions);
    }
}
