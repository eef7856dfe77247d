package org.masthead.delivery;

import jakarta.servlet.DispatcherType;
import java.time.Clock;
import javax.sql.DataSource;
import org.masthead.command.CommandLine;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Puts the store in front of the house, and an eye on its database. */
@Configuration(proxyBeanMethods = false)
class DeliveryConfiguration {

    /** Of the memory for pages, one may have so much. */
    private static final int SHARE_OF_ONE = 16;

    /** So much is held back at most until it is whole, where nothing is kept as well. */
    private static final int LONGEST = 4 * 1024 * 1024;

    @Bean
    static BeanPostProcessor watchedDatabase(ObjectProvider<PageParts> pages, ObjectProvider<PageChanges> changes) {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return name.equals("dataSource") && bean instanceof DataSource database
                        ? new WatchedDataSource(
                                database,
                                pages.getObject(),
                                () -> changes.getObject().look())
                        : bean;
            }
        };
    }

    /** The database is asked for late, so that the web server need not wait for it. */
    @Bean
    PageChanges pageChanges(ObjectProvider<DataSource> database, Parts parts, PageMoments moments) {
        return new PageChanges(() -> WatchedDataSource.plain(database.getObject()), parts, moments);
    }

    @Bean
    ChangeListener changeListener(ObjectProvider<DataSource> database, PageChanges changes, Environment environment) {
        return new ChangeListener(
                () -> WatchedDataSource.plain(database.getObject()),
                changes,
                !environment.containsProperty(CommandLine.SETTING));
    }

    @Bean
    PageMoments pageMoments(
            ObjectProvider<PageMoment> moments, ObjectProvider<DataSource> database, Parts parts, Clock clock) {
        return new PageMoments(
                moments.stream().toList(), () -> WatchedDataSource.plain(database.getObject()), parts, clock);
    }

    @Bean
    EdgePurges edgePurges(DeliverySettings settings) {
        return new EdgePurges(settings.edge());
    }

    @Bean
    PageStore pageStore(DeliverySettings settings, Clock clock) {
        return new PageStore(settings.memory().toBytes(), clock);
    }

    @Bean
    PageMaker pageMaker(
            PageParts pages,
            Parts parts,
            PageStore store,
            DeliverySettings settings,
            PageMoments moments,
            Clock clock) {
        long share = store.keeps() ? settings.memory().toBytes() / SHARE_OF_ONE : LONGEST;
        return new PageMaker(
                pages, parts, store, new CacheRules(settings.edge()), moments, clock, (int) Math.min(LONGEST, share));
    }

    @Bean
    FilterRegistrationBean<PageFilter> pageFilter(PageStore store, PageMaker maker, PageChanges changes, Parts parts) {
        FilterRegistrationBean<PageFilter> filter =
                new FilterRegistrationBean<>(new PageFilter(store, maker, changes, parts));
        filter.setOrder(PageFilter.ORDER);
        filter.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ERROR);
        return filter;
    }

    /** A socket with a wicket in each place where there would be a plain one. */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> wicket(PageStore store, PageChanges changes) {
        return factory -> {
            factory.setProtocol(WicketProtocol.class.getName());
            factory.addConnectorCustomizers(connector -> {
                if (connector.getProtocolHandler() instanceof WicketProtocol protocol) {
                    protocol.open(new Wicket(store, changes));
                }
            });
        };
    }
}
