package org.masthead.site;

import java.time.Clock;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The one row in which the site's identity lies once an administrator has saved it. */
@Repository
public class SavedIdentity implements Furniture<Optional<SavedIdentity.Version>> {

    private static final TypeReference<List<SiteLink>> LINKS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final Clock clock;
    private final ApplicationEventPublisher events;
    private final JsonMapper json = JsonMapper.builder().build();

    SavedIdentity(JdbcClient jdbc, Clock clock, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.events = events;
    }

    /**
     * An identity and how often it was saved.
     *
     * @param version for {@link #save}
     */
    public record Version(int version, SiteIdentity identity) {}

    /** What was saved, or nothing for a new site. */
    public Optional<Version> find() {
        return jdbc.sql(query()).query(String.class).optional().flatMap(this::read);
    }

    /**
     * Saves it, unless somebody else did meanwhile.
     *
     * @param version that the change was made from; 0 for a new site
     * @return whether it was saved
     */
    @Transactional
    public boolean save(int version, SiteIdentity identity) {
        @Nullable SiteIdentity before = find().map(Version::identity).orElse(null);
        boolean saved = write(version, identity);
        if (saved) {
            events.publishEvent(new SiteChanged(before, identity));
        }
        return saved;
    }

    private boolean write(int version, SiteIdentity identity) {
        SiteLogo logo = identity.logo();
        Accent accent = identity.accent();
        return jdbc.sql(version == 0 ? """
                        insert into site_identity (version, name, tagline, language, time_zone, accent,
                            logo_picture_id, logo_source, logo_source_set, logo_width, logo_height,
                            footer_links, social_links, public_history, saved_at)
                        values (:version + 1, :name, :tagline, :language, :timeZone, :accent,
                            :logoPicture, :logoSource, :logoSourceSet, :logoWidth, :logoHeight,
                            :footerLinks::jsonb, :socialLinks::jsonb, :publicHistory, :now)
                        on conflict do nothing
                        """ : """
                        update site_identity
                        set version = version + 1, name = :name, tagline = :tagline, language = :language,
                            time_zone = :timeZone, accent = :accent, logo_picture_id = :logoPicture,
                            logo_source = :logoSource, logo_source_set = :logoSourceSet, logo_width = :logoWidth,
                            logo_height = :logoHeight, footer_links = :footerLinks::jsonb,
                            social_links = :socialLinks::jsonb, public_history = :publicHistory,
                            saved_at = :now
                        where version = :version
                        """)
                        .param("version", version)
                        .param("name", identity.name())
                        .param("tagline", identity.tagline())
                        .param("language", identity.language().toLanguageTag())
                        .param("timeZone", identity.timeZone().getId())
                        .param("accent", accent == null ? null : accent.chosen())
                        .param("logoPicture", logo == null ? null : logo.pictureId())
                        .param("logoSource", logo == null ? null : logo.source())
                        .param("logoSourceSet", logo == null ? null : logo.sourceSet())
                        .param("logoWidth", logo == null ? null : logo.width())
                        .param("logoHeight", logo == null ? null : logo.height())
                        .param("footerLinks", json.writeValueAsString(identity.footerLinks()))
                        .param("socialLinks", json.writeValueAsString(identity.socialLinks()))
                        .param("publicHistory", identity.publicHistory())
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    @Override
    public String query() {
        return "select row_to_json(i) from site_identity i";
    }

    @Override
    public Optional<Version> read(@Nullable String value) {
        return value == null ? Optional.empty() : Optional.of(version(json.readTree(value)));
    }

    private Version version(JsonNode row) {
        String accent = text(row, "accent");
        return new Version(
                row.get("version").asInt(),
                new SiteIdentity(
                        row.get("name").asString(),
                        row.get("tagline").asString(),
                        Locale.forLanguageTag(row.get("language").asString()),
                        ZoneId.of(row.get("time_zone").asString()),
                        accent == null ? null : Accent.of(accent),
                        logo(row),
                        json.treeToValue(row.get("footer_links"), LINKS),
                        json.treeToValue(row.get("social_links"), LINKS),
                        row.get("public_history").asBoolean()));
    }

    private static @Nullable SiteLogo logo(JsonNode row) {
        return row.get("logo_picture_id").isNull()
                ? null
                : new SiteLogo(
                        row.get("logo_picture_id").asLong(),
                        row.get("logo_source").asString(),
                        row.get("logo_source_set").asString(),
                        row.get("logo_width").asInt(),
                        row.get("logo_height").asInt());
    }

    private static @Nullable String text(JsonNode row, String name) {
        return row.get(name).isNull() ? null : row.get(name).asString();
    }
}
