package org.masthead;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.masthead.testing.Desk;
import org.masthead.testing.NewsroomTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpMethod;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Knocks at every door there is: each address that any controller answers to, with each of its methods. New ones are
 * tried without anyone thinking of it.
 */
@NewsroomTest
class OpenDoorsTests {

    static final String SIGN_IN = "/desk/sign-in";
    /** Where nobody is signed in yet. */
    static final Set<String> WAYS_IN = Set.of(SIGN_IN, "/desk/password");

    static final Set<RequestMethod> READING = Set.of(RequestMethod.GET, RequestMethod.HEAD, RequestMethod.OPTIONS);

    @Autowired
    MockMvcTester mvc;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mappings;

    @Test
    void thereAreDoorsToKnockAt() {
        assertThat(doors()).contains(new Door("/desk/accounts", HttpMethod.POST), new Door(SIGN_IN, HttpMethod.GET));
    }

    @TestFactory
    Stream<DynamicTest> deskKnowsNoStrangers() {
        return each(doors().stream().filter(door -> door.isDesk() && !door.leadsIn()), door -> {
            MockHttpServletResponse answer = knock(door, Desk.sameOrigin());
            if (door.reads()) {
                assertThat(answer.getStatus()).isEqualTo(302);
                assertThat(answer.getRedirectedUrl()).isEqualTo(SIGN_IN);
            } else {
                assertThat(answer.getStatus()).isIn(401, 403);
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> nothingChangesForAnotherSite() {
        return each(doors().stream().filter(door -> !door.reads()), door -> {
            assertThat(knock(door, Desk.asAdministrator(), Desk.crossSite()).getStatus())
                    .isEqualTo(403);
            assertThat(knock(door, Desk.crossSite()).getStatus()).isEqualTo(403);
        });
    }

    @TestFactory
    Stream<DynamicTest> deskAsksForTheFormsToken() {
        return each(doors().stream().filter(door -> !door.reads() && door.isGuarded()), door -> {
            MockHttpServletResponse answer = knock(door, Desk.asAdministrator(), request -> {
                request.removeParameter("_csrf");
                return request;
            });
            if (door.path().equals(SIGN_IN)) {
                assertThat(answer.getRedirectedUrl()).isEqualTo(SIGN_IN + "?expired");
            } else {
                assertThat(answer.getStatus()).isEqualTo(401);
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> editorsDoNotDecideWhoEntersAndWhatTheSiteIs() {
        return each(
                doors().stream()
                        .filter(door -> door.path().startsWith("/desk/accounts")
                                || door.path().startsWith("/desk/settings")),
                door -> assertThat(knock(door, Desk.asEditor()).getStatus()).isEqualTo(403));
    }

    @TestFactory
    Stream<DynamicTest> readersLeaveNoTraceAndGetNoCookie() {
        return each(doors().stream().filter(door -> !door.isGuarded()), door -> {
            MockHttpServletResponse answer = knock(door, Desk.sameOrigin());
            assertThat(answer.getHeader("Set-Cookie")).isNull();
            assertThat(answer.getHeader("Content-Security-Policy")).startsWith("default-src 'none'");
        });
    }

    private MockHttpServletResponse knock(Door door, RequestPostProcessor... visitors) {
        MockMvcRequestBuilder request = mvc.method(door.method()).uri(door.path());
        for (RequestPostProcessor visitor : visitors) {
            request = request.with(visitor);
        }
        return request.exchange().getResponse();
    }

    private List<Door> doors() {
        List<Door> doors = new ArrayList<>();
        for (RequestMappingInfo mapping : mappings.getHandlerMethods().keySet()) {
            Set<RequestMethod> named = mapping.getMethodsCondition().getMethods();
            for (String pattern : mapping.getPatternValues()) {
                for (RequestMethod method : named.isEmpty() ? Set.of(RequestMethod.GET, RequestMethod.POST) : named) {
                    doors.add(new Door(
                            pattern.replaceAll("\\{[^/]+}", "1").replace("**", "1"),
                            HttpMethod.valueOf(method.name())));
                }
            }
        }
        return doors;
    }

    private static Stream<DynamicTest> each(Stream<Door> doors, Consumer<Door> check) {
        List<Door> all = doors.toList();
        assertThat(all).isNotEmpty();
        return all.stream().map(door -> dynamicTest(door.toString(), () -> check.accept(door)));
    }

    record Door(String path, HttpMethod method) {

        boolean isDesk() {
            return path.equals("/desk") || path.startsWith("/desk/");
        }

        boolean leadsIn() {
            return WAYS_IN.contains(path) || path.startsWith(SIGN_IN + "/");
        }

        boolean isGuarded() {
            return isDesk() || path.startsWith("/set-up/") || path.startsWith("/invitation/");
        }

        boolean reads() {
            return READING.contains(RequestMethod.valueOf(method.name()));
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }
}
