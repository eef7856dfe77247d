package org.masthead.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.masthead.MastheadApplication;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestExecutionListeners;

/**
 * Like {@link LiveNewsroomTest}, in a house of its own: journeys through a browser take so long that nothing else
 * should wait for them.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@ResourceLock("house of journeys")
@SpringBootTest(
        classes = MastheadApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"masthead.home=target/journeys-home", "masthead.site.address=http://localhost:8080"})
@Import(NewsroomConfiguration.class)
@ContextConfiguration(initializers = NewsroomConfiguration.UseTestServer.class)
@TestExecutionListeners(
        listeners = FreshDatabasePerClass.class,
        mergeMode = TestExecutionListeners.MergeMode.MERGE_WITH_DEFAULTS)
public @interface JourneyTest {}
