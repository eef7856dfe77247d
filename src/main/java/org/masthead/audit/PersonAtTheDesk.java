package org.masthead.audit;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.regex.Pattern;
import org.springframework.security.core.AuthenticatedPrincipal;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Notes on each request to the desk whose it is, before anything is done for it. */
@Component
class PersonAtTheDesk implements HandlerInterceptor, WebMvcConfigurer {

    /** The request attribute with the number of their account. */
    static final String ACCOUNT = PersonAtTheDesk.class.getName() + ".account";

    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/desk/**", "/api/v1/desk/**");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getUserPrincipal() instanceof Authentication known
                && known.getPrincipal() instanceof AuthenticatedPrincipal person
                && NUMBER.matcher(person.getName()).matches()) {
            request.setAttribute(ACCOUNT, person.getName());
        }
        return true;
    }
}
