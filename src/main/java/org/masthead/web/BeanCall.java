package org.masthead.web;

import java.lang.invoke.MethodHandle;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;
import org.springframework.expression.AccessException;
import org.springframework.expression.BeanResolver;
import org.thymeleaf.context.IExpressionContext;
import org.thymeleaf.exceptions.TemplateProcessingException;
import org.thymeleaf.spring6.expression.ThymeleafEvaluationContext;

/** {@code @siteClock.iso(story.publishedAt)}: a method of one of our own beans, which has no other of that name. */
final class BeanCall implements ShortForm {

    private static final String CONTEXT = ThymeleafEvaluationContext.THYMELEAF_EVALUATION_CONTEXT_CONTEXT_VARIABLE_NAME;

    private final String bean;
    private final String method;
    private final ShortForm argument;
    private final ConcurrentMap<Class<?>, Optional<Call>> calls = new ConcurrentHashMap<>();

    private record Call(Class<?> parameter, MethodHandle handle) {}

    /** @param called bean and method with a dot between them */
    BeanCall(String called, ShortForm argument) {
        int dot = called.indexOf('.');
        this.bean = called.substring(0, dot);
        this.method = called.substring(dot + 1);
        this.argument = argument;
    }

    @Override
    public @Nullable Object in(IExpressionContext context) {
        Object given = argument.in(context);
        Object target = given == null || given == UNKNOWN ? null : bean(context);
        if (given == null || target == null) {
            return UNKNOWN;
        }
        Call call = calls.computeIfAbsent(target.getClass(), this::find).orElse(null);
        return call != null && call.parameter().isInstance(given) ? call(call.handle(), target, given) : UNKNOWN;
    }

    private @Nullable Object bean(IExpressionContext context) {
        BeanResolver beans = context.getVariable(CONTEXT) instanceof ThymeleafEvaluationContext evaluation
                ? evaluation.getBeanResolver()
                : null;
        try {
            return beans == null
                    ? null
                    : beans.resolve((ThymeleafEvaluationContext) context.getVariable(CONTEXT), bean);
        } catch (AccessException e) {
            return null;
        }
    }

    private Optional<Call> find(Class<?> type) {
        List<Method> named = Arrays.stream(type.getMethods())
                .filter(each -> each.getName().equals(method))
                .toList();
        return PropertyPath.isOurs(type)
                        && named.size() == 1
                        && named.get(0).getParameterCount() == 1
                        && !Modifier.isStatic(named.get(0).getModifiers())
                ? PropertyPath.handle(named.get(0))
                        .map(handle -> new Call(named.get(0).getParameterTypes()[0], handle))
                : Optional.empty();
    }

    private @Nullable Object call(MethodHandle handle, Object target, Object given) {
        try {
            return (Object) handle.invokeExact(target, given);
        } catch (Throwable e) {
            throw new TemplateProcessingException("${@" + bean + '.' + method + "(…)} cannot be read", e);
        }
    }
}
