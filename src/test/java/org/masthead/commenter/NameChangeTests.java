package org.masthead.commenter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.masthead.account.Role;
import org.masthead.testing.Desk;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

class NameChangeTests extends CommentersTest {

    private static final String OTTO = "otto@example.org";

    @Autowired
    Devices devices;

    private String story;
    private MvcTestResult known;

    @BeforeEach
    void veraConfirmsHerName() {
        story = stories.write("Harbour reopens").publish().getAddress();
        known = people.confirm(people.receipt(people.post(story, "Vera Holm", VERA, "First.")), VERA);
        jdbc.sql("update comment set status = 'APPROVED'").update();
    }

    @Test
    void newNameIsConfirmedFromThenOnAndOldWordsKeepTheirs() {
        people.policy("{\"approval\": \"CONFIRMED_AND_APPROVED\"}");
        assertThat(Commenting.location(rename("Vera Brandt"))).isEqualTo("/comments/yours?named");
        people.send(
                Commenting.with(known),
                story + "/comments",
                "name",
                "Vera Brandt",
                "email",
                VERA,
                "comment",
                "Second.");
        assertThat(jdbc.sql("select author_name from comment where status = 'APPROVED' and confirmed order by id")
                        .query(String.class)
                        .list())
                .containsExactly("Vera Holm", "Vera Brandt");
    }

    @Test
    void neitherTheNewNorTheFormerNameCanBeUsedByOthers() {
        rename("Vera Brandt");
        for (String name : new String[] {"Vera Holm", "vera h0lm", "Vera Brandt"}) {
            assertThat(people.post(story, name, OTTO, "I am " + name))
                    .hasStatus(422)
                    .bodyText()
                    .contains("Somebody else has confirmed this name");
        }
    }

    @Test
    void namesOfOthersAndOfStaffAreRefused() {
        Desk.account(jdbc, "Nora Quill", Role.EDITOR);
        limits.forgetAll();
        people.confirm(people.receipt(people.post(story, "Otto Lind", OTTO, "Mine.")), OTTO);
        assertThat(rename("Nora Quill")).hasStatus(422).bodyText().contains("works here", "value=\"Nora Quill\"");
        assertThat(rename("0tto Lind")).hasStatus(422).bodyText().contains("Somebody else goes by this name");
        assertThat(rename("\u200b")).hasStatus(422).bodyText().contains("Please give a name");
        assertThat(rename("???")).hasStatus(422).bodyText().contains("a name with letters");
        assertThat(name()).isEqualTo("Vera Holm");
    }

    @Test
    void nameIsChangedOnceAMonthAndSpelledBetterAtAnyTime() {
        rename("vera brandt");
        assertThat(rename("Vera Brandt")).hasStatus(303);
        assertThat(name()).isEqualTo("Vera Brandt");
        assertThat(rename("Vera Holm")).hasStatus(422).bodyText().contains("less than a month ago");
        clock.advance(Duration.ofDays(31));
        assertThat(rename("Vera Holm")).hasStatus(303);
        assertThat(jdbc.sql("select name_skeleton from commenter_former_name")
                        .query(String.class)
                        .list())
                .containsExactly(NameSkeleton.of("Vera Brandt"));
    }

    @Test
    void withoutAVisitNothingChanges() {
        assertThat(people.send(Commenting.with(known), "/comments/yours/name", "name", "Vera Brandt"))
                .hasStatus(303);
        assertThat(name()).isEqualTo("Vera Holm");
    }

    private MvcTestResult rename(String name) {
        String visit = devices.bind(VERA, true).text();
        return people.send(
                request -> {
                    request.setCookies(new jakarta.servlet.http.Cookie("commenter-visit", visit));
                    return request;
                },
                "/comments/yours/name",
                "name",
                name);
    }

    private String name() {
        return jdbc.sql("select confirmed_name from commenter where email = ?")
                .param(VERA)
                .query(String.class)
                .single();
    }
}
