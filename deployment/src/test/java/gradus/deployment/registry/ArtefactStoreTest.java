package gradus.deployment.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArtefactStoreTest {
    /** FIPS 180-4, the example of one block. */
    private static final String ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @TempDir
    private Path folder;

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void an_artefact_is_kept_under_its_hash() throws IOException {
        ArtefactStore store = new ArtefactStore(folder.resolve("new"));
        assertThat(store.put(bytes("abc"))).isEqualTo(ABC);
        assertThat(new ArtefactStore(folder.resolve("new")).get(ABC)).isEqualTo(bytes("abc"));
    }

    @Test
    void the_same_again_is_not_written_again_and_a_damaged_file_is() throws IOException {
        List<String> steps = new ArrayList<>();
        ArtefactStore store = new ArtefactStore(folder, steps::add);
        store.put(bytes("abc"));
        assertThat(steps)
                .containsExactly(
                        "before create",
                        "after create",
                        "before write",
                        "after write",
                        "before force",
                        "after force",
                        "before move",
                        "after move");
        store.put(bytes("abc"));
        assertThat(steps).hasSize(8);
        Files.write(folder.resolve(ABC + ".model"), bytes("abd"));
        assertThat(store.holds(ABC)).isFalse();
        store.put(bytes("abc"));
        assertThat(store.holds(ABC)).isTrue();
    }

    @Test
    void what_is_missing_or_damaged_is_never_given() throws IOException {
        ArtefactStore store = new ArtefactStore(folder);
        assertThat(store.holds(ABC)).isFalse();
        assertThatThrownBy(() -> store.get(ABC)).isInstanceOf(NoSuchFileException.class);
        Files.write(folder.resolve(ABC + ".model"), bytes("ab"));
        assertThatThrownBy(() -> store.get(ABC))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("the artefact must have the SHA-256 " + ABC + ", but has fb8e");
        assertThatThrownBy(() -> store.get("../x"))
                .hasMessage("sha256 must be 64 lower-case hexadecimal digits, but was ../x");
    }
}
