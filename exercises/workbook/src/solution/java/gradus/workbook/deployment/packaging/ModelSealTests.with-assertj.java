import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;

class ModelSealTests {
    // begin solution: your tests
    private static final Map<String, byte[]> FILES = Map.of("m.bin", bytes("ab"), "k.bin", bytes("ü"));

    private static void refuses(ModelSeal.Reason reason, byte[] manifest, byte[] signature, Map<String, byte[]> files) {
        assertThatThrownBy(() -> ModelSeal.open(manifest, signature, files, OURS.getPublic(), "w", 10))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.reason()).isEqualTo(reason));
    }

    private static void refuses(ModelSeal.Reason reason, byte[] manifest, Map<String, byte[]> files) {
        refuses(reason, manifest, Ed25519.sign(OURS.getPrivate(), manifest), files);
    }

    @Test
    void lines_are_sorted_and_whole() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("z", bytes("ü5"));
        files.put("a", bytes(""));
        assertThat(new String(ModelSeal.manifest("w", 1, files), StandardCharsets.UTF_8))
                .matches("model w\nversion 1\n[0-9a-f]{64} 0 a\n0[0-9a-f]{63} 3 z\n");
        assertThatIllegalArgumentException().isThrownBy(() -> ModelSeal.manifest("w", 0, FILES));
        assertThatIllegalArgumentException().isThrownBy(() -> ModelSeal.manifest("w", 1, Map.of()));
    }

    @Test
    void good_ones_open_as_copies() {
        byte[] manifest = ModelSeal.manifest("w", 10, FILES);
        byte[] signature = Ed25519.sign(OURS.getPrivate(), manifest);
        Map<String, byte[]> opened = ModelSeal.open(manifest, signature, FILES, OURS.getPublic(), "w", 10);
        assertThat(opened).containsOnlyKeys("k.bin", "m.bin");
        assertThat(opened.get("m.bin")).isEqualTo(bytes("ab")).isNotSameAs(FILES.get("m.bin"));
        byte[] later = ModelSeal.manifest("w", 100, FILES);
        ModelSeal.open(later, Ed25519.sign(OURS.getPrivate(), later), FILES, OURS.getPublic(), "w", 20);
    }

    @Test
    void bad_ones_do_not() {
        byte[] manifest = ModelSeal.manifest("w", 10, FILES);
        refuses(ModelSeal.Reason.SIGNATURE, manifest, Ed25519.sign(STRANGER.getPrivate(), manifest), FILES);
        refuses(ModelSeal.Reason.SIGNATURE, ModelSeal.manifest("x", 1, FILES), new byte[3], FILES);
        refuses(ModelSeal.Reason.MODEL, ModelSeal.manifest("ww", 10, FILES), FILES);
        refuses(ModelSeal.Reason.VERSION, ModelSeal.manifest("w", 9, FILES), FILES);
        refuses(ModelSeal.Reason.MISSING, manifest, Map.of("m.bin", bytes("ab")));
        Map<String, byte[]> changed = new HashMap<>(FILES);
        changed.put("more", new byte[0]);
        refuses(ModelSeal.Reason.EXTRA, manifest, changed);
        refuses(ModelSeal.Reason.HASH, manifest, Map.of("m.bin", bytes("ac"), "k.bin", bytes("ü")));
        String text = new String(manifest, StandardCharsets.UTF_8);
        int end = text.indexOf(" 2 k.bin");
        char other = text.charAt(end - 1) == '0' ? '1' : '0';
        refuses(ModelSeal.Reason.HASH, bytes(text.substring(0, end - 1) + other + text.substring(end)), FILES);
    }
    // end solution
}
