package org.masthead.commenter;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.masthead.testing.Desk;
import org.masthead.testing.HearsConsole;
import org.masthead.testing.NewsroomTest;
import org.masthead.testing.Stories;
import org.masthead.web.RateLimits;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.mail.autoconfigure.MailProperties;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.util.AopTestUtils;
import org.springframework.test.util.ReflectionTestUtils;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Looks for the addresses of commenters in whatever the public gets: every page and file there is, what other people's
 * receipts say, refusals and errors, headers, and the log of all of it.
 */
@NewsroomTest
@HearsConsole
class AddressesStayPrivateTests {

    private static final String[] ADDRESSES = {"vera.private@example.org", "otto.private@example.org"};

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Stories stories;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    RateLimits limits;

    @Autowired
    MailProperties mail;

    @Autowired
    ReplyLetters letters;

    @Autowired
    @Qualifier("postman")
    Object postman;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mappings;

    private Commenting people;
    private String story;
    private String vera;
    private String otto;

    @BeforeEach
    void twoPeopleTalk() {
        people = new Commenting(mvc, jdbc);
        people.clear();
        limits.forgetAll();
        // Nobody answers there, so letters are tried in vain and the log tells of it.
        mail.setHost("localhost");
        mail.setPort(9);
        story = stories.write("Harbour reopens")
                .tagged("Tides")
                .by("Nell Thorsby")
                .publish()
                .getAddress();
        vera = people.receipt(people.post(story, "Vera Holm", ADDRESSES[0], "Well done."));
        jdbc.sql("update comment set status = 'APPROVED'").update();
        String parent = jdbc.sql("select id from comment").query(String.class).single();
        otto = people.receipt(people.post(story, "Otto", ADDRESSES[1], "Indeed.", "parent", parent));
        jdbc.sql("update comment set status = 'APPROVED'").update();
        people.receipt(people.post(story, "Vera Holm", ADDRESSES[0], "It waits."));
    }

    @AfterEach
    void noServer() {
        mail.setHost(null);
        mail.setPort(null);
    }

    @Test
    void noPublicAnswerAndNoLineOfTheLogHoldsOne(CapturedOutput output) {
        List<String> paths = new ArrayList<>(List.of(
                "/",
                story,
                story + "?order=newest",
                story + "?receipt=" + vera,
                story + "?receipt=guess",
                "/comments/receipt?receipt=" + otto,
                "/comments/receipt?receipt=" + vera,
                "/search?q=private",
                "/search?q=vera",
                "/search?q=example.org",
                "/sitemap.xml",
                "/news-sitemap.xml",
                "/feed.xml",
                "/feed.json",
                "/section/town",
                "/author/nell-thorsby",
                "/tag/tides",
                "/no-such-page",
                "/comments/unsubscribe?of=guess"));
        String comment =
                jdbc.sql("select min(id) from comment").query(String.class).single();
        publicPatterns()
                .forEach(pattern -> paths.add(pattern.replace("{year:\\d{4}}/{month:\\d{2}}/{slug:[a-z0-9-]+}", "")
                        .replace("//", story + "/")
                        .replaceAll("\\{[^/]+}", comment)));
        for (String path : paths) {
            check(path, mvc.get().uri(path).exchange());
            check(path, mvc.get().uri(path).accept("application/json").exchange());
        }
        check("receipt letter", people.act(otto, "letter"));
        check("confirmation", people.act(otto, "confirmation"));
        check("confirmed", people.send("/comments/confirm", "link", people.link(ADDRESSES[1])));
        check("following", people.act(vera, "following", "extent", "replies"));
        check("followed", people.send("/comments/follow", "link", people.link(ADDRESSES[0])));
        check("the other's name", people.post(story, "Otto", "somebody@example.org", "I am Otto."));
        check("the same again", people.post(story, "Otto", "somebody@example.org", ""));
        check(
                "cross-site",
                mvc.post().uri(story + "/comments").with(Desk.crossSite()).exchange());
        check("yours", people.send("/comments/yours", "email", ADDRESSES[0]));
        letters.write();
        ReflectionTestUtils.invokeMethod(AopTestUtils.<Object>getTargetObject(postman), "deliver");
        assertThat(jdbc.sql("select count(*) from outgoing_letter where attempts > 0")
                        .query(Long.class)
                        .single())
                .isPositive();
        assertThat(output.getAll().toLowerCase(Locale.ROOT))
                .contains("not sent yet")
                .doesNotContain(ADDRESSES);
    }

    private List<String> publicPatterns() {
        List<String> patterns = new ArrayList<>();
        for (RequestMappingInfo mapping : mappings.getHandlerMethods().keySet()) {
            Set<RequestMethod> methods = mapping.getMethodsCondition().getMethods();
            boolean reads = methods.isEmpty() || methods.contains(RequestMethod.valueOf(HttpMethod.GET.name()));
            mapping.getPatternValues().stream()
                    .filter(pattern -> reads && !pattern.startsWith("/desk"))
                    .forEach(patterns::add);
        }
        assertThat(patterns).hasSizeGreaterThan(20);
        return patterns;
    }

    private void check(String what, MvcTestResult result) {
        MockHttpServletResponse answer = result.getResponse();
        String everything = new String(answer.getContentAsByteArray(), StandardCharsets.UTF_8)
                + answer.getHeaderNames().stream()
                        .map(name -> name + answer.getHeaders(name))
                        .toList();
        assertThat(everything.toLowerCase(Locale.ROOT)).as(what).doesNotContain(ADDRESSES);
        assertThat(everything).as(what).doesNotContain("vera.private%40", "vera.private&#64;");
    }
}
