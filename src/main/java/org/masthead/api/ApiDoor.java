package org.masthead.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.masthead.web.ApiProblem;
import org.masthead.web.NetworkAddresses;
import org.masthead.web.RateLimit;
import org.masthead.web.RateLimits;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Looks at what programs ask before it is read: a parameter that there is not is a mistake of whoever wrote the
 * program, and passed over in silence it would never be found. What is kept is answered without coming here, so the
 * limit counts only what costs work.
 */
@Component
class ApiDoor implements HandlerInterceptor, WebMvcConfigurer {

    static final int OFTEN = 300;

    private final RateLimit limit;
    private final NetworkAddresses networks;

    ApiDoor(RateLimits limits, NetworkAddresses networks) {
        this.limit = limits.of(OFTEN, Duration.ofMinutes(1));
        this.networks = networks;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/api/v1/**").excludePathPatterns("/api/v1/desk/**");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!(handler instanceof HandlerMethod door) || door.getBeanType() != PublicApiController.class) {
            return true;
        }
        RateLimit.Verdict verdict = limit.tryAcquire(networks.of(request));
        if (!verdict.allowed()) {
            throw ApiProblem.of(HttpStatus.TOO_MANY_REQUESTS, "more than " + OFTEN + " new questions in a minute")
                    .with(HttpHeaders.RETRY_AFTER, Long.toString(verdict.seconds()))
                    .with("RateLimit-Policy", "\"reading\";q=" + OFTEN + ";w=60")
                    .with("RateLimit", "\"reading\";r=0;t=" + verdict.seconds());
        }
        refuseUnknown(request, door);
        AskedFields.of(request.getParameter(AskedFields.PARAMETER), door.getReturnType());
        return true;
    }

    private static void refuseUnknown(HttpServletRequest request, HandlerMethod door) {
        Set<String> known = Arrays.stream(door.getMethodParameters())
                .filter(each -> each.hasParameterAnnotation(RequestParam.class))
                .map(each -> Objects.requireNonNull(each.getParameter().getName()))
                .collect(Collectors.toSet());
        known.add(AskedFields.PARAMETER);
        List<String> asked = Collections.list(request.getParameterNames());
        asked.stream().filter(each -> !known.contains(each)).findFirst().ifPresent(each -> {
            throw ApiProblem.parameter(each, "there is no such parameter here");
        });
    }
}
