package gradus.kit.threads.mixed;

import static gradus.engine.expect.Expect.expect;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gradus.engine.expect.CheckFailure;
import gradus.kit.threads.Interleavings;
import gradus.kit.threads.Interleavings.Part;
import gradus.kit.threads.Interleavings.Scenario;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What two threads can do to each other is found each time, and what they cannot is never claimed. */
class InterleavingsTest {
    /** Counters whose steps are mixed. */
    static class Counters {
        interface Counter {
            void add();

            int count();
        }

        static final class Plain implements Counter {
            private int count;

            @Override
            public void add() {
                count++;
            }

            @Override
            public int count() {
                return count;
            }
        }

        static final class TwoLocks implements Counter {
            private int count;

            @Override
            public void add() {
                int now;
                synchronized (this) {
                    now = count;
                }
                synchronized (this) {
                    count = now + 1;
                }
            }

            @Override
            public int count() {
                return count;
            }
        }

        static final class Monitor implements Counter {
            private int count;

            @Override
            public synchronized void add() {
                count++;
            }

            @Override
            public synchronized int count() {
                return count;
            }
        }

        static final class Locked implements Counter {
            private final ReentrantLock lock = new ReentrantLock();
            private int count;

            @Override
            public void add() {
                lock.lock();
                try {
                    count++;
                } finally {
                    lock.unlock();
                }
            }

            @Override
            public int count() {
                return count;
            }
        }

        static final class Permitted implements Counter {
            private final Semaphore permit = new Semaphore(1);
            private int count;

            @Override
            public void add() {
                permit.acquireUninterruptibly();
                count++;
                permit.release();
            }

            @Override
            public int count() {
                return count;
            }
        }

        static final class Spinning implements Counter {
            private final AtomicInteger taken = new AtomicInteger();
            private int count;

            @Override
            public void add() {
                while (!taken.compareAndSet(0, 1)) {
                    Thread.onSpinWait();
                }
                count++;
                taken.set(0);
            }

            @Override
            public int count() {
                return count;
            }
        }

        static final class Atomic implements Counter {
            private final AtomicInteger count = new AtomicInteger();

            @Override
            public void add() {
                count.incrementAndGet();
            }

            @Override
            public int count() {
                return count.get();
            }
        }

        static final class LookThenSet implements Counter {
            private final AtomicInteger count = new AtomicInteger();

            @Override
            public void add() {
                count.set(count.get() + 1);
            }

            @Override
            public int count() {
                return count.get();
            }
        }

        /** Loses one only where each of the two is interrupted: it has looked before, and looks again in the other's middle. */
        static final class Versions implements Counter {
            private final AtomicInteger version = new AtomicInteger();
            private final AtomicInteger busy = new AtomicInteger();
            private final AtomicInteger count = new AtomicInteger();

            @Override
            public void add() {
                int before = version.get();
                if (busy.get() == 1 && version.get() != before) {
                    return;
                }
                version.incrementAndGet();
                busy.set(1);
                count.incrementAndGet();
                busy.set(0);
            }

            @Override
            public int count() {
                return count.get();
            }
        }
    }

    /** Two who add, of whom none may be lost. */
    abstract static class Adding implements Scenario {
        private final Counters.Counter counter;

        Adding(Supplier<Counters.Counter> counter) {
            this.counter = counter.get();
        }

        @Override
        public List<Part> parts() {
            return List.of(new Part("one", counter::add), new Part("another", counter::add));
        }

        @Override
        public void judge(String when) {
            expect("the count, " + when + ",", counter.count()).toEqual(2);
        }
    }

    static final class AddPlain extends Adding {
        AddPlain() {
            super(Counters.Plain::new);
        }
    }

    static final class AddTwoLocks extends Adding {
        AddTwoLocks() {
            super(Counters.TwoLocks::new);
        }
    }

    static final class AddLookThenSet extends Adding {
        AddLookThenSet() {
            super(Counters.LookThenSet::new);
        }
    }

    static final class AddMonitor extends Adding {
        AddMonitor() {
            super(Counters.Monitor::new);
        }
    }

    static final class AddLocked extends Adding {
        AddLocked() {
            super(Counters.Locked::new);
        }
    }

    static final class AddPermitted extends Adding {
        AddPermitted() {
            super(Counters.Permitted::new);
        }
    }

    static final class AddSpinning extends Adding {
        AddSpinning() {
            super(Counters.Spinning::new);
        }
    }

    static final class AddAtomic extends Adding {
        AddAtomic() {
            super(Counters.Atomic::new);
        }
    }

    static final class AddVersions extends Adding {
        AddVersions() {
            super(Counters.Versions::new);
        }
    }

    static final class Throwing implements Scenario {
        @Override
        public List<Part> parts() {
            return List.of(new Part("one", () -> {}), new Part("another", () -> {
                throw new IllegalStateException("thrown");
            }));
        }

        @Override
        public void judge(String when) {}
    }

    private static Interleavings mixtures(Class<? extends Scenario> scenario) {
        return Interleavings.of(Counters.class, scenario);
    }

    @Test
    void a_look_that_is_acted_on_too_late_is_found_each_time() {
        for (int i = 0; i < 10; i++) {
            for (Class<? extends Scenario> wrong : List.of(AddPlain.class, AddTwoLocks.class, AddLookThenSet.class)) {
                assertThatThrownBy(() -> mixtures(wrong).hold())
                        .isInstanceOf(CheckFailure.class)
                        .hasMessageMatching(
                                "(?s)the count, if another comes while one stands at line \\d+.*, should be 2 but was 1.*");
            }
        }
    }

    @Test
    void what_takes_an_interruption_of_both_is_found() {
        assertThatCode(() -> mixtures(AddAtomic.class).hold()).doesNotThrowAnyException();
        assertThatThrownBy(() -> mixtures(AddVersions.class).hold()).isInstanceOf(CheckFailure.class);
    }

    @Test
    void whatever_keeps_two_apart_is_right() {
        for (Class<? extends Scenario> right :
                List.of(AddMonitor.class, AddLocked.class, AddPermitted.class, AddSpinning.class, AddAtomic.class)) {
            assertThat(mixtures(right).hold()).as(right.getSimpleName()).isBetween(4, 1000);
        }
    }

    @Test
    void what_is_thrown_is_thrown() {
        assertThatThrownBy(() -> mixtures(Throwing.class).hold())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("thrown");
    }

    @Test
    void the_scenario_stands_in_the_room_of_the_answer() {
        assertThatThrownBy(() -> Interleavings.of(String.class, AddPlain.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must stand in the package of java.lang.String");
    }
}
