package org.masthead.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.masthead.testing.Desk;
import org.masthead.testing.NewsroomTest;
import org.masthead.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.mail.autoconfigure.MailProperties;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

@NewsroomTest
class OutboxTests {

    @Autowired
    Outbox outbox;

    @Autowired
    Postman postman;

    @Autowired
    MailProperties properties;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestClock clock;

    @Autowired
    MockMvcTester mvc;

    GreenMail server;

    @BeforeEach
    void mailServer() {
        jdbc.sql("delete from outgoing_letter").update();
        server = new GreenMail(ServerSetup.SMTP.dynamicPort());
        server.start();
        properties.setHost("localhost");
        properties.setPort(server.getSmtp().getPort());
    }

    @AfterEach
    void noServer() {
        server.stop();
        properties.setHost(null);
        properties.setPort(null);
    }

    @Test
    void letterSaysTheSameInTextAndHtml() throws Exception {
        post(letter("Nora Quill", "Welcome"));
        postman.deliver();
        MimeMessage message = server.getReceivedMessages()[0];
        assertThat(message.getSubject()).isEqualTo("Welcome");
        assertThat(message.getHeader("From")[0]).contains("<newsroom@localhost>");
        assertThat(message.getHeader("To")[0]).isEqualTo("Nora Quill <nora@news.example>");
        assertThat(message.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        String whole = GreenMailUtil.getWholeMessage(message);
        assertThat(whole).contains("multipart/alternative", "text/plain", "text/html");
        MimeMultipart alternatives = (MimeMultipart) ((MimeMultipart)
                        ((MimeMultipart) message.getContent()).getBodyPart(0).getContent())
                .getBodyPart(0)
                .getContent();
        assertThat((String) alternatives.getBodyPart(0).getContent())
                .contains("Open <this> & choose:", "http://localhost:8080/invitation/abc");
        assertThat((String) alternatives.getBodyPart(1).getContent())
                .contains("Open &lt;this&gt; &amp; choose:", "<a href=\"http://localhost:8080/invitation/abc\">");
        assertThat(waiting()).isZero();
    }

    @Test
    void nameWithALineBreakAddsNoHeader() throws Exception {
        post(letter("Nora\r\nBcc: victim@news.example\r\n\r\nText", "Hello\nX-Evil: yes"));
        postman.deliver();
        assertThat(server.getReceivedMessages()).hasSize(1);
        MimeMessage message = server.getReceivedMessages()[0];
        assertThat(message.getAllRecipients()).hasSize(1);
        assertThat(message.getHeader("Bcc")).isNull();
        assertThat(message.getHeader("X-Evil")).isNull();
        assertThat(message.getSubject()).isEqualTo("Hello X-Evil: yes");
    }

    @Test
    void letterWaitsWhileTheServerIsAwayAndGoesOnceUnderItsOwnNumber() throws Exception {
        post(letter("Nora Quill", "Patience"));
        String number = jdbc.sql("select message_id from outgoing_letter")
                .query(String.class)
                .single();
        server.stop();
        postman.deliver();
        postman.deliver();
        assertThat(attempts()).isEqualTo(1);
        clock.advance(Duration.ofSeconds(31));
        postman.deliver();
        assertThat(attempts()).isEqualTo(2);
        clock.advance(Duration.ofSeconds(31));
        postman.deliver();
        assertThat(attempts()).isEqualTo(2);
        server = new GreenMail(ServerSetup.SMTP.dynamicPort());
        server.start();
        properties.setPort(server.getSmtp().getPort());
        clock.advance(Duration.ofSeconds(60));
        postman.deliver();
        postman.deliver();
        assertThat(server.getReceivedMessages()).hasSize(1);
        assertThat(server.getReceivedMessages()[0].getMessageID()).isEqualTo(number);
        assertThat(waiting()).isZero();
    }

    @Test
    void letterIsGivenUpInTheEndAndTriedAgainFromTheDesk() {
        server.stop();
        post(letter("Nora Quill", "In vain"));
        for (int i = 0; i < 14; i++) {
            postman.deliver();
            clock.advance(Duration.ofHours(7));
        }
        assertThat(outbox.stuck()).singleElement().satisfies(letter -> {
            assertThat(letter.dead()).isTrue();
            assertThat(letter.attempts()).isEqualTo(14);
            assertThat(letter.problem()).isNotBlank();
        });
        postman.deliver();
        assertThat(attempts()).isEqualTo(14);
        long id = outbox.stuck().get(0).id();
        assertThat(mvc.get().uri("/desk/mail").with(Desk.asAdministrator()))
                .hasStatusOk()
                .bodyText()
                .contains("In vain", "Given up after 14 attempts", "nora@news.example")
                .doesNotContain("invitation/abc", "??");
        assertThat(mvc.post().uri("/desk/mail/{id}/attempt", id).with(Desk.asAdministrator()))
                .hasStatus(HttpStatus.SEE_OTHER);
        server.start();
        properties.setPort(server.getSmtp().getPort());
        postman.deliver();
        assertThat(server.getReceivedMessages()).hasSize(1);
        assertThat(mvc.post().uri("/desk/mail/{id}/attempt", id).with(Desk.asAdministrator()))
                .flash()
                .containsEntry("notice", "The letter has left the house already, or is of no use any more.");
    }

    @Test
    void addressThatNoServerTakesIsGivenUpAtOnceAndHoldsUpNobody() {
        post(new Letter(
                "no address at all",
                "X",
                "Broken",
                List.of("a"),
                null,
                clock.instant().plus(Duration.ofDays(1))));
        post(letter("Nora Quill", "Behind"));
        postman.deliver();
        assertThat(server.getReceivedMessages()).hasSize(1);
        assertThat(outbox.stuck())
                .singleElement()
                .satisfies(letter -> assertThat(letter.dead()).isTrue());
    }

    @Test
    void letterThatIsOfNoUseAnyMoreIsNotSent() {
        post(letter("Nora Quill", "Too late"));
        clock.advance(Duration.ofDays(9));
        postman.deliver();
        assertThat(server.getReceivedMessages()).isEmpty();
        assertThat(waiting()).isZero();
    }

    @Test
    void letterGoesOnlyWithItsReason() {
        assertThatThrownBy(() -> outbox.post(letter("Nora", "No transaction")))
                .isInstanceOf(IllegalTransactionStateException.class);
        transactions.executeWithoutResult(status -> {
            outbox.post(letter("Nora", "Rolled back"));
            status.setRollbackOnly();
        });
        postman.deliver();
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void severalPostmenTakeEachLetterOnce() throws Exception {
        for (int i = 0; i < 20; i++) {
            post(letter("Nora Quill", "Letter " + i));
        }
        ExecutorService nodes = Executors.newFixedThreadPool(4);
        try {
            Callable<Boolean> node = () -> {
                postman.deliver();
                return true;
            };
            nodes.invokeAll(List.of(node, node, node, node));
        } finally {
            nodes.shutdown();
        }
        assertThat(server.getReceivedMessages()).hasSize(20);
        assertThat(waiting()).isZero();
    }

    @Test
    void lettersRestWhereNoServerIsConfigured() {
        properties.setHost("");
        assertThat(outbox.isOpen()).isFalse();
        post(letter("Nora Quill", "Resting"));
        postman.deliver();
        assertThat(attempts()).isZero();
    }

    private Letter letter(String name, String subject) {
        return new Letter(
                "nora@news.example",
                name,
                subject,
                List.of("Open <this> & choose:", "It works once."),
                "http://localhost:8080/invitation/abc",
                clock.instant().plus(Duration.ofDays(7)));
    }

    private void post(Letter letter) {
        transactions.executeWithoutResult(status -> outbox.post(letter));
    }

    private long waiting() {
        return jdbc.sql("select count(*) from outgoing_letter")
                .query(Long.class)
                .single();
    }

    private int attempts() {
        return jdbc.sql("select attempts from outgoing_letter")
                .query(Integer.class)
                .single();
    }
}
