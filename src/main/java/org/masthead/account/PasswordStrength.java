package org.masthead.account;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/** What a hash of a password costs. */
@Configuration(proxyBeanMethods = false)
class PasswordStrength {

    /** Explicit, as the library's defaults are below today's minimum: salt, hash, lanes, KiB, passes. */
    @Bean
    static PasswordEncoder argon2() {
        return new Argon2PasswordEncoder(16, 32, 1, 19456, 2);
    }
}
