package org.masthead.commenter;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.masthead.account.Role;
import org.masthead.testing.Desk;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

class ConfirmationTests extends CommentersTest {

    private String story;

    @BeforeEach
    void publishAStory() {
        story = stories.write("Harbour reopens").by("Mara Lind").publish().getAddress();
    }

    @Test
    void letterToAnUnknownAddressHoldsNothingThatWasTyped() {
        String receipt = people.receipt(people.post(story, "Buy boats at evil.example", VERA, "Cheap boats!"));
        people.act(receipt, "confirmation");
        assertThat(people.letters(VERA))
                .singleElement()
                .satisfies(letter -> assertThat(letter)
                        .contains("Harbour reopens", "30 minutes", "http://localhost:8080/comments/confirm?link=")
                        .doesNotContain("boats", "evil"));
        assertThat(jdbc.sql("select name from outgoing_letter")
                        .query(String.class)
                        .single())
                .isEmpty();
    }

    @Test
    void linkIsGoodOnceForHalfAnHourAndOnlyByItsButton() {
        String receipt = people.receipt(people.post(story, "Vera Holm", VERA, "Well done."));
        people.act(receipt, "confirmation");
        String link = people.link(VERA);
        MvcTestResult question = mvc.get().uri("/comments/confirm?link=" + link).exchange();
        assertThat(question)
                .hasStatusOk()
                .hasHeader("Cache-Control", "private, no-store")
                .bodyText()
                .contains("Is this comment yours?", "Well done.", "Vera Holm");
        assertThat(question.getResponse().getCookies()).isEmpty();
        assertThat(confirmed()).isZero();
        MvcTestResult yes = people.send("/comments/confirm", "link", link);
        assertThat(Commenting.location(yes)).contains("&done=confirmed-");
        assertThat(yes.getResponse().getHeader("Set-Cookie"))
                .startsWith("commenter=")
                .contains("HttpOnly", "SameSite=Lax", "Path=/")
                .doesNotContain("Secure");
        assertThat(confirmed()).isEqualTo(1);
        assertThat(people.send("/comments/confirm", "link", link)).hasStatus(404);
        assertThat(mvc.get().uri("/comments/confirm?link=" + link)).hasStatus(404);

        people.act(receipt, "confirmation");
        String late = people.link(VERA);
        clock.advance(Duration.ofMinutes(31));
        assertThat(mvc.get().uri("/comments/confirm?link=" + late)).hasStatus(404);
        assertThat(people.send("/comments/confirm", "link", late)).hasStatus(404);
        assertThat(people.send("/comments/follow", "link", late)).hasStatus(404);
    }

    @Test
    void secretsAreKeptAsDigestsOnly() {
        MvcTestResult known = people.confirm(people.receipt(people.post(story, "Vera Holm", VERA, "Well done.")), VERA);
        Cookie cookie = known.getResponse().getCookies()[0];
        assertThat(jdbc.sql("select encode(digest, 'hex') from commenter_device")
                        .query(String.class)
                        .single())
                .isNotEqualTo(cookie.getValue())
                .hasSize(64);
    }

    @Test
    void confirmedAndApprovedPersonAppearsAtOnceInTheirOwnBrowserOnly() {
        people.policy("{\"approval\": \"CONFIRMED_AND_APPROVED\"}");
        MvcTestResult known = people.confirm(people.receipt(people.post(story, "Vera Holm", VERA, "First.")), VERA);
        assertThat(jdbc.sql("select confirmed from comment")
                        .query(Boolean.class)
                        .single())
                .isTrue();
        jdbc.sql("update comment set status = 'APPROVED'").update();
        people.send(Commenting.with(known), story + "/comments", fields("Vera Holm", "Second."));
        assertThat(people.open(story)).contains("First.", "Second.").doesNotContain(VERA);

        String stranger = people.receipt(people.post(story, "Vera Holm", VERA, "Third."));
        assertThat(people.status(stranger)).isEqualTo("PENDING");
        assertThat(jdbc.sql("select code from comment_finding")
                        .query(String.class)
                        .list())
                .contains("unproved");
        assertThat(people.page(stranger)).contains("not in this browser");
        people.send(Commenting.with(known), story + "/comments", fields("Somebody Else", "Fourth."));
        assertThat(people.open(story)).doesNotContain("Third.", "Fourth.");
    }

    @Test
    void pagesAreTheSameForWhomTheyKnow() {
        MvcTestResult known = people.confirm(people.receipt(people.post(story, "Vera Holm", VERA, "First.")), VERA);
        jdbc.sql("update comment set status = 'APPROVED'").update();
        assertThat(people.open(story, Commenting.with(known))).isEqualTo(people.open(story));
    }

    @Test
    void confirmedNameBelongsToOnePerson() {
        people.confirm(people.receipt(people.post(story, "Vera Holm", VERA, "First.")), VERA);
        for (String name : new String[] {"Vera Holm", "VÉRA HOLM", "Vera  Hоlm", "Vera Ho1m"}) {
            assertThat(people.post(story, name, "otto@example.org", "I am " + name))
                    .hasStatus(422)
                    .bodyText()
                    .contains("Somebody else has confirmed this name", "I am ");
        }
        limits.forgetAll();
        String otto = people.receipt(people.post(story, "Vera Holm-Brandt", "otto@example.org", "Another."));
        jdbc.sql("update comment set author_name = 'vera holm' where receipt = ?")
                .param(otto)
                .update();
        people.act(otto, "confirmation");
        MvcTestResult yes = people.send("/comments/confirm", "link", people.link("otto@example.org"));
        assertThat(Commenting.location(yes)).contains("&done=nameless-");
    }

    @Test
    void namesOfStaffAreTheirs() {
        Desk.account(jdbc, "Nora Quill", Role.EDITOR);
        for (String name : new String[] {"Nora Quill", "nora quill", "Νora Quill", "Mara Lind", "Mara L\u0131nd"}) {
            assertThat(people.post(story, name, VERA, "I am " + name))
                    .hasStatus(422)
                    .bodyText()
                    .contains("Somebody who works here", "I am ");
        }
        assertThat(jdbc.sql("select count(*) from comment").query(Long.class).single())
                .isZero();
    }

    private static String[] fields(String name, String words) {
        return new String[] {"name", name, "email", VERA, "comment", words};
    }

    private long confirmed() {
        return jdbc.sql("select count(*) from commenter where confirmed_at is not null")
                .query(Long.class)
                .single();
    }
}
