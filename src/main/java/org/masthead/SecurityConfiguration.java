package org.masthead;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletResponse;
import org.masthead.account.DeskDoor;
import org.masthead.account.TokenDoor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;

/**
 * Three doors: the desk, which knows who comes, to people and to programs, and everything else, which does not want to
 * know.
 */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    @Bean
    @Order(0)
    SecurityFilterChain tokenChain(HttpSecurity http, TokenDoor door) throws Exception {
        door.guard(http);
        return http.build();
    }

    @Bean
    @Order(1)
    SecurityFilterChain deskChain(HttpSecurity http, DeskDoor door) throws Exception {
        door.guard(http);
        return http.build();
    }

    /**
     * No session and no token. Readers read, and write in few places: a reply and what they say of one, a report of an
     * error, and what people who comment do with their own, below {@code /comments}. The origin of these is checked
     * before they come here.
     */
    @Bean
    @Order(2)
    SecurityFilterChain publicChain(HttpSecurity http) throws Exception {
        return http.headers(headers -> headers.disable())
                .csrf(csrf -> csrf.disable())
                .requestCache(cache -> cache.disable())
                .logout(logout -> logout.disable())
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .exceptionHandling(handling -> handling.authenticationEntryPoint((request, response, e) -> {
                    response.setHeader(HttpHeaders.ALLOW, "GET, HEAD");
                    response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
                }))
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(
                                DispatcherType.ERROR, DispatcherType.FORWARD)
                        .permitAll()
                        .requestMatchers(HttpMethod.GET, "/**")
                        .permitAll()
                        .requestMatchers(HttpMethod.HEAD, "/**")
                        .permitAll()
                        .requestMatchers(HttpMethod.POST, "/*/*/*/comments", "/*/*/*/error-report", "/comments/**")
                        .permitAll()
                        .requestMatchers(
                                HttpMethod.POST,
                                "/*/*/*/comments/preview",
                                "/*/*/*/comments/*/recommendation",
                                "/*/*/*/comments/*/report")
                        .permitAll()
                        .anyRequest()
                        .denyAll())
                .build();
    }
}
