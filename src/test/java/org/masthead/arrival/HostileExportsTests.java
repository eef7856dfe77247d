package org.masthead.arrival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostileExportsTests {

    @TempDir
    Path folder;

    private final List<Arrival> arrived = new ArrayList<>();

    private void read(Path file) throws IOException, ArrivalFailed {
        new WordpressReader().read(new ArrivalFile(file), "", new ArrivalReader.Receiver() {
            @Override
            public void from(String origin) {}

            @Override
            public void take(Arrival arrival) {
                arrived.add(arrival);
            }
        });
    }

    private Path file(byte[] content) throws IOException {
        return Files.write(folder.resolve("export"), content);
    }

    private Path file(String content) throws IOException {
        return file(content.getBytes(StandardCharsets.UTF_8));
    }

    private static String withDoctype(String doctype, String title) {
        return new Wxr().post(1, title, "publish").end().toString().replace("<rss ", doctype + "<rss ");
    }

    @Test
    void externalEntitiesAreNotFetched() throws Exception {
        Path secret = Files.writeString(folder.resolve("secret"), "hush");
        Path file = file(withDoctype("<!DOCTYPE rss [<!ENTITY x SYSTEM \"" + secret.toUri() + "\">]>", "&x;"));
        assertThatThrownBy(() -> read(file))
                .isInstanceOf(ArrivalFailed.class)
                .hasMessageMatching("(?s).*line \\d+, column \\d+.*");
        assertThat(arrived).isEmpty();
    }

    @Test
    void billionLaughsAreNotLaughed() throws Exception {
        StringBuilder laughs = new StringBuilder("<!DOCTYPE rss [<!ENTITY a0 \"ha\">");
        for (int each = 1; each < 10; each++) {
            laughs.append("<!ENTITY a")
                    .append(each)
                    .append(" \"")
                    .append(("&a" + (each - 1) + ";").repeat(10))
                    .append("\">");
        }
        Path file = file(withDoctype(laughs + "]>", "&a9;"));
        assertThatThrownBy(() -> read(file)).isInstanceOf(ArrivalFailed.class).hasMessageContaining("line");
        assertThat(arrived).isEmpty();
    }

    @Test
    void deepElementsAreRefused() throws Exception {
        Path file = file(new Wxr().raw("<a>".repeat(5000) + "</a>".repeat(5000)).toString());
        assertThatThrownBy(() -> read(file)).isInstanceOf(ArrivalFailed.class).hasMessageContaining("deep");
    }

    @Test
    void tenMegabytesInOneLineAreRead() throws Exception {
        read(file(new Wxr()
                .post(1, "Long", "publish")
                .content("a".repeat(10_000_000))
                .end()
                .toString()));
        assertThat(arrived)
                .last()
                .isInstanceOfSatisfying(
                        Arrival.Story.class, story -> assertThat(story.html()).hasSize(10_000_000));
    }

    @Test
    void textWithoutEndIsRefused() throws Exception {
        Path file = file(new Wxr()
                .post(1, "Long", "publish")
                .content("a".repeat(XmlText.LONGEST_TEXT + 1))
                .end()
                .toString());
        assertThatThrownBy(() -> read(file)).isInstanceOf(ArrivalFailed.class).hasMessageContaining("longer than");
    }

    @Test
    void bombsAreNotUnpacked() throws Exception {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        byte[] nothing = new byte[1 << 20];
        java.util.Arrays.fill(nothing, (byte) ' ');
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write("<?xml version=\"1.0\"?><rss><channel>".getBytes(StandardCharsets.UTF_8));
            for (int each = 0; each < 200; each++) {
                gzip.write(nothing);
            }
        }
        Path gzip = file(packed.toByteArray());
        assertThatThrownBy(() -> read(gzip)).hasMessageContaining("unpacks to more");
    }

    @Test
    void packedFilesAreReadWhateverTheyAreCalled() throws Exception {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(packed)) {
            zip.putNextEntry(new ZipEntry("../../etc/cron.d/readme.txt"));
            zip.write(1);
            zip.putNextEntry(new ZipEntry("../../export.xml"));
            zip.write(Wxr.sample().toString().getBytes(StandardCharsets.UTF_8));
        }
        read(file(packed.toByteArray()));
        assertThat(arrived).hasSize(5);
        assertThat(folder.getParent().resolve("export.xml")).doesNotExist();
    }

    @Test
    void wrongEncodingIsToldWithItsPlace() throws Exception {
        byte[] content =
                new Wxr().post(1, "Caf\u00e9", "publish").end().toString().getBytes(StandardCharsets.ISO_8859_1);
        Path file = file(content);
        assertThatThrownBy(() -> read(file))
                .isInstanceOf(ArrivalFailed.class)
                .hasMessageMatching("(?s).*line \\d+, column \\d+.*");
    }

    @Test
    void otherEncodingsThanUtf8AreReadAsTheySay() throws Exception {
        String latin =
                new Wxr().post(1, "Caf\u00e9", "publish").end().toString().replace("UTF-8", "ISO-8859-1");
        read(file(latin.getBytes(StandardCharsets.ISO_8859_1)));
        assertThat(arrived).last().extracting(Arrival::title).isEqualTo("Caf\u00e9");
    }

    @Test
    void anotherXmlIsNoExport() throws Exception {
        Path file = file("<html><body/></html>");
        assertThatThrownBy(() -> read(file))
                .isInstanceOf(ArrivalFailed.class)
                .hasMessageContaining("no export of WordPress");
    }

    @Test
    void picturesOutsideOfTheUploadsAreNotThere() throws Exception {
        Path uploads = Files.createDirectories(folder.resolve("uploads/2019"));
        Files.writeString(folder.resolve("secret.jpg"), "hush");
        Files.createSymbolicLink(uploads.resolve("link.jpg"), folder.resolve("secret.jpg"));
        Files.writeString(uploads.resolve("ferry.jpg"), "pixels");
        PictureShelf shelf = new PictureShelf.InFolder(folder.resolve("uploads"));
        assertThat(shelf.get("https://old.example/wp-content/uploads/2019/ferry.jpg"))
                .isEqualTo("pixels".getBytes(StandardCharsets.UTF_8));
        for (String address : List.of("2019/../../secret.jpg", "%2e%2e/secret.jpg", "2019/link.jpg")) {
            assertThatThrownBy(() -> shelf.get("https://old.example/wp-content/uploads/" + address))
                    .as(address)
                    .isInstanceOf(IOException.class);
        }
    }
}
