package org.masthead.commenter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

class WishesAtTheFormTests extends CommentersTest {

    private String story;

    @BeforeEach
    void publishAStory() {
        story = stories.write("Harbour reopens").publish().getAddress();
    }

    @Test
    void boxesStandAtTheFormWhereLettersCanBeSent() {
        assertThat(people.open(story)).contains("value=\"REPLIES\"", "value=\"CONFIRMATION\"", "value=\"RECEIPT\"");
        mail.setHost(null);
        assertThat(people.open(story)).doesNotContain("value=\"REPLIES\"");
    }

    @Test
    void refusedFormKeepsWhatWasTicked() {
        assertThat(people.post(story, "Vera Holm", VERA, " ", "wish", "CONFIRMATION"))
                .hasStatus(422)
                .bodyText()
                .containsPattern("value=\"CONFIRMATION\"\\s+checked")
                .doesNotContainPattern("value=\"REPLIES\"\\s+checked");
        assertThat(people.letters(VERA)).isEmpty();
    }

    @Test
    void nothingIsTickedUnlessSomebodyDoes() {
        assertThat(people.open(story)).doesNotContainPattern("name=\"wish\"[^>]*checked");
        people.post(story, "Vera Holm", VERA, "Well done.");
        assertThat(people.letters(VERA)).isEmpty();
        assertThat(subscriptions()).isZero();
    }

    @Test
    void oneLetterAsksForAllThatNeedsAYes() {
        MvcTestResult posted =
                people.post(story, "Vera Holm", VERA, "Well done.", "wish", "REPLIES", "wish", "CONFIRMATION");
        assertThat(Commenting.location(posted)).contains("&done=asked-");
        assertThat(people.letters(VERA)).hasSize(1).first().asString().contains("/comments/confirm?link=");
        assertThat(confirmedSubscriptions()).isZero();
        assertThat(people.open("/comments/confirm?link=" + people.link(VERA))).contains("told of replies");
        people.send("/comments/confirm", "link", people.link(VERA));
        assertThat(confirmedSubscriptions()).isEqualTo(1);
        assertThat(jdbc.sql("select confirmed_name from commenter")
                        .query(String.class)
                        .single())
                .isEqualTo("Vera Holm");
    }

    @Test
    void repliesAreToldOnceTheAddressSaidYes() {
        people.post(story, "Vera Holm", VERA, "Well done.", "wish", "REPLIES");
        assertThat(confirmedSubscriptions()).isZero();
        people.send("/comments/follow", "link", people.link(VERA));
        assertThat(confirmedSubscriptions()).isEqualTo(1);
    }

    @Test
    void receiptGoesToTheAddress() {
        MvcTestResult posted = people.post(story, "Vera Holm", VERA, "Well done.", "wish", "RECEIPT");
        assertThat(Commenting.location(posted)).contains("&done=sent-");
        assertThat(people.letters(VERA))
                .singleElement()
                .asString()
                .contains("/comments/receipt?receipt=" + people.receipt(posted));
    }

    @Test
    void knownBrowserNeedsNoLetter() {
        MvcTestResult known = people.confirm(people.receipt(people.post(story, "Vera Holm", VERA, "First.")), VERA);
        int before = people.letters(VERA).size();
        MvcTestResult posted = people.send(
                Commenting.with(known),
                story + "/comments",
                "name",
                "Vera Holm",
                "email",
                VERA,
                "comment",
                "Second.",
                "wish",
                "REPLIES",
                "wish",
                "CONFIRMATION");
        assertThat(Commenting.location(posted)).contains("&done=followed-");
        assertThat(people.letters(VERA)).hasSize(before);
        assertThat(confirmedSubscriptions()).isEqualTo(1);
    }

    @Test
    void nobodyIsWrittenToForTheSakeOfSpam() {
        people.policy("{\"words\": {\"refused\": \"casino\"}}");
        people.post(story, "Vera Holm", VERA, "Best casino.", "wish", "REPLIES", "wish", "RECEIPT");
        assertThat(jdbc.sql("select status from comment").query(String.class).single())
                .isEqualTo("SPAM");
        assertThat(people.letters(VERA)).isEmpty();
        assertThat(subscriptions()).isZero();
    }

    @Test
    void lettersOfOneNetworkAreCountedAndTheReceiptSaysSo() {
        people.policy("{\"flood\": {\"perMinute\": 100, \"perHour\": 100}}");
        MvcTestResult last = null;
        for (int i = 0; i < 21; i++) {
            last = people.post(story, "Vera Holm", "v" + i + "@example.org", "Number " + i, "wish", "RECEIPT");
        }
        assertThat(Commenting.location(last)).contains("&done=often-");
        assertThat(people.letters("v19@example.org")).hasSize(1);
        assertThat(people.letters("v20@example.org")).isEmpty();
        assertThat(people.page(people.receipt(last))).contains("Send me this link");
    }

    @Test
    void scriptIsToldWhatBecameOfItAll() {
        people.policy("{\"words\": {\"refused\": \"casino\"}}");
        MvcTestResult waiting = byScript("Well done.", "RECEIPT");
        assertThat(waiting)
                .hasStatus(201)
                .bodyJson()
                .extractingPath("$.outcome")
                .isEqualTo("WAITING");
        assertThat(waiting).bodyJson().extractingPath("$.notice").asString().contains("on its way");
        assertThat(waiting).bodyJson().extractingPath("$.receipt").asString().startsWith("/comments/receipt?receipt=");
        MvcTestResult refused = byScript("Best casino.", "RECEIPT");
        assertThat(refused).bodyJson().extractingPath("$.outcome").isEqualTo("REFUSED");
        assertThat(refused).bodyJson().extractingPath("$.notice").isNull();
    }

    private MvcTestResult byScript(String words, String wish) {
        return people.send(
                request -> {
                    request.addHeader("X-Requested-With", "fetch");
                    return request;
                },
                story + "/comments",
                "name",
                "Vera Holm",
                "email",
                VERA,
                "comment",
                words,
                "wish",
                wish);
    }

    private long subscriptions() {
        return jdbc.sql("select count(*) from comment_subscription")
                .query(Long.class)
                .single();
    }

    private long confirmedSubscriptions() {
        return jdbc.sql("select count(*) from comment_subscription where confirmed_at is not null")
                .query(Long.class)
                .single();
    }
}
