package org.masthead.export;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.masthead.audit.Audit;
import org.masthead.right.Needs;
import org.masthead.right.Right;
import org.masthead.site.SiteSettings;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Everything to take away, for administrators. It is written while it is sent, and nothing is kept here. */
@Controller
@Needs(Right.CHANGE_SETTINGS)
@RequestMapping("/desk/settings/export")
class ExportController {

    private final SiteExport export;
    private final Audit audit;
    private final SiteSettings site;
    private final Clock clock;

    ExportController(SiteExport export, Audit audit, SiteSettings site, Clock clock) {
        this.export = export;
        this.audit = audit;
        this.site = site;
        this.clock = clock;
    }

    @ModelAttribute("desk")
    String desk() {
        return "settings";
    }

    @GetMapping
    String page() {
        return "export/desk/export";
    }

    @PostMapping
    void take(@RequestParam(defaultValue = "false") boolean addresses, HttpServletResponse response)
            throws IOException, SQLException {
        audit.note("settings", "exported", null, "", Map.of("addresses", addresses));
        String day = LocalDate.ofInstant(clock.instant(), site.timeZone()).toString();
        response.setContentType("application/zip");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                "attachment; filename=\"" + site.host().replaceAll("[^a-z0-9.-]", "-") + "-" + day + ".zip\"");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        export.write(response.getOutputStream(), addresses, line -> {});
    }
}
