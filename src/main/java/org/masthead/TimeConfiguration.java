package org.masthead;

import org.masthead.site.HouseClock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The one source of the time of day; tests put a fixed one in its place. */
@Configuration(proxyBeanMethods = false)
class TimeConfiguration {

    @Bean
    HouseClock clock() {
        return new HouseClock();
    }
}
