package org.masthead.web;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.autoconfigure.web.WebProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceChainRegistration;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.VersionResourceResolver;

/**
 * Serves what pages are made with, under addresses with the hash of their content, so that browsers keep it and never
 * ask again. A style sheet that only lists others is sent as one.
 */
@Configuration(proxyBeanMethods = false)
class Stockroom implements WebMvcConfigurer {

    private static final List<String> SHELVES = List.of("css", "fonts", "images", "js", "vendor");

    private final boolean cached;

    Stockroom(WebProperties settings) {
        this.cached = settings.getResources().getChain().isCache();
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        for (String shelf : SHELVES) {
            ResourceChainRegistration chain = registry.addResourceHandler("/" + shelf + "/**")
                    .addResourceLocations("classpath:/static/" + shelf + "/")
                    .setCacheControl(CacheControl.maxAge(Duration.ofDays(365))
                            .cachePublic()
                            .immutable())
                    .resourceChain(cached);
            chain.addResolver(new VersionResourceResolver().addContentVersionStrategy("/**"));
            if (shelf.equals("css")) {
                chain.addResolver(new JoinedStyleSheets());
            }
        }
    }
}
