package gradus.engine.launch;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which classes of the course a compiled class needs, from its constant pool (Java Virtual Machine Specification, 4.4). It
 * reads every text in the pool, so that types in signatures and names for reflection count too; a text that only looks like
 * a name costs nothing but a look for a file that is not there.
 */
public final class ClassFile {
    private static final int MAGIC = 0xCAFEBABE;
    private static final Pattern NAME = Pattern.compile("gradus[/.][\\w/.$]*[\\w$]");

    private ClassFile() {}

    /**
     * Full names of the classes whose names begin with {@code gradus}, inner ones as in {@code gradus.a.Outer$Inner}.
     *
     * @throws IOException if this is no class file
     */
    public static Set<String> needs(byte[] content) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(content));
        if (content.length < 10 || in.readInt() != MAGIC) {
            throw new IOException("the content must be a class file, but does not begin like one");
        }
        in.readInt(); // version
        int size = in.readUnsignedShort();
        Set<String> names = new TreeSet<>();
        for (int i = 1; i < size; i++) {
            int tag = in.readUnsignedByte();
            if (tag == 1) {
                addNames(in.readUTF(), names);
            } else {
                in.skipBytes(length(tag));
            }
            if (tag == 5 || tag == 6) {
                i++; // a long or a double takes two places
            }
        }
        return names;
    }

    /** Bytes after the tag of a constant. */
    private static int length(int tag) throws IOException {
        return switch (tag) {
            case 7, 8, 16, 19, 20 -> 2;
            case 15 -> 3;
            case 3, 4, 9, 10, 11, 12, 17, 18 -> 4;
            case 5, 6 -> 8;
            default -> throw new IOException("a constant's tag must be one of the specification's, but was " + tag);
        };
    }

    private static void addNames(String text, Set<String> names) {
        if (text.contains("gradus")) {
            Matcher name = NAME.matcher(text);
            while (name.find()) {
                names.add(name.group().replace('/', '.'));
            }
        }
    }
}
