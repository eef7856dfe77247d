package org.masthead.article;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** What this process is called where several work on one database. */
final class NodeName {

    private static final int LONGEST = 80;

    private NodeName() {}

    static String ofThisProcess() {
        String name = host() + "/" + ProcessHandle.current().pid();
        return name.substring(Math.max(0, name.length() - LONGEST));
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException nameless) {
            return "localhost";
        }
    }
}
