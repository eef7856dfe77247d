package org.masthead;

import java.net.BindException;
import java.net.SocketException;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.jspecify.annotations.Nullable;
import org.masthead.database.DatabaseNotUsable;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.boot.context.properties.bind.validation.BindValidationException;
import org.springframework.boot.context.properties.bind.validation.ValidationErrors;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;

/**
 * Tells in one line what an operator can mend when Masthead does not start. What is nobody's mistake but ours keeps its
 * whole stack trace.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
class StartUpFailure implements SpringBootExceptionReporter {

    private static final int DEEPEST_CAUSE = 30;

    /** A property of Spring's that takes its value from one of ours; ours is what the operator knows. */
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{(masthead\\.[a-z.-]+)(:.*)?}");

    @Override
    public boolean reportException(Throwable failure) {
        Optional<String> line = explain(failure);
        line.ifPresent(System.err::println);
        return line.isPresent();
    }

    static Optional<String> explain(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(DEEPEST_CAUSE)
                .flatMap(cause -> explainOne(cause).stream())
                .findFirst()
                .map(reason -> "Masthead could not start: " + reason.replaceAll("\\s*\\R\\s*", " "));
    }

    private static Optional<String> explainOne(Throwable cause) {
        if (cause instanceof DatabaseNotUsable unusable) {
            return Optional.ofNullable(unusable.getMessage());
        }
        if (cause instanceof PortInUseException taken) {
            return Optional.of("port " + taken.getPort() + " is in use. Stop the other program or set server.port.");
        }
        if (cause instanceof SocketException socket && mentions(socket, "permission denied")) {
            return Optional.of("this user may not open the port. Set server.port to one above 1023.");
        }
        if (cause instanceof BindException address) {
            return Optional.of("server.address cannot be used (" + address.getMessage() + "). Correct or remove it.");
        }
        if (cause instanceof org.springframework.boot.context.properties.bind.BindException property) {
            return Optional.of(explainProperty(property));
        }
        if (cause instanceof InvalidConfigurationPropertyValueException value) {
            return Optional.of(explainValue(value.getName(), value.getValue(), value.getReason()));
        }
        if (cause instanceof FlywayValidateException) {
            return Optional.of("the database was set up by another version of Masthead. Start that version or a newer"
                    + " one, or restore a backup.");
        }
        return cause instanceof SQLException failure ? explainSql(failure) : Optional.empty();
    }

    private static String explainProperty(org.springframework.boot.context.properties.bind.BindException failure) {
        if (failure.getCause() instanceof BindValidationException invalid) {
            ValidationErrors errors = invalid.getValidationErrors();
            return StreamSupport.stream(errors.spliterator(), false)
                            .map(error -> explainError(errors, error))
                            .sorted()
                            .collect(Collectors.joining("; "))
                    + ".";
        }
        Object value =
                failure.getProperty() == null ? null : failure.getProperty().getValue();
        Class<?> type = failure.getTarget().getType().resolve(Object.class);
        String reason = type.isEnum()
                ? "it must be one of "
                        + Stream.of(type.getEnumConstants())
                                .map(constant -> constant.toString()
                                        .toLowerCase(Locale.ROOT)
                                        .replace('_', '-'))
                                .collect(Collectors.joining(", "))
                : NestedExceptionUtils.getMostSpecificCause(failure).getMessage();
        return explainValue(failure.getName().toString(), value, reason);
    }

    private static String explainValue(String name, @Nullable Object value, @Nullable String reason) {
        String end = String.valueOf(reason).replaceFirst("\\.?$", ".");
        Matcher reference = REFERENCE.matcher(String.valueOf(value));
        return reference.matches()
                ? reference.group(1) + " has a value that cannot be used: " + end
                : name + " cannot be \"" + value + "\": " + end;
    }

    private static String explainError(ValidationErrors errors, ObjectError error) {
        if (error instanceof FieldError field) {
            String name = field.getField().replaceAll("([a-z])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
            return errors.getName() + "." + name + " " + field.getDefaultMessage() + " (it is \""
                    + field.getRejectedValue() + "\")";
        }
        return errors.getName() + " " + error.getDefaultMessage();
    }

    private static Optional<String> explainSql(SQLException failure) {
        String state = failure.getSQLState() == null ? "" : failure.getSQLState();
        if (state.startsWith("08") || state.startsWith("57P")) {
            return Optional.of("the connection to the database was lost (" + failure.getMessage() + ").");
        }
        return switch (state) {
            case "42501" ->
                Optional.of("the database user may not do what Masthead needs (" + failure.getMessage()
                        + "). Make that user the owner of the database.");
            case "53100" -> Optional.of("the disk of the database is full. Make room there.");
            default -> Optional.empty();
        };
    }

    private static boolean mentions(Throwable cause, String words) {
        return cause.getMessage() != null
                && cause.getMessage().toLowerCase(Locale.ROOT).contains(words);
    }
}
