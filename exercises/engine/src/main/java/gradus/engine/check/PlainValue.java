package gradus.engine.check;

import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Values without a class of the learner's in them, which may be compared across class loaders; and copies of inputs. */
final class PlainValue {
    /** A record, by its components. */
    record Parts(String type, Map<String, Object> components) {}

    /** What has a name: a constant of an enum, a step. */
    record Constant(String name) {
        @Override
        public String toString() {
            return name;
        }
    }

    /** What has no order. */
    record Unordered(List<Object> elements) {}

    /** A value that cannot be compared: the grader's fault. */
    static final class NotPlain extends IllegalStateException {
        private static final long serialVersionUID = 1L;

        NotPlain(Object value) {
            super(
                    "a question must return numbers, texts, enums, arrays, lists, sets, maps or records of these, but returned a "
                            + value.getClass().getName());
        }
    }

    /** How a record is read and made; found once per class, as reflection is slow to look. */
    private record Shape(List<Method> accessors, Constructor<?> canonical) {}

    private static final ClassValue<Shape> SHAPES = new ClassValue<>() {
        @Override
        protected Shape computeValue(Class<?> type) {
            return shape(type);
        }
    };

    private PlainValue() {}

    /**
     * The plain form of a result; later changes of the result do not reach it.
     *
     * @throws NotPlain if the value is of a kind that cannot be compared
     */
    static Object of(Object value) {
        return of(value, unknown -> {
            throw new NotPlain(unknown);
        });
    }

    /** The plain form of an input, where any object may stand, such as a function. */
    static Object ofInput(Object value) {
        return of(value, unknown -> new Constant(unknown.getClass().getSimpleName()));
    }

    private static Object of(Object value, UnaryOperator<Object> unknown) {
        if (value == null || value instanceof Number || value instanceof Boolean || value instanceof Character) {
            return value;
        }
        if (value instanceof CharSequence) {
            return value.toString();
        }
        if (value instanceof Enum<?> constant) {
            return new Constant(constant.name());
        }
        if (value instanceof Steps.Other || (value instanceof Steps.Step step && step.isPlain())) {
            return value;
        }
        if (value instanceof Steps.Step) {
            return new Constant(value.toString());
        }
        if (value.getClass().isArray()) {
            return value.getClass().getComponentType().isPrimitive() ? cloned(value) : each(elements(value), unknown);
        }
        if (value instanceof Set<?> set) {
            return new Unordered(each(set, unknown));
        }
        if (value instanceof Collection<?> list) {
            return each(list, unknown);
        }
        if (value instanceof Map<?, ?> map) {
            Map<Object, Object> plain = new LinkedHashMap<>();
            map.forEach((key, v) -> plain.put(of(key, unknown), of(v, unknown)));
            return plain;
        }
        return value instanceof Record record ? parts(record, unknown) : rare(value, unknown);
    }

    private static Object rare(Object value, UnaryOperator<Object> unknown) {
        if (value instanceof Optional<?> o) {
            return of(o.orElse(null), unknown);
        }
        if (value instanceof OptionalDouble o) {
            return o.isPresent() ? (Object) o.getAsDouble() : null;
        }
        if (value instanceof OptionalInt o) {
            return o.isPresent() ? (Object) o.getAsInt() : null;
        }
        if (value instanceof OptionalLong o) {
            return o.isPresent() ? (Object) o.getAsLong() : null;
        }
        if (value instanceof Comparable<?> && value.getClass().getName().startsWith("java.")) {
            return value; // dates, paths and their like never change
        }
        return unknown.apply(value);
    }

    private static Parts parts(Record record, UnaryOperator<Object> unknown) {
        Map<String, Object> components = new LinkedHashMap<>();
        for (Method accessor : SHAPES.get(record.getClass()).accessors()) {
            components.put(accessor.getName(), of(component(record, accessor), unknown));
        }
        return new Parts(record.getClass().getSimpleName(), components);
    }

    private static List<Object> each(Collection<?> values, UnaryOperator<Object> unknown) {
        List<Object> plain = new ArrayList<>(values.size());
        values.forEach(value -> plain.add(of(value, unknown)));
        return plain;
    }

    /** Whether a plain value is a sequence: a list, or an array of primitives. */
    static boolean isSequence(Object plain) {
        return plain instanceof List || (plain != null && plain.getClass().isArray());
    }

