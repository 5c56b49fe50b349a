            package gradus.course;

            import gradus.engine.proof.LessonProof;
            import java.io.IOException;
            import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Stream;
            import org.junit.jupiter.api.DynamicContainer;
            import org.junit.jupiter.api.Tag;
            import org.junit.jupiter.api.TestFactory;

            @Tag("proof")
            class DatesProofTest {
                @TestFactory
                Stream<DynamicContainer> dates() throws IOException {
                    return LessonProof.of("fundamentals/dates").filter(part -> part.getDisplayName().endsWith("/1"));
                }
            }
