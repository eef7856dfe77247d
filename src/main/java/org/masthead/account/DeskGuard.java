package org.masthead.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.masthead.right.Needs;
import org.masthead.right.Right;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Asks at every door of the desk what it {@link Needs}, before the controller reads a word. A door that does not say is
 * open to those who have all stories. It goes by the controller that answers, so no spelling of an address gets past.
 */
@Component
class DeskGuard implements HandlerInterceptor, WebMvcConfigurer {

    private static final Right[] UNSAID = {Right.REVIEW_STORIES};

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/desk/**", "/api/v1/desk/**");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod door) {
            // Who is nobody yet was let this far by DeskDoor: to the pages that lead in.
            DeskUser.of(request).ifPresent(user -> check(user, needsOf(door)));
        }
        return true;
    }

    static Right[] needsOf(HandlerMethod door) {
        @Nullable Needs needs = door.getMethodAnnotation(Needs.class);
        if (needs == null) {
            needs = AnnotatedElementUtils.findMergedAnnotation(door.getBeanType(), Needs.class);
        }
        return needs == null ? UNSAID : needs.value();
    }

    private static void check(DeskUser user, Right[] needs) {
        if (Arrays.stream(needs).noneMatch(user::may)) {
            throw new NotAllowed(needs[0]);
        }
    }
}
