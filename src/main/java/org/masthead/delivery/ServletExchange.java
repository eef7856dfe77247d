package org.masthead.delivery;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A question inside of the house. */
record ServletExchange(HttpServletRequest request, HttpServletResponse response) implements Exchange {

    @Override
    public boolean isHead() {
        return request.getMethod().equals("HEAD");
    }

    @Override
    public @Nullable String asked(String header) {
        return request.getHeader(header);
    }

    @Override
    public void status(int status) {
        response.setStatus(status);
    }

    @Override
    public void header(String name, String value) {
        response.setHeader(name, value);
    }

    @Override
    public void body(String type, byte[] bytes, int from, int length) throws IOException {
        if (!type.isEmpty()) {
            response.setContentType(type);
        }
        response.setContentLength(length);
        if (!isHead()) {
            response.getOutputStream().write(bytes, from, length);
        }
    }
}
