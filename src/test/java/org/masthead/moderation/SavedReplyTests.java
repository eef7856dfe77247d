package org.masthead.moderation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.masthead.account.Role;
import org.masthead.testing.Desk;
import org.masthead.testing.NewsroomTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Replies that moderators keep for each other. */
@NewsroomTest
class SavedReplyTests {

    private static final String ADDRESS = "/desk/saved-replies";

    @Autowired
    MockMvcTester mvc;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void none() {
        jdbc.sql("delete from saved_reply").update();
    }

    @Test
    void replyIsKeptChangedAndDeleted() {
        assertThat(post(ADDRESS, "  Sources ", "Where did you read <that>?")).hasStatus(303);
        assertThat(page(ADDRESS)).contains("Sources", "Where did you read &lt;that&gt;?");
        String one = ADDRESS + "/" + id();
        assertThat(page(one)).contains("value=\"Sources\"");
        assertThat(post(one, "Ask for sources", "Where did you read that?")).hasStatus(303);
        assertThat(page(ADDRESS)).contains("Ask for sources").doesNotContain("&lt;that&gt;");
        assertThat(post(one + "/deletion", "", "")).hasStatus(303);
        assertThat(page(ADDRESS)).doesNotContain("Ask for sources");
    }

    @Test
    void formComesBackWithWhatWasTypedWhereANameOrWordsAreMissing() {
        assertThat(post(ADDRESS, "\u200b", "Where did you read that?"))
                .hasStatus(422)
                .bodyText()
                .contains("Where did you read that?");
        assertThat(post(ADDRESS, "Sources", " ")).hasStatus(422).bodyText().contains("value=\"Sources\"");
        assertThat(post(ADDRESS, "n".repeat(81), "Words")).hasStatus(422);
        assertThat(jdbc.sql("select count(*) from saved_reply")
                        .query(Long.class)
                        .single())
                .isZero();
        post(ADDRESS, "Sources", "Where did you read that?");
        assertThat(post(ADDRESS + "/" + id(), "Sources", "")).hasStatus(422);
        assertThat(page(ADDRESS)).contains("Where did you read that?");
    }

    @Test
    void replyThatSomebodyDeletedMeanwhileIsNotFound() {
        assertThat(mvc.get().uri(ADDRESS + "/999999").with(Desk.asEditor())).hasStatus(404);
        assertThat(post(ADDRESS + "/999999", "Sources", "Where did you read that?"))
                .hasStatus(404);
        assertThat(post(ADDRESS + "/999999/deletion", "", "")).hasStatus(303);
    }

    @Test
    void whoDoesNotModerateHasNoBusinessHere() {
        assertThat(mvc.get().uri(ADDRESS).with(Desk.as(Desk.account(jdbc, "Rita Reporter", Role.REPORTER))))
                .hasStatus(403);
    }

    private long id() {
        return jdbc.sql("select id from saved_reply").query(Long.class).single();
    }

    private MvcTestResult post(String address, String name, String body) {
        return mvc.post()
                .uri(address)
                .param("name", name)
                .param("body", body)
                .with(Desk.asEditor())
                .exchange();
    }

    private String page(String address) {
        MvcTestResult result = mvc.get().uri(address).with(Desk.asEditor()).exchange();
        assertThat(result).hasStatusOk();
        return new String(result.getResponse().getContentAsByteArray(), java.nio.charset.StandardCharsets.UTF_8);
    }
}
