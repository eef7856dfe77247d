package org.masthead.commenter;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.masthead.testing.NewsroomTest;
import org.masthead.testing.Stories;
import org.masthead.testing.TestClock;
import org.masthead.web.RateLimits;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.mail.autoconfigure.MailProperties;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** A newsroom that can send letters, before anybody commented. */
@NewsroomTest
abstract class CommentersTest {

    static final String VERA = "vera@example.org";

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Stories stories;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestClock clock;

    @Autowired
    RateLimits limits;

    @Autowired
    MailProperties mail;

    Commenting people;

    @BeforeEach
    void openTheHouse() {
        people = new Commenting(mvc, jdbc);
        people.clear();
        limits.forgetAll();
        mail.setHost("mail.example");
    }

    @AfterEach
    void noServer() {
        mail.setHost(null);
    }
}
