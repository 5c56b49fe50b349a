package gradus.engine.launch;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A compiled class as far as others depend on it (Java Virtual Machine Specification, chapter 4): which classes of the course
 * it needs, and its shape, which is all of it that another class is compiled against. A change of a method's body changes no
 * shape.
 */
public final class ClassFile {
    private static final int MAGIC = 0xCAFEBABE;
    private static final int PRIVATE = 0x0002;
    private static final int SYNTHETIC = 0x1000;
    private static final Pattern NAME = Pattern.compile("gradus[/.][\\w/.$]*[\\w$]");

    /** A text, the index of a class's name, or another constant as text; by their index. */
    private final Object[] pool;

    private String name;
    private final Set<String> superTypes = new TreeSet<>();
    private final List<String> shape = new ArrayList<>();

    private record NameAt(int index) {}

    private ClassFile(DataInputStream in) throws IOException {
        if (in.readInt() != MAGIC) {
            throw new IOException("the content must be a class file, but does not begin like one");
        }
        in.readInt(); // version
        pool = new Object[in.readUnsignedShort()];
        for (int i = 1; i < pool.length; i++) {
            int tag = in.readUnsignedByte();
            pool[i] = constant(tag, in);
            if (tag == 5 || tag == 6) {
                i++; // a long or a double takes two places
            }
        }
        readShape(in);
    }

    /**
     * Reads a class.
     *
     * @throws IOException if this is no class file
     */
    public static ClassFile of(byte[] content) throws IOException {
        return new ClassFile(new DataInputStream(new ByteArrayInputStream(content)));
    }

    /**
     * Full names of the classes it needs whose names begin with {@code gradus}, inner ones as in {@code gradus.a.Outer$Inner}.
     * Every text counts, so that types in signatures and names for reflection do too; what only looks like a name costs
     * nothing but a look for a file that is not there.
     */
    public Set<String> needs() {
        Set<String> names = new TreeSet<>();
        for (Object constant : pool) {
            if (constant instanceof String text && text.contains("gradus")) {
                Matcher name = NAME.matcher(text);
                while (name.find()) {
                    names.add(name.group().replace('/', '.'));
                }
            }
        }
        return names;
    }

    /** The full names of its superclass and interfaces. */
    Set<String> superTypes() {
        return superTypes;
    }

    /** What another class is compiled against: types, members that are not private, constants. */
    public String shape() {
        return String.join("\n", shape);
    }

    private static Object constant(int tag, DataInputStream in) throws IOException {
        return switch (tag) {
            case 1 -> in.readUTF();
            case 3 -> Integer.toString(in.readInt()).toCharArray();
            case 4 -> Float.toString(in.readFloat()).toCharArray();
            case 5 -> Long.toString(in.readLong()).toCharArray();
            case 6 -> Double.toString(in.readDouble()).toCharArray();
            case 7, 8 -> new NameAt(in.readUnsignedShort());
            case 16, 19, 20 -> in.readUnsignedShort();
            case 15 -> in.readUnsignedByte() + in.readUnsignedShort();
            case 9, 10, 11, 12, 17, 18 -> in.readInt();
            default -> throw new IOException("a constant's tag must be one of the specification's, but was " + tag);
        };
    }

    private void readShape(DataInputStream in) throws IOException {
        int access = in.readUnsignedShort();
        name = text(in.readUnsignedShort());
        shape.add("class " + access + " " + name);
        int superclass = in.readUnsignedShort();
        addSuperType(superclass);
        for (int i = in.readUnsignedShort(); i > 0; i--) {
            addSuperType(in.readUnsignedShort());
        }
        readMembers("field ", in);
        readMembers("method ", in);
        shape.addAll(attributes(in));
    }

    private void addSuperType(int index) {
        if (index != 0) {
            shape.add("is " + text(index));
            superTypes.add(text(index).replace('/', '.'));
        }
    }

    private void readMembers(String what, DataInputStream in) throws IOException {
        for (int i = in.readUnsignedShort(); i > 0; i--) {
            int access = in.readUnsignedShort();
            String name = text(in.readUnsignedShort()) + " " + text(in.readUnsignedShort());
            List<String> attributes = attributes(in);
            if ((access & (PRIVATE | SYNTHETIC)) == 0) {
                shape.add(what + access + " " + name + " " + attributes);
            }
        }
    }

    /** Those attributes that others are compiled against. */
    private List<String> attributes(DataInputStream in) throws IOException {
        List<String> attributes = new ArrayList<>();
        for (int i = in.readUnsignedShort(); i > 0; i--) {
            String attribute = text(in.readUnsignedShort());
            byte[] content = in.readNBytes(in.readInt());
            DataInputStream inside = new DataInputStream(new ByteArrayInputStream(content));
            switch (attribute) {
                case "ConstantValue", "Signature" -> attributes.add(attribute + " " + text(inside.readUnsignedShort()));
                case "Exceptions", "PermittedSubclasses" -> {
                    for (int n = inside.readUnsignedShort(); n > 0; n--) {
                        attributes.add(attribute + " " + text(inside.readUnsignedShort()));
                    }
                }
                case "InnerClasses" -> addInnerClasses(inside, attributes);
                case "AnnotationDefault", "Deprecated" -> attributes.add(attribute);
                default -> {} // code, line numbers, annotations
            }
        }
        return attributes;
    }

    /** Whether inner classes of its own are static or private, which they do not say themselves. */
    private void addInnerClasses(DataInputStream inside, List<String> attributes) throws IOException {
        for (int n = inside.readUnsignedShort(); n > 0; n--) {
            String inner = text(inside.readUnsignedShort());
            int outer = inside.readUnsignedShort();
            inside.readUnsignedShort(); // its simple name
            int access = inside.readUnsignedShort();
            if (outer != 0 && text(outer).equals(name)) {
                attributes.add("inner " + access + " " + inner);
            }
        }
    }

    private String text(int index) {
        Object constant = pool[index];
        if (constant instanceof NameAt name) {
            return text(name.index());
        }
        return constant instanceof char[] number ? new String(number) : String.valueOf(constant);
    }
}
