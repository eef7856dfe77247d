package org.masthead.arrival;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.masthead.media.PictureService;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Pictures of one site as far as they have come, each asked for when a text shows it. */
final class ArrivedPictures implements OldPictures {

    private static final String HERE = " from import_picture where origin = :origin and picture_id is not null and ";

    private final JdbcClient jdbc;
    private final PictureService pictures;
    private final String origin;

    ArrivedPictures(JdbcClient jdbc, PictureService pictures, String origin) {
        this.jdbc = jdbc;
        this.pictures = pictures;
        this.origin = origin;
    }

    /** None has come yet, as while stories are read. */
    static final class None implements OldPictures {

        @Override
        public long byKey(String key) {
            return 0;
        }

        @Override
        public long byAddress(String address) {
            return 0;
        }

        @Override
        public List<Long> of(String story) {
            return List.of();
        }

        @Override
        public String caption(long picture) {
            return "";
        }

        @Override
        public @Nullable PictureAttributes of(long id) {
            return null;
        }
    }

    @Override
    public long byKey(String key) {
        return one("source = :value", ImportLedger.Id.fit(key));
    }

    @Override
    public long byAddress(String address) {
        String plain = OldPictureAddress.plain(address);
        return plain.isEmpty() || plain.length() > 1000 ? 0 : anyOf(plain, OldPictureAddress.wholeSize(address));
    }

    private long one(String where, String value) {
        return jdbc.sql("select picture_id" + HERE + where + " limit 1")
                .param("origin", origin)
                .param("value", value)
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    private long anyOf(String plain, String whole) {
        return jdbc.sql("select picture_id" + HERE + "plain in (:plain, :whole) limit 1")
                .param("origin", origin)
                .param("plain", plain)
                .param("whole", whole)
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    @Override
    public List<Long> of(String story) {
        return jdbc.sql("select picture_id" + HERE + "story = :story order by length(source), source limit 200")
                .param("origin", origin)
                .param("story", ImportLedger.Id.fit(story))
                .query(Long.class)
                .list();
    }

    @Override
    public String caption(long picture) {
        return jdbc.sql("select caption" + HERE + "picture_id = :id limit 1")
                .param("origin", origin)
                .param("id", picture)
                .query(String.class)
                .optional()
                .orElse("");
    }

    @Override
    public @Nullable PictureAttributes of(long id) {
        return pictures.of(id);
    }

    @Override
    public Map<Long, PictureAttributes> shown(Set<Long> ids) {
        return ids.isEmpty() ? new HashMap<>() : pictures.shown(ids);
    }
}
