package gradus.engine.upgrade;

import gradus.engine.progress.History;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Upgrades a clone in a process of its own, which halts before one of the steps. */
final class HaltingUpgrade {
    static final int HALTED = 42;

    private HaltingUpgrade() {}

    public static void main(String... args) throws IOException {
        int end = Integer.parseInt(args[1]);
        AtomicInteger at = new AtomicInteger();
        Path root = Path.of(args[0]);
        History history = new History(root.resolve(".gradus/history"), System.err::println);
        new Upgrade(root, history, System.err::println, step -> {
                    if (at.getAndIncrement() == end) {
                        Runtime.getRuntime().halt(HALTED);
                    }
                })
                .run(Optional.empty());
    }
}
