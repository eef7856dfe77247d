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
 * Like {@link NewsroomTest}, in a house of its own, so that two work side by side: here whole sites are packed, brought
 * back and moved in, and more is done of which each test takes seconds.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@HouseOfTests
@ResourceLock("archive")
@SpringBootTest(classes = MastheadApplication.class, properties = "masthead.home=target/archive-home")
@AutoConfigureMockMvc
public @interface ArchiveTest {}
