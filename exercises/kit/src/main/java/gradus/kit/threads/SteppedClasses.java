package gradus.kit.threads;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * The classes of an answer's room once more. In those of the answer a call of {@link Steps#at} stands before each step that another thread can
 * notice: what reads or writes a field that can change or an array, takes or gives back a lock, or calls somebody else's code. Constructors are
 * left as they are.
 */
final class SteppedClasses extends ClassLoader {
    private final String room;
    private final String answer;
    private final Set<String> finals = new HashSet<>();

    SteppedClasses(Class<?> answer) {
        super("learner", answer.getClassLoader()); // this name tells the engine whose threads are left
        this.room = answer.getPackageName() + ".";
        this.answer = answer.getName();
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.startsWith(room)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            if (loaded != null) {
                return loaded;
            }
            byte[] bytes = isAnswers(name) ? stepped(bytesOf(name)) : bytesOf(name);
            return defineClass(name, bytes, 0, bytes.length);
        }
    }

    private boolean isAnswers(String name) {
        return name.equals(answer) || name.startsWith(answer + "$");
    }

    private byte[] bytesOf(String name) throws ClassNotFoundException {
        try (InputStream file = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (file == null) {
                throw new ClassNotFoundException(name);
            }
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the class " + name, e);
        }
    }

    private byte[] stepped(byte[] bytes) {
        ClassReader reader = new ClassReader(bytes);
        reader.accept(new Finals(reader.getClassName()), ClassReader.SKIP_CODE);
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        reader.accept(new Methods(writer), 0);
        return writer.toByteArray();
    }

    /** Notes the fields that cannot change. */
    private final class Finals extends ClassVisitor {
        private final String owner;

        Finals(String owner) {
            super(Opcodes.ASM9);
            this.owner = owner;
        }

        @Override
        public FieldVisitor visitField(int access, String name, String type, String generic, Object value) {
            if ((access & Opcodes.ACC_FINAL) != 0) {
                finals.add(owner + "." + name);
            }
            return null;
        }
    }

    private final class Methods extends ClassVisitor {
        Methods(ClassVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public MethodVisitor visitMethod(int access, String name, String type, String generic, String[] thrown) {
            MethodVisitor next = super.visitMethod(access, name, type, generic, thrown);
            return name.startsWith("<") ? next : new Stepping(next);
        }
    }

    /** Puts the calls into one method. Where a class with fields is read later than its use, its fields count as changing. */
    private final class Stepping extends MethodVisitor {
        private int line;

        Stepping(MethodVisitor next) {
            super(Opcodes.ASM9, next);
        }

        private void step() {
            super.visitLdcInsn(line);
            super.visitMethodInsn(Opcodes.INVOKESTATIC, Type.getInternalName(Steps.class), "at", "(I)V", false);
        }

        @Override
        public void visitLineNumber(int number, Label start) {
            line = number;
            super.visitLineNumber(number, start);
        }

        @Override
        public void visitFieldInsn(int opcode, String owner, String name, String type) {
            if (!finals.contains(owner + "." + name)) {
                step();
            }
            super.visitFieldInsn(opcode, owner, name, type);
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String type, boolean ofInterface) {
            boolean own = isAnswers(owner.replace('/', '.')) && !ofInterface; // its steps are in it
            if (!own && !name.equals("<init>")) {
                step();
            }
            super.visitMethodInsn(opcode, owner, name, type, ofInterface);
        }

        @Override
        public void visitInsn(int opcode) {
            boolean lock = opcode == Opcodes.MONITORENTER || opcode == Opcodes.MONITOREXIT;
            boolean read = opcode >= Opcodes.IALOAD && opcode <= Opcodes.SALOAD;
            boolean write = opcode >= Opcodes.IASTORE && opcode <= Opcodes.SASTORE;
            if (lock || read || write) {
                step();
            }
            super.visitInsn(opcode);
        }
    }
}
