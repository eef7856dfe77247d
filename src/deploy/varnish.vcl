# Varnish in front of Masthead: keeps what Masthead lets it keep, and drops it the moment Masthead says so.
#
#   masthead.delivery.edge.purge=http://varnish:6081/
#
# Each page comes with the names of what it is made of (Surrogate-Key); a PURGE from a node names what changed.
vcl 4.1;

import std;

backend masthead {
    .host = "127.0.0.1";
    .port = "8080";
    .probe = {
        .url = "/actuator/health/liveness";
        .interval = 2s;
        .timeout = 2s;
        .window = 4;
        .threshold = 2;
    }
}

# The nodes, and nobody else.
acl nodes {
    "localhost";
    "127.0.0.1";
}

sub vcl_recv {
    if (req.method == "PURGE") {
        if (client.ip !~ nodes) {
            return (synth(403, "Only Masthead's nodes drop pages"));
        }
        # "talk-42 story" becomes an expression that finds either as a whole name.
        set req.http.names = regsuball(regsuball(req.http.Surrogate-Key, "\*", "\\*"), " +", "|");
        ban("obj.http.Surrogate-Key ~ (^|\s)(" + req.http.names + ")(\s|$)");
        return (synth(204));
    }
    # What is asked for under another host is not for this cache to know.
    if (req.url ~ "^/(desk|set-up|invitation)(/|$|\?)") {
        return (pass);
    }
    if (req.method != "GET" && req.method != "HEAD") {
        return (pass);
    }
    # Pages are the same for everybody, whatever cookies someone carries.
    unset req.http.Cookie;
    # Masthead packs; one copy for each coding is enough.
    if (req.http.Accept-Encoding ~ "\bbr\b") {
        set req.http.Accept-Encoding = "br";
    } elsif (req.http.Accept-Encoding ~ "\bgzip\b") {
        set req.http.Accept-Encoding = "gzip";
    } else {
        unset req.http.Accept-Encoding;
    }
    # Errors are told by a page or by a line.
    set req.http.Accept = regsub(regsub(req.http.Accept, "^.*text/html.*$", "text/html,*/*"), "^$", "*/*");
    return (hash);
}

sub vcl_hash {
    hash_data(req.http.Accept);
}

sub vcl_backend_response {
    if (beresp.http.Cache-Control ~ "no-store|private|no-cache") {
        set beresp.uncacheable = true;
        set beresp.ttl = 0s;
        return (deliver);
    }
    if (beresp.http.Cache-Control ~ "stale-if-error=") {
        set beresp.keep = std.duration(regsub(beresp.http.Cache-Control, "^.*stale-if-error=([0-9]+).*$", "\1s"), 0s);
    }
}

sub vcl_deliver {
    unset resp.http.Surrogate-Key;
    unset resp.http.Cache-Tag;
}
