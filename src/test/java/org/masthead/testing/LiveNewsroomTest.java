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
 * Like {@link NewsroomTest}, but on a real port: for what only a server does, such as error pages, sessions and
 * requests that are broken. {@link Browser} visits it.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@HouseOfTests
@ResourceLock("live newsroom")
@SpringBootTest(
        classes = MastheadApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        // The address that readers are told; passkeys belong to it, whatever the port of the test.
        properties = {"masthead.home=target/test-home", "masthead.site.address=http://localhost:8080"})
public @interface LiveNewsroomTest {}
