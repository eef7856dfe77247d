package org.masthead.site;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.LocaleResolver;

/** Every page speaks the site's language, whatever a browser prefers: pages are the same bytes for all readers. */
@Component(DispatcherServlet.LOCALE_RESOLVER_BEAN_NAME)
class SiteLanguage implements LocaleResolver {

    private final SiteSettings site;

    SiteLanguage(SiteSettings site) {
        this.site = site;
    }

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        return site.language();
    }

    @Override
    public void setLocale(HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
        throw new UnsupportedOperationException("The language of the site is a setting.");
    }
}
