package org.masthead.web;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.thymeleaf.context.IExpressionContext;
import org.thymeleaf.engine.IterationStatusVar;
import org.thymeleaf.exceptions.TemplateProcessingException;

/** A path of properties of our own types; one on which something is missing is unknown, so that it fails as before. */
record PropertyPath(String... names) implements ShortForm {

    /** Types of others keep the language's own guard, which knows what must not be called on them. */
    private static final String OURS = "org.masthead.";

    private static final ClassValue<Map<String, Optional<MethodHandle>>> READERS = new ClassValue<>() {
        @Override
        protected Map<String, Optional<MethodHandle>> computeValue(Class<?> type) {
            return new ConcurrentHashMap<>();
        }
    };

    @Override
    public @Nullable Object in(IExpressionContext context) {
        Object value = context.getVariable(names[0]);
        for (int step = 1; step < names.length; step++) {
            MethodHandle reader = value == null ? null : reader(value.getClass(), names[step]);
            if (value == null || reader == null) {
                return UNKNOWN;
            }
            value = read(reader, value);
        }
        return value;
    }

    static boolean isOurs(Class<?> type) {
        return type.getName().startsWith(OURS);
    }

    private static @Nullable MethodHandle reader(Class<?> type, String property) {
        return READERS.get(type)
                .computeIfAbsent(property, name -> find(type, name))
                .orElse(null);
    }

    /** In the order of the language: a getter before the accessor of a record. */
    private static Optional<MethodHandle> find(Class<?> type, String property) {
        if (!isOurs(type) && type != IterationStatusVar.class) {
            return Optional.empty();
        }
        String capital = Character.toUpperCase(property.charAt(0)) + property.substring(1);
        return Stream.of("get" + capital, "is" + capital, property)
                .flatMap(name -> Arrays.stream(type.getMethods())
                        .filter(method -> method.getName().equals(name)
                                && method.getParameterCount() == 0
                                && method.getDeclaringClass() != Object.class))
                .findFirst()
                .flatMap(PropertyPath::handle);
    }

    /** Public methods alone come here, though of types that only their room may name: most of what a page shows. */
    static Optional<MethodHandle> handle(Method method) {
        try {
            MethodHandle handle = MethodHandles.privateLookupIn(method.getDeclaringClass(), MethodHandles.lookup())
                    .unreflect(method);
            return Optional.of(handle.asType(handle.type().generic()));
        } catch (IllegalAccessException e) {
            return Optional.empty();
        }
    }

    private @Nullable Object read(MethodHandle reader, Object value) {
        try {
            return (Object) reader.invokeExact(value);
        } catch (Throwable e) {
            throw new TemplateProcessingException("${" + String.join(".", names) + "} cannot be read", e);
        }
    }
}
