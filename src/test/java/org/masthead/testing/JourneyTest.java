package org.masthead.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.masthead.MastheadApplication;
import org.springframework.boot.test.context.SpringBootTest;

/**
 * Like {@link LiveNewsroomTest}, in a house of its own: journeys through a browser take so long that nothing else
 * should wait for them.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@HouseOfTests
@ResourceLock("house of journeys")
@SpringBootTest(
        classes = MastheadApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"masthead.home=target/journeys-home", "masthead.site.address=http://localhost:8080"})
public @interface JourneyTest {}
