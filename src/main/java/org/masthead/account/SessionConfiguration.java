package org.masthead.account;

import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.support.GenericConversionService;
import org.springframework.core.serializer.support.DeserializingConverter;
import org.springframework.core.serializer.support.SerializingConverter;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.session.config.annotation.web.http.EnableSpringHttpSession;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps sessions in the database. Spring's own configuration reads the error codes of all databases from XML for that,
 * with four hundred classes that nothing else needs; PostgreSQL says by its states what went wrong.
 */
@Configuration(proxyBeanMethods = false)
@EnableSpringHttpSession
class SessionConfiguration {

    @Bean
    JdbcIndexedSessionRepository sessionRepository(
            DataSource database,
            PlatformTransactionManager transactions,
            @Value("${spring.session.timeout}") Duration timeout) {
        TransactionTemplate apart = new TransactionTemplate(transactions);
        apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        JdbcIndexedSessionRepository sessions = new JdbcIndexedSessionRepository(new JdbcTemplate(database), apart);
        sessions.setDefaultMaxInactiveInterval(timeout);
        sessions.setConversionService(conversion());
        return sessions;
    }

    private static GenericConversionService conversion() {
        ClassLoader ours = SessionConfiguration.class.getClassLoader();
        GenericConversionService conversion = new GenericConversionService();
        conversion.addConverter(Object.class, byte[].class, new SerializingConverter());
        conversion.addConverter(byte[].class, Object.class, new DeserializingConverter(ours));
        return conversion;
    }
}
