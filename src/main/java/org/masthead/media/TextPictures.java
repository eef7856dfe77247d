package org.masthead.media;

import java.sql.Array;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.masthead.text.PictureSource.PictureAttributes;

/** The pictures that a text shows, read by the statement that reads the text. */
public final class TextPictures {

    /**
     * The column {@code text_pictures} beside an {@code article a}: the pictures that its body names and that readers
     * may see {@code :now}.
     */
    public static final String OF_ARTICLE = """
            array(select array[q.id::text, q.imprint, q.media_type, q.width::text, q.height::text, q.webp::text,
                               q.tone::text, q.crops::text, q.alt_text]
                  from picture q
                  where a.body like '%/media/%' and q.id = any (pictures_of(a.body))
                    and q.state = 'READY' and (q.rights_end is null or q.rights_end > :now)) as text_pictures
            """;

    private TextPictures() {}

    /** What the text is to say of each, by their numbers. */
    public static Map<Long, PictureAttributes> read(Array array) throws SQLException {
        Map<Long, PictureAttributes> shown = new HashMap<>();
        for (Object each : (Object[]) array.getArray()) {
            String[] cells = (String[]) each;
            PictureFile file = new PictureFile(
                    Long.parseLong(cells[0]),
                    Objects.requireNonNullElse(cells[1], ""),
                    cells[2],
                    Integer.parseInt(cells[3]),
                    Integer.parseInt(cells[4]),
                    Boolean.parseBoolean(cells[5]),
                    Integer.parseInt(cells[6]),
                    Boolean.parseBoolean(cells[7]),
                    false);
            shown.put(file.id(), PictureView.of(file, cells[8], "", "").attributes());
        }
        return shown;
    }
}
