package org.masthead.site;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Primary;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Reads the identity from the database, once for a page that needs it, so that a change shows at once on every page of
 * every node. What needs only the address never asks.
 */
@Component
@Primary
class CurrentSite implements SiteSettings {

    private final SiteDefaults defaults;
    private final ObjectProvider<SavedIdentity> saved;
    private final ObjectProvider<PageFurniture> furniture;
    /** Compared with that of every request. */
    private final String host;

    /** For the page which says that the database does not answer. */
    private volatile SiteIdentity lastRead;

    /** The database is asked for late: the web server needs the address before there is one. */
    CurrentSite(SiteDefaults defaults, ObjectProvider<SavedIdentity> saved, ObjectProvider<PageFurniture> furniture) {
        this.defaults = defaults;
        this.saved = saved;
        this.furniture = furniture;
        this.host = defaults.host();
        this.lastRead = SiteIdentity.of(defaults);
    }

    @Override
    public String name() {
        return identity().name();
    }

    @Override
    public String tagline() {
        return identity().tagline();
    }

    @Override
    public String address() {
        return defaults.address();
    }

    @Override
    public String host() {
        return host;
    }

    @Override
    public Locale language() {
        return identity().language();
    }

    @Override
    public ZoneId timeZone() {
        return identity().timeZone();
    }

    @Override
    public @Nullable Accent accent() {
        return identity().accent();
    }

    @Override
    public @Nullable SiteLogo logo() {
        return identity().logo();
    }

    @Override
    public List<SiteLink> footerLinks() {
        return identity().footerLinks();
    }

    @Override
    public List<SiteLink> socialLinks() {
        return identity().socialLinks();
    }

    @Override
    public boolean publicHistory() {
        return identity().publicHistory();
    }

    @Override
    public SiteIdentity identity() {
        try {
            SiteIdentity read = furniture
                    .getObject()
                    .of(saved.getObject())
                    .map(SavedIdentity.Version::identity)
                    .orElseGet(() -> SiteIdentity.of(defaults));
            lastRead = read;
            return read;
        } catch (DataAccessException | TransactionException unreachable) {
            return lastRead;
        }
    }
}
