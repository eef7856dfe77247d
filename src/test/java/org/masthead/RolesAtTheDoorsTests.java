package org.masthead;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.masthead.account.Role;
import org.masthead.right.Extent;
import org.masthead.right.Needs;
import org.masthead.right.Right;
import org.masthead.testing.ArchiveTest;
import org.masthead.testing.Desk;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Sends somebody of every role to every door of the desk. New doors are tried without anyone thinking of it. */
@ArchiveTest
class RolesAtTheDoorsTests {

    /** Where nobody is signed in yet. */
    static final Set<String> WAYS_IN = Set.of("/desk/sign-in", "/desk/password");

    static final Map<String, Right> DOORS = Map.ofEntries(
            Map.entry("/desk/articles", Right.WRITE_STORIES),
            Map.entry("/desk/articles/{id}/preview", Right.WRITE_STORIES),
            Map.entry("/desk/articles/handover", Right.KEEP_ACCOUNTS),
            Map.entry("/desk/pictures", Right.KEEP_PICTURES),
            Map.entry("/desk/front", Right.ARRANGE_FRONTS),
            Map.entry("/desk/sections", Right.KEEP_SECTIONS),
            Map.entry("/desk/tags", Right.KEEP_SECTIONS),
            Map.entry("/desk/authors", Right.KEEP_SECTIONS),
            Map.entry("/desk/comments", Right.MODERATE_COMMENTS),
            Map.entry("/desk/accounts", Right.KEEP_ACCOUNTS),
            Map.entry("/desk/mail", Right.KEEP_ACCOUNTS),
            Map.entry("/desk/settings", Right.CHANGE_SETTINGS),
            Map.entry("/desk/demo/removal", Right.CHANGE_SETTINGS),
            Map.entry("/desk/imports", Right.CHANGE_SETTINGS),
            Map.entry("/desk/account", Right.KEEP_OWN_ACCOUNT));

    @Autowired
    MockMvcTester mvc;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mappings;

    record Door(String pattern, HttpMethod method, List<Right> needs) {
        String path() {
            return pattern.replaceAll("\\{[^/]+}", "1");
        }
    }

    @TestFactory
    Stream<DynamicTest> everyDoorSaysWhatItNeeds() {
        return doors().stream()
                .map(door -> dynamicTest(
                        door.method() + " " + door.pattern(),
                        () -> assertThat(door.needs())
                                .as("add @Needs to its controller")
                                .isNotEmpty()));
    }

    @Test
    void doorsNeedWhatTheyShould() {
        DOORS.forEach((pattern, right) -> assertThat(doors())
                .as(pattern)
                .filteredOn(door -> door.pattern().equals(pattern))
                .isNotEmpty()
                .allSatisfy(door -> assertThat(door.needs()).contains(right)));
    }

    @TestFactory
    Stream<DynamicTest> eachRoleIsLetInWhereItBelongsAndNowhereElse() {
        List<DynamicTest> tries = new ArrayList<>();
        for (Role role : Role.values()) {
            for (Door door : doors()) {
                boolean welcome = door.needs().stream().anyMatch(right -> isLetIn(role.extentOf(right)));
                tries.add(dynamicTest(role + " " + door.method() + " " + door.pattern(), () -> {
                    int status = mvc.method(door.method())
                            .uri(door.path())
                            .with(Desk.as(role))
                            .exchange()
                            .getResponse()
                            .getStatus();
                    assertThat(status == 403).isEqualTo(!welcome);
                }));
            }
        }
        return tries.stream();
    }

    @TestFactory
    Stream<DynamicTest> navigationShowsWhatOneMayDo() {
        return Map.of(
                        Role.CONTRIBUTOR, List.of("/desk/articles", "/desk/pictures"),
                        Role.REPORTER, List.of("/desk/articles", "/desk/pictures"),
                        Role.MODERATOR, List.of("/desk/comments"))
                .entrySet()
                .stream()
                .map(entry -> dynamicTest(entry.getKey().name(), () -> {
                    MvcTestResult page = mvc.get()
                            .uri("/desk/account")
                            .with(Desk.as(entry.getKey()))
                            .exchange();
                    assertThat(Jsoup.parse(page.getResponse().getContentAsString())
                                    .select(".rail__work a")
                                    .eachAttr("href"))
                            .containsAll(entry.getValue())
                            .doesNotContain("/desk/accounts", "/desk/front", "/desk/settings", "/desk/sections");
                }));
    }

    @Test
    void refusalSaysWhatIsMissingAndWhomToAsk() {
        mvc.get().uri("/desk/account").with(Desk.asAdministrator()).exchange();
        assertThat(mvc.get().uri("/desk/settings").with(Desk.as(Role.MODERATOR)))
                .hasStatus(HttpStatus.FORBIDDEN)
                .bodyText()
                .contains("the right to change what the site is", "Moderator", "Ada Press", "rail__work")
                .doesNotContain("??");
    }

    @Test
    void everyoneEntersWhereTheyWork() {
        assertThat(mvc.get().uri("/desk").with(Desk.as(Role.MODERATOR))).hasStatusOk();
        assertThat(mvc.get().uri("/desk/sign-in").with(Desk.as(Role.CONTRIBUTOR)))
                .redirectedUrl()
                .isEqualTo("/desk");
        assertThat(mvc.get().uri("/desk").with(Desk.as(Role.CONTRIBUTOR))).hasStatusOk();
    }

    private static boolean isLetIn(Extent extent) {
        return extent == Extent.ALL || extent == Extent.OWN;
    }

    private List<Door> doors() {
        List<Door> doors = new ArrayList<>();
        mappings.getHandlerMethods().forEach((mapping, handler) -> {
            Set<RequestMethod> methods = mapping.getMethodsCondition().getMethods();
            for (String pattern : mapping.getPatternValues()) {
                boolean way = WAYS_IN.stream().anyMatch(in -> pattern.equals(in) || pattern.startsWith(in + "/"));
                if (pattern.startsWith("/desk") && !way) {
                    for (RequestMethod method : methods.isEmpty() ? Set.of(RequestMethod.GET) : methods) {
                        doors.add(new Door(pattern, HttpMethod.valueOf(method.name()), needsOf(handler)));
                    }
                }
            }
        });
        return doors;
    }

    private static List<Right> needsOf(HandlerMethod handler) {
        Needs needs = handler.getMethodAnnotation(Needs.class);
        if (needs == null) {
            needs = AnnotatedElementUtils.findMergedAnnotation(handler.getBeanType(), Needs.class);
        }
        return needs == null ? List.of() : Arrays.asList(needs.value());
    }
}
