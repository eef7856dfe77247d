package org.masthead.arrival;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.masthead.media.Picture;
import org.masthead.media.PictureRefused;
import org.masthead.media.PictureService;
import org.masthead.media.PictureUpload;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Fetches the pictures of a run one by one, has them developed as any other, and then puts them into the stories. What
 * has come stays when a run stops; it goes on with the next.
 */
@Component
class PictureArrivals {

    private final JdbcClient jdbc;
    private final PictureService pictures;
    private final ImportLedger ledger;
    private final ImportRuns runs;
    private final Illustrations illustrations;
    private final TransactionTemplate transaction;
    private final List<Duration> pauses;

    PictureArrivals(
            JdbcClient jdbc,
            PictureService pictures,
            ImportLedger ledger,
            ImportRuns runs,
            Illustrations illustrations,
            TransactionTemplate transaction,
            @Value("${masthead.import.pauses:PT1S,PT5S,PT20S}") List<Duration> pauses) {
        this.jdbc = jdbc;
        this.pictures = pictures;
        this.ledger = ledger;
        this.runs = runs;
        this.illustrations = illustrations;
        this.transaction = transaction;
        this.pauses = pauses;
    }

    /** @param halfway the picture that had come when the run was killed, and was not done; 0 for none */
    private record Awaited(
            String origin,
            String source,
            String address,
            String title,
            String altText,
            String caption,
            String credit,
            long halfway) {}

    /**
     * Fetches what has not come yet.
     *
     * @return whether all is done; not if somebody asked the run to stop
     */
    boolean fetch(long id, PictureShelf shelf, ArrivalReader reader, Totals totals, Importer.Listener listener) {
        ImportRun run = runs.find(id).orElseThrow();
        Patience patience = new Patience();
        for (List<Awaited> some = awaited(id); !some.isEmpty(); some = awaited(id)) {
            for (Awaited each : some) {
                fetch(run, each, shelf, patience, totals);
                if (!runs.advance(id, run.position(), totals, 1000)) {
                    return false;
                }
                listener.progressed(totals, 1000);
            }
        }
        illustrations.place(run, reader);
        return true;
    }

    private List<Awaited> awaited(long run) {
        return jdbc.sql("""
                        select origin, source, address, title, alt_text, caption, credit, coalesce(picture_id, 0) from import_picture
                        where run_id = ? and state = 'WAITING' order by source limit 50
                        """)
                .param(run)
                .query((row, number) -> new Awaited(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6),
                        row.getString(7),
                        row.getLong(8)))
                .list();
    }

    private void fetch(ImportRun run, Awaited awaited, PictureShelf shelf, Patience patience, Totals totals) {
        try {
            if (awaited.halfway() != 0) {
                pictures.delete(awaited.halfway());
            }
            byte[] file = patience.get(shelf, awaited.address());
            Picture picture = pictures.accept(
                    new PictureUpload(
                            fileName(awaited.address()),
                            new ByteArrayResource(file),
                            awaited.altText(),
                            awaited.caption(),
                            awaited.credit()),
                    null,
                    id -> here(awaited, id, "WAITING"));
            arrived(awaited, picture.getId());
        } catch (PictureRefused refused) {
            failed(run, awaited, "develop", refused.getMessage(), totals);
        } catch (IOException | RuntimeException e) {
            failed(run, awaited, "fetch", e.getMessage(), totals);
        }
    }

    /** Asks again after a while where it may help, until so many pictures in a row were asked for in vain. */
    private final class Patience {

        private static final int ENDS_AFTER = 5;

        private int vain;

        private byte[] get(PictureShelf shelf, String address) throws IOException {
            for (int attempt = 0; ; attempt++) {
                try {
                    byte[] file = shelf.get(address);
                    vain = 0;
                    return file;
                } catch (PictureShelf.Later later) {
                    if (vain >= ENDS_AFTER || attempt == pauses.size()) {
                        vain++;
                        throw later;
                    }
                    pause(pauses.get(attempt));
                }
            }
        }
    }

    private static void pause(Duration pause) throws IOException {
        try {
            Thread.sleep(pause.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /**
     * Has the pictures that could not be had asked for once more.
     *
     * @return how many
     */
    @Transactional
    int again(long id) {
        ImportRun run = runs.find(id).orElseThrow();
        int waiting = jdbc.sql("update import_picture set state = 'WAITING' where run_id = ? and state = 'FAILED'")
                .param(id)
                .update();
        jdbc.sql("""
                        delete from import_note where run_id = ? and kind = 'PICTURE' and reason in ('fetch', 'develop')
                        """).param(id).update();
        Totals totals = run.totals();
        for (int each = 0; each < waiting; each++) {
            totals.turn(Kind.PICTURE, Outcome.REFUSED, Outcome.IMPORTED);
        }
        runs.advance(id, run.position(), totals, 1000);
        return waiting;
    }

    private static String fileName(String address) {
        String path = PictureShelf.pathOf(address);
        return path.substring(path.lastIndexOf('/') + 1).replaceAll("[\\\\\\p{Cc}\\p{Cf}]", "");
    }

    private void here(Awaited awaited, long picture, String state) {
        jdbc.sql(
                        "update import_picture set state = :state, picture_id = :id where origin = :origin and source = :source")
                .param("state", state)
                .param("id", picture)
                .param("origin", awaited.origin())
                .param("source", awaited.source())
                .update();
    }

    private void arrived(Awaited awaited, long picture) {
        transaction.executeWithoutResult(status -> {
            here(awaited, picture, "HERE");
            jdbc.sql(
                            "update import_item set target_id = :id where origin = :origin and kind = 'PICTURE' and source = :source")
                    .param("id", picture)
                    .param("origin", awaited.origin())
                    .param("source", awaited.source())
                    .update();
        });
    }

    private void failed(
            ImportRun run,
            Awaited awaited,
            String reason,
            @org.jspecify.annotations.Nullable String detail,
            Totals totals) {
        totals.turn(Kind.PICTURE, Outcome.IMPORTED, Outcome.REFUSED);
        transaction.executeWithoutResult(status -> {
            jdbc.sql(
                            "update import_picture set state = 'FAILED', attempts = attempts + 1 where origin = :origin and source = :source")
                    .param("origin", awaited.origin())
                    .param("source", awaited.source())
                    .update();
            Rows note = new Rows();
            note.add(
                    "kind", Kind.PICTURE.name(),
                    "source", awaited.source(),
                    "title", awaited.title(),
                    "refused", true,
                    "reason", reason,
                    "detail", Rows.fit(awaited.address() + " – " + detail, 300));
            ledger.note(run.id(), note);
            runs.advance(run.id(), run.position(), totals, 1000);
        });
    }
}