    /** The elements of a sequence. */
    static List<?> elements(Object sequence) {
        if (sequence instanceof List<?> list) {
            return list;
        }
        if (sequence instanceof Object[] array) {
            return Arrays.asList(array);
        }
        List<Object> elements = new ArrayList<>(Array.getLength(sequence));
        for (int i = 0; i < Array.getLength(sequence); i++) {
            elements.add(Array.get(sequence, i));
        }
        return elements;
    }

    /**
     * A deep copy of an input, made of the classes that another loader knows by the same names. No text in it is the same
     * object as another, so that {@code ==} between equal texts is false.
     */
    static Object copy(Object value, ClassLoader into) {
        if (value instanceof String text) {
            return new String(text.toCharArray());
        }
        if (value instanceof Enum<?> constant) {
            return constant(constant, into);
        }
        if (value instanceof Steps.Step step && step.isPlain() && !(step.argument() instanceof String)) {
            return step; // nobody can change it, and only the grader sees it
        }
        if (value instanceof Record record) {
            return copyOf(record, into);
        }
        if (value instanceof Map<?, ?> map) {
            Map<Object, Object> copy = new LinkedHashMap<>();
            map.forEach((key, v) -> copy.put(copy(key, into), copy(v, into)));
            return copy;
        }
        if (value instanceof Collection<?> many) {
            Collection<Object> copy = value instanceof Set ? new LinkedHashSet<>() : new ArrayList<>(many.size());
            many.forEach(one -> copy.add(copy(one, into)));
            return copy;
        }
        return value != null && value.getClass().isArray() ? copyOfArray(value, into) : value;
    }

    private static Object copyOfArray(Object array, ClassLoader into) {
        Class<?> type = array.getClass().getComponentType();
        if (type.isPrimitive()) {
            return cloned(array);
        }
        Object copy = Array.newInstance(known(type, into), Array.getLength(array));
        for (int i = 0; i < Array.getLength(array); i++) {
            Array.set(copy, i, copy(Array.get(array, i), into));
        }
        return copy;
    }

    private static Object cloned(Object array) {
        int length = Array.getLength(array);
        Object copy = Array.newInstance(array.getClass().getComponentType(), length);
        System.arraycopy(array, 0, copy, 0, length);
        return copy;
    }

    private static Object constant(Enum<?> constant, ClassLoader into) {
        for (Object candidate : known(constant.getDeclaringClass(), into).getEnumConstants()) {
            if (((Enum<?>) candidate).name().equals(constant.name())) {
                return candidate;
            }
        }
        throw new IllegalStateException(
                "the other side knows no " + constant.getDeclaringClass() + "." + constant.name());
    }

    private static Object copyOf(Record record, ClassLoader into) {
        List<Method> accessors = SHAPES.get(record.getClass()).accessors();
        Object[] values = new Object[accessors.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = copy(component(record, accessors.get(i)), into);
        }
        try {
            return SHAPES.get(known(record.getClass(), into)).canonical().newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot copy " + record + ": " + e, e);
        }
    }

    /** The value of one component of a record, which may be private to the grader. */
    private static Object component(Record record, Method accessor) {
        try {
            return accessor.invoke(record);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(
                    accessor.getName() + "() of " + record.getClass() + " threw " + e.getCause(), e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("cannot read " + accessor, e);
        }
    }

    private static Shape shape(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types = new Class<?>[components.length];
        List<Method> accessors = new ArrayList<>();
        for (int i = 0; i < types.length; i++) {
            types[i] = components[i].getType();
            accessors.add(components[i].getAccessor());
            accessors.get(i).setAccessible(true);
        }
        try {
            Constructor<?> canonical = type.getDeclaredConstructor(types);
            canonical.setAccessible(true);
            return new Shape(accessors, canonical);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("a record without its constructor: " + type, e);
        }
    }

    /** The class of the same name in another loader; classes of the platform and the engine are everywhere the same. */
    private static Class<?> known(Class<?> type, ClassLoader into) {
        if (!type.getName().startsWith(Twin.OWN)) {
            return type;
        }
        try {
            return Class.forName(type.getName(), false, into);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("the other side knows no " + type.getName(), e);
        }
    }
}
