package org.masthead.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.masthead.site.SiteSettings;
import org.springframework.boot.mail.autoconfigure.MailProperties;
import org.springframework.mail.MailPreparationException;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/**
 * The configured mail server. It is reached by hand, not through Boot's own bean: whether there is one is decided at
 * the start, not by the build that packed the application.
 */
@Component
class MailServer {

    private static final String SECONDS_10 = "10000";

    private final MailProperties properties;
    private final OutboxSettings settings;
    private final SiteSettings site;

    MailServer(MailProperties properties, OutboxSettings settings, SiteSettings site) {
        this.properties = properties;
        this.settings = settings;
        this.site = site;
    }

    boolean isConfigured() {
        String host = properties.getHost();
        return host != null && !host.isBlank();
    }

    /** Hands a letter over; the same one twice carries the same number, so that a reader's program shows it once. */
    void send(WaitingLetter letter) {
        JavaMailSenderImpl server = sender();
        NumberedMessage message = new NumberedMessage(server, letter.messageId());
        try {
            MimeMessageHelper helper = new MimeMessageHelper(message, true, StandardCharsets.UTF_8.name());
            helper.setFrom(new InternetAddress(from(), site.name(), StandardCharsets.UTF_8.name()));
            helper.setTo(
                    letter.name().isEmpty()
                            ? new InternetAddress(letter.recipient())
                            : new InternetAddress(letter.recipient(), letter.name(), StandardCharsets.UTF_8.name()));
            helper.setSubject(letter.subject());
            helper.setSentDate(Date.from(letter.createdAt()));
            helper.setText(letter.plain(), letter.html());
            message.setHeader("Auto-Submitted", "auto-generated");
            if (!letter.unsubscribe().isEmpty()) {
                message.setHeader("List-Unsubscribe", "<" + letter.unsubscribe() + ">");
                message.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
            }
        } catch (MessagingException | UnsupportedEncodingException e) {
            throw new MailPreparationException(e);
        }
        server.send(message);
    }

    /** The part after the @ of everything the site sends. */
    String domain() {
        return site.host();
    }

    private String from() {
        if (!settings.from().isBlank()) {
            return settings.from().strip();
        }
        @Nullable String user = properties.getUsername();
        return user != null && user.contains("@") ? user : "newsroom@" + domain();
    }

    private JavaMailSenderImpl sender() {
        JavaMailSenderImpl sender = new JavaMailSenderImpl();
        sender.setHost(properties.getHost());
        Integer port = properties.getPort();
        if (port != null) {
            sender.setPort(port);
        }
        sender.setUsername(properties.getUsername());
        sender.setPassword(properties.getPassword());
        sender.setDefaultEncoding(StandardCharsets.UTF_8.name());
        sender.setProtocol(properties.getProtocol());
        sender.setJavaMailProperties(javaMailProperties());
        return sender;
    }

    /** A server that does not answer must not hold up the letters behind. */
    private Properties javaMailProperties() {
        String protocol = "mail." + properties.getProtocol() + ".";
        Properties all = new Properties();
        all.setProperty(protocol + "connectiontimeout", SECONDS_10);
        all.setProperty(protocol + "timeout", SECONDS_10);
        all.setProperty(protocol + "writetimeout", SECONDS_10);
        if (properties.getUsername() != null) {
            all.setProperty(protocol + "auth", "true");
        }
        if (properties.getSsl().isEnabled()) {
            all.setProperty(protocol + "ssl.enable", "true");
            all.setProperty(protocol + "ssl.checkserveridentity", "true");
        } else {
            all.setProperty(protocol + "starttls.enable", "true");
        }
        all.putAll(properties.getProperties());
        return all;
    }

    /** Keeps its number, which the library would make anew for each attempt. */
    private static final class NumberedMessage extends MimeMessage {

        private final String messageId;

        NumberedMessage(JavaMailSenderImpl server, String messageId) {
            super(server.getSession());
            this.messageId = messageId;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", messageId);
        }
    }
}
