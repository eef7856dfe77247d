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
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestExecutionListeners;

/**
 * Like {@link NewsroomTest}, in a house of its own: what packs whole sites and brings them back takes so long that
 * nothing else should wait for it.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@ResourceLock("archive")
@SpringBootTest(classes = MastheadApplication.class, properties = "masthead.home=target/archive-home")
@AutoConfigureMockMvc
@Import(NewsroomConfiguration.class)
@ContextConfiguration(initializers = NewsroomConfiguration.UseTestServer.class)
@TestExecutionListeners(
        listeners = FreshDatabasePerClass.class,
        mergeMode = TestExecutionListeners.MergeMode.MERGE_WITH_DEFAULTS)
public @interface ArchiveTest {}
