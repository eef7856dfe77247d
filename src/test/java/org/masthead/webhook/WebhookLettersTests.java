package org.masthead.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.masthead.testing.ArchiveTest;
import org.masthead.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.mail.autoconfigure.MailProperties;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.util.AopTestUtils;
import org.springframework.test.util.ReflectionTestUtils;

@ArchiveTest
class WebhookLettersTests {

    @Autowired
    Complaints complaints;

    @Autowired
    MailProperties properties;

    @Autowired
    ApplicationContext context;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestClock clock;

    private GreenMail server;
    private long hook;

    @BeforeEach
    void prepare() {
        server = new GreenMail(ServerSetup.SMTP.dynamicPort());
        server.start();
        properties.setHost("localhost");
        properties.setPort(server.getSmtp().getPort());
        jdbc.sql("delete from account").update();
        jdbc.sql("delete from outgoing_letter").update();
        account("mara", "ADMINISTRATOR", "ACTIVE");
        account("otto", "ADMINISTRATOR", "ACTIVE");
        account("gone", "ADMINISTRATOR", "DISABLED");
        account("edda", "EDITOR", "ACTIVE");
        hook = jdbc.sql("""
                        insert into webhook (name, address, secret, occasions, created_at)
                        values ('Newsletter', 'https://hooks.example.org/', 'whsec_AAAA', '{comment.posted}', now())
                        returning id""").query(Long.class).single();
    }

    @AfterEach
    void noServer() {
        server.stop();
        properties.setHost(null);
        properties.setPort(null);
    }

    private void account(String name, String role, String status) {
        jdbc.sql("""
                        insert into account (email, name, role, status, password_hash, created_at)
                        values (? || '@news.example', initcap(?), ?, ?, 'none', now())""").params(name, name, role, status).update();
    }

    private List<MimeMessage> letters() {
        Object postman = AopTestUtils.getTargetObject(context.getBean("postman"));
        ReflectionTestUtils.invokeMethod(postman, "deliver");
        return Stream.of(server.getReceivedMessages()).toList();
    }

    @Test
    void administratorsReadOnceThatAReceiverIsAskedNoMore() throws Exception {
        complaints.note(hook, false);
        clock.advance(Duration.ofDays(2));
        complaints.note(hook, false);
        assertThat(letters()).as("it is still asked").isEmpty();
        clock.advance(Duration.ofDays(2));
        complaints.note(hook, false);
        complaints.note(hook, false);
        List<MimeMessage> letters = letters();
        assertThat(letters).hasSize(2);
        assertThat(letters)
                .flatExtracting(letter -> Arrays.asList(letter.getRecipients(RecipientType.TO)))
                .extracting(Object::toString)
                .containsExactlyInAnyOrder("Mara <mara@news.example>", "Otto <otto@news.example>");
        assertThat(letters.get(0).getSubject()).isEqualTo("Newsletter was switched off");
        assertThat(GreenMailUtil.getWholeMessage(letters.get(0)))
                .contains("has taken nothing since 24 November 2026", "/desk/webhooks/" + hook);
    }

    @Test
    void receiverThatSaysThatItIsGoneIsWrittenAboutAtOnce() {
        complaints.note(hook, true);
        assertThat(letters())
                .hasSize(2)
                .allSatisfy(letter ->
                        assertThat(GreenMailUtil.getWholeMessage(letter)).contains("gone (410)"));
    }

    @Test
    void withoutAMailServerNoLetterPilesUp() {
        properties.setHost(null);
        complaints.note(hook, true);
        assertThat(jdbc.sql("select active from webhook where id = ?")
                        .param(hook)
                        .query(Boolean.class)
                        .single())
                .isFalse();
        assertThat(jdbc.sql("select count(*) from outgoing_letter")
                        .query(Long.class)
                        .single())
                .isZero();
    }
}
