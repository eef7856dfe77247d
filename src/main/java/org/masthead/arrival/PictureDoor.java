package org.masthead.arrival;

import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Where pictures are announced: what they are is known at once, they themselves come later. */
@Component
class PictureDoor {

    private final JdbcClient jdbc;

    PictureDoor(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void take(Batch batch) {
        Rows rows = new Rows();
        for (Arrival.File file : batch.of(Arrival.File.class)) {
            Batch.Decision decision = batch.decide(file);
            if (decision == Batch.Decision.NOTHING) {
                continue;
            }
            if (file.address().length() > 1000) {
                batch.refuse(file, "address", file.address());
                continue;
            }
            rows.add(
                    "source", ImportLedger.Id.fit(file.key()),
                    "address", file.address(),
                    "plain", OldPictureAddress.wholeSize(file.address()),
                    "story", ImportLedger.Id.fit(file.story()),
                    "title", Rows.fit(file.title(), 200),
                    "alt", Rows.fit(file.altText(), 300),
                    "caption", words(file.caption(), 500),
                    "credit", words(file.credit(), 120));
            batch.keep(
                    file, null, 0, "", true, file.addresses().isEmpty() ? null : Map.of("addresses", file.addresses()));
            batch.totals.add(Kind.PICTURE, decision == Batch.Decision.ADD ? Outcome.IMPORTED : Outcome.UPDATED);
        }
        if (!rows.isEmpty()) {
            jdbc.sql("""
                            insert into import_picture as p (origin, source, run_id, address, plain, story, title, alt_text, caption, credit)
                            select :origin, source, :run, address, plain, story, title, alt, caption, credit
                            from json_to_recordset(:rows::json) as r(source text, address text, plain text, story text, title text,
                                                                     alt text, caption text, credit text)
                            on conflict (origin, source) do update
                            set run_id = excluded.run_id, address = excluded.address, plain = excluded.plain, story = excluded.story,
                                state = case when p.address = excluded.address then p.state else 'WAITING' end, attempts = 0
                            """)
                    .param("origin", batch.origin)
                    .param("run", batch.run)
                    .param("rows", rows.json())
                    .update();
        }
    }

    private static String words(String html, int longest) {
        return Rows.fit(org.jsoup.Jsoup.parse(html).text(), longest);
    }
}
