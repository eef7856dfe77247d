package org.masthead.commenter;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.masthead.testing.Desk;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** What tests of commenters do over and over: post, follow the receipt, read the mail. */
final class Commenting {

    private final MockMvcTester mvc;
    private final JdbcClient jdbc;

    Commenting(MockMvcTester mvc, JdbcClient jdbc) {
        this.mvc = mvc;
        this.jdbc = jdbc;
    }

    void clear() {
        for (String table : List.of(
                "article",
                "commenter",
                "commenter_former_name",
                "commenter_link",
                "commenter_device",
                "commenter_letter",
                "commenter_ban",
                "outgoing_letter",
                "discussion_policy")) {
            jdbc.sql("delete from " + table).update();
        }
    }

    void policy(String json) {
        jdbc.sql("delete from discussion_policy").update();
        jdbc.sql("insert into discussion_policy (version, policy, saved_at) values (1, ?::jsonb, now())")
                .param(json)
                .update();
    }

    MvcTestResult post(String story, String name, String email, String words, String... more) {
        String[] fields = {"comment", words, "name", name, "email", email};
        String[] all = Arrays.copyOf(fields, fields.length + more.length);
        System.arraycopy(more, 0, all, fields.length, more.length);
        return send(story + "/comments", all);
    }

    /** The receipt of a comment that was just posted. */
    String receipt(MvcTestResult posted) {
        assertThat(posted).hasStatus(303);
        Matcher found = Pattern.compile("receipt=([A-Za-z0-9_-]+)").matcher(location(posted));
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    MvcTestResult act(String receipt, String act, String... fields) {
        String[] all = Arrays.copyOf(new String[] {"receipt", receipt}, 2 + fields.length);
        System.arraycopy(fields, 0, all, 2, fields.length);
        return send("/comments/receipt/" + act, all);
    }

    String page(String receipt) {
        return open("/comments/receipt?receipt=" + receipt);
    }

    String open(String path, RequestPostProcessor... visitors) {
        MockMvcTester.MockMvcRequestBuilder request = mvc.get().uri(path);
        for (RequestPostProcessor visitor : visitors) {
            request = request.with(visitor);
        }
        MvcTestResult result = request.exchange();
        assertThat(result).hasStatusOk();
        return body(result);
    }

    MvcTestResult send(String path, String... fields) {
        return send(request -> request, path, fields);
    }

    MvcTestResult send(RequestPostProcessor visitor, String path, String... fields) {
        MockMvcTester.MockMvcRequestBuilder request = mvc.post().uri(path).with(Desk.sameOrigin());
        for (int i = 0; i < fields.length; i += 2) {
            request = request.param(fields[i], fields[i + 1]);
        }
        return request.with(visitor).param("proof", proof(path)).exchange();
    }

    /** What the form of a story's page shows that it is ours. */
    private String proof(String path) {
        if (!path.endsWith("/comments")) {
            return "";
        }
        Matcher found = Pattern.compile("name=\"proof\" value=\"([^\"]+)\"")
                .matcher(body(mvc.get().uri(path.replace("/comments", "")).exchange()));
        return found.find() ? found.group(1) : "";
    }

    /** A browser that has the cookies of an answer. */
    static RequestPostProcessor with(MvcTestResult answer) {
        return (MockHttpServletRequest request) -> {
            request.setCookies(answer.getResponse().getCookies());
            return request;
        };
    }

    static String location(MvcTestResult result) {
        return Objects.requireNonNull(result.getResponse().getHeader("Location"));
    }

    static String body(MvcTestResult result) {
        return new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    String status(String receipt) {
        return jdbc.sql("select status from comment where receipt = ?")
                .param(receipt)
                .query(String.class)
                .single();
    }

    /** The plain letters that wait for somebody, oldest first. */
    List<String> letters(String email) {
        return jdbc.sql("select plain from outgoing_letter where recipient = ? order by id")
                .param(email)
                .query(String.class)
                .list();
    }

    /** The secret of the link in the latest letter to somebody. */
    String link(String email) {
        List<String> all = letters(email);
        assertThat(all).isNotEmpty();
        Matcher found = Pattern.compile("http://localhost:8080/comments/[a-z/]+\\?link=([0-9a-f]{64})")
                .matcher(all.get(all.size() - 1));
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    /** Confirms the address of a comment, and answers as the browser does that is known from then on. */
    MvcTestResult confirm(String receipt, String email) {
        assertThat(act(receipt, "confirmation")).hasStatus(303);
        MvcTestResult confirmed = send("/comments/confirm", "link", link(email));
        assertThat(confirmed).hasStatus(303);
        return confirmed;
    }
}
