package org.masthead.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.masthead.MastheadApplication;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;

/**
 * A test with the whole application on a real PostgreSQL: one context for all such classes, a fresh database for each,
 * {@link TestClock} for the time. Requests go through {@code MockMvcTester}, security and all.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@HouseOfTests
@ResourceLock("newsroom")
@SpringBootTest(classes = MastheadApplication.class, properties = "masthead.home=target/test-home")
@AutoConfigureMockMvc
public @interface NewsroomTest {}
