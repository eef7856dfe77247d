package org.masthead.arrival;

import java.io.IOException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.masthead.audit.Audit;
import org.masthead.outbound.PublicWeb;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** Imports that the desk asks for, one after the other and off the request. */
@Component
class ImportWorkshop implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(ImportWorkshop.class);

    private final Importer importer;
    private final ImportRuns runs;
    private final ImportUndo undo;
    private final ImportFolder folder;
    private final ArrivalReaders readers;
    private final PublicWeb web;
    private final Audit audit;
    private final ExecutorService hands = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "import");
        thread.setDaemon(true);
        return thread;
    });

    ImportWorkshop(
            Importer importer,
            ImportRuns runs,
            ImportUndo undo,
            ImportFolder folder,
            ArrivalReaders readers,
            PublicWeb web,
            Audit audit) {
        this.importer = importer;
        this.runs = runs;
        this.undo = undo;
        this.folder = folder;
        this.readers = readers;
        this.web = web;
        this.audit = audit;
    }

    /** Work that may fail, and says so in the book of runs. */
    private interface Work {
        void run() throws IOException, ArrivalFailed;
    }

    /**
     * Begins an import of a file in the folder, or goes on with it.
     *
     * @param site the address of the old site, where the file does not tell it; may be empty
     * @param uploads a folder or zip beside it; empty to ask the old site for pictures
     * @return the number of the run
     * @throws Importer.Busy while another import runs
     * @throws ArrivalFailed if the file cannot even be opened
     */
    long begin(String name, String site, String uploads, boolean dry, long account) throws IOException, ArrivalFailed {
        refuseWhileBusy();
        ArrivalFile file = folder.export(name);
        if (!uploads.isEmpty()) {
            folder.shelf(uploads).close();
        }
        ArrivalReader reader = readers.of(file);
        long run = importer.runFor(reader, file, site, dry, account);
        runs.looksIn(run, uploads);
        audit.note("import", "begun", run, file.name(), java.util.Map.of("dry", dry));
        take(run, reader, file, uploads);
        return run;
    }

    /** Goes on with a run that stopped. */
    void resume(ImportRun run) throws IOException {
        refuseWhileBusy();
        runs.goOn(run.id());
        take(run.id(), readers.of(run.source()), folder.export(run.fileName()), runs.looksIn(run.id()));
    }

    private void take(long run, ArrivalReader reader, ArrivalFile file, String uploads) {
        later(() -> {
            try (PictureShelf shelf = shelf(uploads)) {
                importer.take(run, reader, file, shelf, new ImportChoices(), (totals, progress) -> {});
            }
        });
    }

    /** Asks once more for pictures that could not be had. */
    void again(ImportRun run) throws IOException {
        refuseWhileBusy();
        String uploads = runs.looksIn(run.id());
        later(() -> {
            try (PictureShelf shelf = shelf(uploads)) {
                importer.again(run.id(), readers.of(run.source()), shelf, (totals, progress) -> {});
            }
        });
    }

    /** The folder or zip of that name; the old site where there is none. */
    private PictureShelf shelf(String uploads) throws IOException {
        return uploads.isEmpty() ? new PictureShelf.OnTheWeb(web) : folder.shelf(uploads);
    }

    /** Takes back what a run brought. */
    void undo(ImportRun run) {
        refuseWhileBusy();
        if (undo.begin(run.id())) {
            later(() -> undo.undo(run.id()));
        }
    }

    private void refuseWhileBusy() {
        if (importer.isBusy()) {
            throw new Importer.Busy();
        }
    }

    private void later(Work work) {
        hands.execute(() -> {
            try {
                work.run();
            } catch (ArrivalFailed told) {
                LOG.debug("The file cannot be read", told);
            } catch (IOException | RuntimeException e) {
                LOG.warn("An import failed", e);
            }
        });
    }

    @Override
    public void destroy() {
        hands.shutdownNow();
    }
}
