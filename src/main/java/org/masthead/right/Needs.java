package org.masthead.right;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says what somebody must be allowed, at least for what is their own, to come through this door of the desk; one of the
 * rights is enough. Whether they may do it with this very story or picture is asked once that is known.
 */
@Documented
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface Needs {
    Right[] value();
}
