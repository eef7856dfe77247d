package org.masthead.media;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.masthead.web.NotFound;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.context.request.WebRequest;

/**
 * Hands out renditions. What is at an address never changes, so whoever has it need not ask again; the address of a
 * picture that was replaced or cut in another way leads to the new one. Pictures whose rights have ended are gone.
 */
@Controller
class MediaController {

    private final MediaAddresses addresses;
    private final PictureStore store;
    private final RenditionStore before;

    MediaController(MediaAddresses addresses, PictureStore store, RenditionStore before) {
        this.addresses = addresses;
        this.store = store;
        this.before = before;
    }

    @GetMapping("/media/{name}")
    void rendition(@PathVariable String name, WebRequest request, HttpServletResponse response) throws IOException {
        MediaAddress address = MediaAddress.parse(name).orElseThrow(NotFound::new);
        PictureFile picture = addresses.shown(address.picture()).orElseThrow(NotFound::new);
        if (!address.imprint().equals(picture.imprint()) || !address.endsLike(picture)) {
            String current = addresses.current(address, picture).orElseThrow(NotFound::new);
            response.setHeader(HttpHeaders.CACHE_CONTROL, "public, max-age=60");
            response.setStatus(HttpServletResponse.SC_FOUND);
            response.setHeader(HttpHeaders.LOCATION, current);
            return;
        }
        if (!isKept(address, picture)) {
            throw new NotFound();
        }
        guard(response);
        // The bytes are fetched only for those who lack them.
        if (!request.checkNotModified("\"" + name + "\"")) {
            send(bytes(address).orElseThrow(NotFound::new), address.mediaType(), response);
        }
    }

    private boolean isKept(MediaAddress address, PictureFile picture) {
        return address.imprint().isEmpty()
                ? address.shape().isEmpty()
                        && before.mediaTypeOf(address.picture(), address.width())
                                .isPresent()
                : address.isMadeFor(picture);
    }

    private Optional<byte[]> bytes(MediaAddress address) {
        return address.imprint().isEmpty()
                ? before.bytesOf(address.picture(), address.width())
                : store.find(address.picture(), address.file());
    }

    /** Though only this house's own encoders wrote the bytes, no browser shall ever take them for a page. */
    private static void guard(HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "public, max-age=31536000, immutable");
        response.setHeader("Content-Security-Policy", "default-src 'none'; sandbox");
        response.setHeader("X-Content-Type-Options", "nosniff");
        // Feed readers and previews of other sites show the pictures of our stories.
        response.setHeader("Cross-Origin-Resource-Policy", "cross-origin");
    }

    static void send(byte[] bytes, String mediaType, HttpServletResponse response) throws IOException {
        response.setContentType(mediaType);
        response.setContentLength(bytes.length);
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "inline");
        response.getOutputStream().write(bytes);
    }
}
