package org.masthead.export;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.Service;
import org.apache.catalina.connector.Connector;
import org.springframework.boot.tomcat.TomcatWebServer;

/**
 * Asks this Masthead itself, the whole way through the house, at a port that only this machine reaches and that is
 * closed when all is asked. A command has no other port.
 */
final class LoopbackPages implements PublicPages, AutoCloseable {

    private static final int OK = 200;

    private final Service service;
    private final Connector connector;
    private final String host;

    /** @param siteAddress as readers know it: pages are asked for in its name */
    LoopbackPages(TomcatWebServer server, String siteAddress) {
        service = server.getTomcat().getService();
        connector = new Connector();
        connector.setProperty("address", InetAddress.getLoopbackAddress().getHostAddress());
        connector.setPort(0);
        service.addConnector(connector);
        host = URI.create(siteAddress).getAuthority();
    }

    @Override
    public Answer get(String address) throws IOException {
        // HTTP/1.0: one question, one answer, and the end of the line is its end.
        try (Socket line = new Socket(InetAddress.getLoopbackAddress(), connector.getLocalPort())) {
            line.getOutputStream()
                    .write(("GET " + address + " HTTP/1.0\r\nHost: " + host
                                    + "\r\nAccept: text/html,*/*\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.ISO_8859_1));
            return read(line.getInputStream().readAllBytes());
        }
    }

    private static Answer read(byte[] answer) throws IOException {
        ByteArrayInputStream in = new ByteArrayInputStream(answer);
        String[] status = line(in).split(" ", 3);
        if (status.length < 2) {
            throw new IOException("The site gave no answer.");
        }
        Map<String, String> headers = new HashMap<>();
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            int colon = header.indexOf(':');
            headers.put(
                    header.substring(0, colon).toLowerCase(Locale.ROOT),
                    header.substring(colon + 1).strip());
        }
        byte[] body = in.readAllBytes();
        String length = headers.get("content-length");
        int code = Integer.parseInt(status[1]);
        if (code == OK && length != null && Long.parseLong(length) != body.length) {
            throw new IOException("The site broke off in the middle of an answer.");
        }
        return new Answer(code, headers.getOrDefault("content-type", ""), headers.get("location"), body);
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int octet = in.read(); octet >= 0 && octet != '\n'; octet = in.read()) {
            if (octet != '\r') {
                line.append((char) octet);
            }
        }
        return line.toString();
    }

    @Override
    public void close() {
        service.removeConnector(connector);
        try {
            connector.stop();
            connector.destroy();
        } catch (LifecycleException e) {
            throw new IllegalStateException(e);
        }
    }
}
