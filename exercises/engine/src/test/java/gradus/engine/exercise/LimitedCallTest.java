package gradus.engine.exercise;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.engine.JupiterTestEngine;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** A grader as Maven and an IDE run it, outside of the engine's worker. */
class LimitedCallTest {
    /** What a learner might have written. */
    static final class Sample {
        private Sample() {}

        static int divided(int by) {
            return 1 / by;
        }

        static void endless() {
            while (divided(1) == 1) {
                Thread.onSpinWait();
            }
        }
    }

    @Exercise(lesson = "sums", number = 1, title = "", kind = Kind.BUILD, points = 1, minutes = 1, seconds = 1)
    @TestMethodOrder(MethodOrderer.MethodName.class)
    static class SampleTest {
        static final List<String> RAN = new ArrayList<>();

        @Test
        void a_divides_by_zero() {
            Sample.divided(0);
        }

        @Test
        void b_never_ends() {
            Sample.endless();
        }

        @Test
        void c_comes_after() {
            RAN.add("c");
        }
    }

    @Test
    void one_limit_holds_for_all_checks_and_exceptions_show_the_learners_line() {
        Map<String, Throwable> came = new TreeMap<>();
        LauncherFactory.create(LauncherConfig.builder()
                        .enableTestEngineAutoRegistration(false)
                        .addTestEngines(new JupiterTestEngine())
                        .build())
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(DiscoverySelectors.selectClass(SampleTest.class))
                                .build(),
                        new TestExecutionListener() {
                            @Override
                            public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                                result.getThrowable().ifPresent(thrown -> came.put(test.getDisplayName(), thrown));
                            }
                        });

        StackTraceElement[] stack = came.get("a divides by zero").getStackTrace();
        assertThat(stack[0].getMethodName()).isEqualTo("divided");
        assertThat(stack[1].getMethodName()).isEqualTo("a_divides_by_zero");
        assertThat(stack)
                .extracting(StackTraceElement::getClassName)
                .noneMatch(name -> name.startsWith("org.junit."))
                .noneMatch(name -> name.startsWith("jdk.internal."));
        assertThat(came.get("b never ends").getMessage()).startsWith("still running after 1 s");
        assertThat(came.get("c comes after").getMessage()).contains("an earlier check is still running");
        assertThat(SampleTest.RAN).isEmpty();
    }
}
