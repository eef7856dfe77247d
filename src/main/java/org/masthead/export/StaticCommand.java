package org.masthead.export;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import org.masthead.command.Command;
import org.masthead.site.SiteSettings;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationContext;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** {@code export static FOLDER}. */
@Component
class StaticCommand implements Command {

    private final ApplicationContext context;
    private final SiteSettings site;
    private final MessageSource messages;
    private final JdbcClient jdbc;

    StaticCommand(ApplicationContext context, SiteSettings site, MessageSource messages, JdbcClient jdbc) {
        this.context = context;
        this.site = site;
        this.messages = messages;
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return "export static";
    }

    @Override
    public String arguments() {
        return "FOLDER";
    }

    @Override
    public String purpose() {
        return "Writes the public site as files for any web server; again into the same folder, only what changed.";
    }

    @Override
    public int run(List<String> arguments, PrintStream out) throws IOException {
        if (arguments.size() != 1 || arguments.get(0).startsWith("-")) {
            throw new WrongUse("Name one folder to write into.");
        }
        if (!(context instanceof WebServerApplicationContext web)
                || !(web.getWebServer() instanceof TomcatWebServer server)) {
            throw new IOException("There are no pages here.");
        }
        String note = messages.getMessage("export.static.form", null, site.language());
        try (LoopbackPages pages = new LoopbackPages(server, site.address())) {
            StaticSite.Result result = new StaticSite(pages, site.address(), note, line -> out.println("  " + line))
                    .write(Path.of(arguments.get(0)), formerAddresses());
            result.missing().forEach(address -> out.println("  Nothing is at " + address));
            out.println("Written: " + result.files() + " files, of which " + result.changed() + " are new or changed; "
                    + result.removed() + " removed.");
        }
        return 0;
    }

    private List<String> formerAddresses() {
        return jdbc.sql("select address from former_address order by address")
                .query(String.class)
                .list();
    }
}
