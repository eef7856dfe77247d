package org.masthead.account;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.masthead.web.ApiProblem;
import org.masthead.web.RateLimit;
import org.masthead.web.RateLimits;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * The desk's door for programs: they show a token each time, and neither cookie nor session counts. Behind it stand the
 * same rules as behind the other one.
 */
@Component
public class TokenDoor implements HandlerInterceptor, WebMvcConfigurer {

    private static final String PATHS = "/api/v1/desk/**";
    private static final String SCHEME = "Bearer ";
    private static final int OFTEN = 300;

    private final AccessTokens tokens;
    private final RateLimit limit;

    TokenDoor(AccessTokens tokens, RateLimits limits) {
        this.tokens = tokens;
        this.limit = limits.of(OFTEN, Duration.ofMinutes(1));
    }

    /** Guards the desk's part of the API. */
    public void guard(HttpSecurity http) throws Exception {
        http.securityMatcher(PATHS)
                .addFilterBefore(new Tokens(), AnonymousAuthenticationFilter.class)
                .headers(headers -> headers.disable())
                .csrf(csrf -> csrf.disable())
                .requestCache(cache -> cache.disable())
                .logout(logout -> logout.disable())
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .exceptionHandling(handling -> handling.authenticationEntryPoint((request, response, e) -> {
                    response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"desk\"");
                    response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
                }))
                .authorizeHttpRequests(
                        requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD)
                                .permitAll()
                                .anyRequest()
                                .authenticated());
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns(PATHS);
    }

    /** What is asked for must be what the token is for, and not too often. */
    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!(handler instanceof HandlerMethod door)) {
            return true;
        }
        @Nullable NeedsScope needs = door.getMethodAnnotation(NeedsScope.class);
        if (needs == null
                || !(request.getUserPrincipal() instanceof UsernamePasswordAuthenticationToken holder)
                || holder.getAuthorities().stream()
                        .map(GrantedAuthority::getAuthority)
                        .noneMatch(needs.value().authority()::equals)) {
            throw ApiProblem.of(
                    HttpStatus.FORBIDDEN,
                    needs == null
                            ? "no token opens this"
                            : "the token is not for " + needs.value().text());
        }
        String key = String.valueOf(holder.getDetails());
        RateLimit.Verdict verdict = limit.tryAcquire(key);
        response.setHeader("RateLimit-Policy", "\"desk\";q=" + OFTEN + ";w=60");
        response.setHeader("RateLimit", "\"desk\";r=" + limit.left(key) + ";t=" + Math.max(1, verdict.seconds()));
        if (!verdict.allowed()) {
            throw ApiProblem.of(HttpStatus.TOO_MANY_REQUESTS, "more than " + OFTEN + " requests in a minute")
                    .with(HttpHeaders.RETRY_AFTER, Long.toString(verdict.seconds()));
        }
        return true;
    }

    private final class Tokens extends OncePerRequestFilter {
        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
            String shown = request.getHeader(HttpHeaders.AUTHORIZATION);
            Optional<AccessTokens.Holder> holder =
                    shown == null || !shown.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                            ? Optional.empty()
                            : tokens.holderOf(shown.substring(SCHEME.length()).strip());
            holder.ifPresent(TokenDoor::letIn);
            chain.doFilter(request, response);
        }
    }

    private static void letIn(AccessTokens.Holder holder) {
        List<GrantedAuthority> authorities = new ArrayList<>();
        authorities.add(new SimpleGrantedAuthority("ROLE_" + holder.user().role()));
        holder.scopes().forEach(each -> authorities.add(new SimpleGrantedAuthority(each.authority())));
        UsernamePasswordAuthenticationToken known =
                UsernamePasswordAuthenticationToken.authenticated(holder.user(), null, authorities);
        known.setDetails(holder.tokenId());
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(known);
        SecurityContextHolder.setContext(context);
    }
}
