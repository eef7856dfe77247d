package org.masthead.delivery;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Holds an answer back while it is made. One that grows too long to be kept goes straight on to who asked for it. */
final class CapturedResponse extends HttpServletResponseWrapper {

    private final HttpServletResponse target;
    private final int most;
    private final ByteArrayOutputStream held = new ByteArrayOutputStream(16 * 1024);
    private final Held stream = new Held();
    private @Nullable PrintWriter writer;
    private boolean passedOn;
    private int error;
    private @Nullable String language;

    /** @param most bytes that an answer may have to be kept */
    CapturedResponse(HttpServletResponse target, int most) {
        super(target);
        this.target = target;
        this.most = most;
    }

    /** Whether the answer is on its way already, and nothing of it is held. */
    boolean isPassedOn() {
        return passedOn;
    }

    /** The status that an error page is to be made for, or 0. */
    int error() {
        return error;
    }

    byte[] bytes() {
        if (writer != null) {
            writer.flush();
        }
        return held.toByteArray();
    }

    @Override
    public ServletOutputStream getOutputStream() {
        return stream;
    }

    @Override
    public PrintWriter getWriter() throws IOException {
        PrintWriter open = writer;
        if (open == null) {
            open = new PrintWriter(new OutputStreamWriter(stream, getCharacterEncoding()));
            writer = open;
        }
        return open;
    }

    @Override
    public void setLocale(Locale locale) {
        language = locale.toLanguageTag();
        super.setLocale(locale);
    }

    /** That of the answer, or null where none was said; the container keeps it apart from the headers. */
    @Nullable
    String language() {
        return language;
    }

    @Override
    public void setContentLength(int length) {}

    @Override
    public void setContentLengthLong(long length) {}

    @Override
    public void flushBuffer() throws IOException {
        if (passedOn) {
            super.flushBuffer();
        }
    }

    @Override
    public boolean isCommitted() {
        return passedOn && super.isCommitted();
    }

    @Override
    public void reset() {
        super.reset();
        held.reset();
        writer = null;
    }

    @Override
    public void resetBuffer() {
        super.resetBuffer();
        held.reset();
    }

    @Override
    public void sendError(int status) throws IOException {
        error = status;
        super.sendError(status);
    }

    @Override
    public void sendError(int status, @Nullable String message) throws IOException {
        error = status;
        super.sendError(status, message);
    }

    @Override
    public void sendRedirect(String location, int status, boolean clearBuffer) throws IOException {
        passedOn = true;
        super.sendRedirect(location, status, clearBuffer);
    }

    private void passOn() throws IOException {
        passedOn = true;
        held.writeTo(target.getOutputStream());
        held.reset();
    }

    private final class Held extends ServletOutputStream {

        @Override
        public void write(int octet) throws IOException {
            write(new byte[] {(byte) octet}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            if (!passedOn && held.size() + length > most) {
                passOn();
            }
            if (passedOn) {
                target.getOutputStream().write(bytes, from, length);
            } else {
                held.write(bytes, from, length);
            }
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            throw new UnsupportedOperationException("Pages are written at once");
        }
    }
}
