package org.masthead.media;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.masthead.text.PictureSource.PictureAttributes;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What readers may see under the addresses that a picture has and had. */
@Component
class MediaAddresses {

    private final JdbcClient jdbc;

    MediaAddresses(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<PictureFile> shown(long picture) {
        return jdbc.sql("select " + PictureFile.COLUMNS + " from shown_picture p where p.id = ?")
                .param(picture)
                .query((row, number) -> PictureFile.read(row))
                .optional();
    }

    /** Those of some pictures that readers may see at that moment, as a text shows them. */
    Map<Long, PictureAttributes> shownAmong(Set<Long> ids, Instant moment) {
        Map<Long, PictureAttributes> found = new HashMap<>();
        jdbc.sql("select " + PictureFile.COLUMNS + """
                        , p.alt_text
                        from picture p
                        where p.id = any (?) and p.state = 'READY' and (p.rights_end is null or p.rights_end > ?)""")
                .params(ids.toArray(Long[]::new), Timestamp.from(moment))
                .query(row -> {
                    PictureView view = PictureView.of(PictureFile.read(row), row.getString("alt_text"), "", "");
                    found.put(view.id(), view.attributes());
                });
        return found;
    }

    /**
     * Where somebody is sent who asks for an address that the picture had, or that it was thought to get before it was
     * developed. Only who has seen the old address knows its imprint.
     */
    Optional<String> current(MediaAddress asked, PictureFile picture) {
        boolean known = asked.imprint().equals(picture.imprint())
                || jdbc.sql("select exists (select from former_imprint where picture_id = ? and imprint = ?)")
                        .params(asked.picture(), asked.imprint())
                        .query(Boolean.class)
                        .single();
        if (!known || picture.imprint().isEmpty()) {
            return Optional.empty();
        }
        if (!asked.shape().isEmpty()) {
            return Optional.of(ofShape(asked.shape(), picture));
        }
        int width = Arrays.stream(PictureView.widthsFor(picture.width()))
                .boxed()
                .min(Comparator.comparingInt(each -> Math.abs(each - asked.width())))
                .orElseThrow();
        String end = asked.end().equals(".webp") && picture.webp() ? ".webp" : picture.end();
        return Optional.of(picture.address("", width, end));
    }

    private static String ofShape(String shape, PictureFile picture) {
        PictureView view = PictureView.of(picture, "", "", "");
        return view.shapes().stream()
                .map(PictureView.Sized::address)
                .filter(each -> each.contains("-" + shape + "-"))
                .findFirst()
                .orElse(view.source());
    }
}
