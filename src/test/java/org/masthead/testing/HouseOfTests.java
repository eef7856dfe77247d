package org.masthead.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestExecutionListeners;

/**
 * What every house of tests has: a database of its own for each class, on the server of this run, and the test's clock.
 */
@Target(ElementType.ANNOTATION_TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Import(NewsroomConfiguration.class)
@ContextConfiguration(initializers = NewsroomConfiguration.UseTestServer.class)
@TestExecutionListeners(
        listeners = FreshDatabasePerClass.class,
        mergeMode = TestExecutionListeners.MergeMode.MERGE_WITH_DEFAULTS)
@interface HouseOfTests {}
