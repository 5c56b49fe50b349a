package gradus.deeplearning.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PyTorchTest {
    @Test
    void a_program_that_frees_what_it_makes_may_end() {
        try (NDManager outside = NDManager.newBaseManager()) {
            outside.ones(new Shape(7)); // was there before: not the program's
            assertThatCode(() -> PyTorch.run(() -> {
                        try (NDManager manager = NDManager.newBaseManager()) {
                            manager.ones(new Shape(2, 3)).add(1);
                        }
                    }))
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void a_program_that_leaks_is_told_what_it_left() {
        try (NDManager forgotten = NDManager.newBaseManager()) {
            forgotten.setName("forgotten");
            assertThatThrownBy(() -> PyTorch.run(() -> forgotten.ones(new Shape(2, 3))))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("every array must be freed when the program ends, but 1 is still open: "
                            + "float32 (2, 3) of the manager forgotten");
            assertThatThrownBy(() -> PyTorch.run(() -> {
                        for (int i = 1; i <= 6; i++) {
                            forgotten.newSubManager().ones(new Shape(i)); // a manager below counts too
                        }
                    }))
                    .hasMessageContaining("but 6 are still open: float32 (")
                    .hasMessageEndingWith(" and others");
        }
    }

    @Test
    void what_the_program_throws_passes() {
        IOException thrown = new IOException("no such checkpoint");
        assertThatThrownBy(() -> PyTorch.run(() -> {
                    throw thrown;
                }))
                .isSameAs(thrown);
    }

    @Test
    void every_demo_is_counted() throws IOException {
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            List<Path> demos = sources.filter(file -> file.toString().endsWith("Demo.java"))
                    .toList();
            assertThat(demos)
                    .hasSizeGreaterThanOrEqualTo(6)
                    .allSatisfy(demo -> assertThat(Files.readString(demo)).contains("PyTorch.run(() -> {"));
        }
    }
}
