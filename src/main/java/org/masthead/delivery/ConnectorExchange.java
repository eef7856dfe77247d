package org.masthead.delivery;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.coyote.ActionCode;
import org.apache.coyote.Request;
import org.apache.coyote.Response;
import org.jspecify.annotations.Nullable;

/** A question at the door, before the servlet container has looked at it. */
record ConnectorExchange(Request request, Response response, boolean isHead) implements Exchange {

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
        response.getMimeHeaders().addValue(name).setString(value);
    }

    @Override
    public void body(String type, byte[] bytes, int from, int length) throws IOException {
        if (!type.isEmpty()) {
            response.setContentTypeNoCharset(type);
        }
        response.setContentLength(length);
        if (!isHead && length > 0) {
            response.doWrite(ByteBuffer.wrap(bytes, from, length));
        }
    }

    void end() {
        response.action(ActionCode.CLOSE, null);
    }
}
