package org.masthead.media;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.masthead.web.NotFound;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.context.request.WebRequest;

/** Hands out renditions. What is at an address never changes, so whoever has it need not ask again. */
@Controller
class MediaController {

    private static final Pattern ADDRESS = Pattern.compile("([1-9]\\d{0,17})-([1-9]\\d{0,4})\\.(jpg|png)");

    private final RenditionStore renditions;

    MediaController(RenditionStore renditions) {
        this.renditions = renditions;
    }

    @GetMapping("/media/{name}")
    void rendition(@PathVariable String name, WebRequest request, HttpServletResponse response) throws IOException {
        Matcher address = ADDRESS.matcher(name);
        if (!address.matches()) {
            throw new NotFound();
        }
        long pictureId = Long.parseLong(address.group(1));
        int width = Integer.parseInt(address.group(2));
        String mediaType = renditions.mediaTypeOf(pictureId, width).orElseThrow(NotFound::new);
        if (!mediaType.equals(address.group(3).equals("png") ? "image/png" : "image/jpeg")) {
            throw new NotFound();
        }
        guard(response);
        // The bytes are fetched only for those who lack them.
        if (!request.checkNotModified("\"" + pictureId + "-" + width + "\"")) {
            send(renditions.bytesOf(pictureId, width).orElseThrow(NotFound::new), mediaType, response);
        }
    }

    /** Though only this house's own encoders wrote the bytes, no browser shall ever take them for a page. */
    private static void guard(HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "public, max-age=31536000, immutable");
        response.setHeader("Content-Security-Policy", "default-src 'none'; sandbox");
        response.setHeader("X-Content-Type-Options", "nosniff");
        // Feed readers and previews of other sites show the pictures of our stories.
        response.setHeader("Cross-Origin-Resource-Policy", "cross-origin");
    }

    private static void send(byte[] bytes, String mediaType, HttpServletResponse response) throws IOException {
        response.setContentType(mediaType);
        response.setContentLength(bytes.length);
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "inline");
        response.getOutputStream().write(bytes);
    }
}
