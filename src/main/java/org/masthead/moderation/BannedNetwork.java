package org.masthead.moderation;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads a network address or block as a moderator types it; what would shut out half the world is none. */
final class BannedNetwork {

    /** An address in letters is never looked up: only digits and colons get through. */
    private static final Pattern SHAPE = Pattern.compile("([0-9.]{7,15}|[0-9a-fA-F:.]{2,45})(?:/(\\d{1,3}))?");

    private static final int WIDEST_IPV4 = 8;
    private static final int WIDEST_IPV6 = 16;

    private BannedNetwork() {}

    /** In the form of CIDR with nothing behind the prefix; empty where it is no network. */
    static Optional<String> read(String typed) {
        var matcher = SHAPE.matcher(typed.strip());
        if (!matcher.matches()
                || (matcher.group(1).indexOf(':') < 0 && !matcher.group(1).matches("\\d{1,3}(?:\\.\\d{1,3}){3}"))) {
            return Optional.empty();
        }
        try {
            byte[] address = InetAddress.getByName(matcher.group(1)).getAddress();
            int bits = address.length * Byte.SIZE;
            int prefix = matcher.group(2) == null ? bits : Integer.parseInt(matcher.group(2));
            if (prefix > bits || prefix < (bits == 32 ? WIDEST_IPV4 : WIDEST_IPV6)) {
                return Optional.empty();
            }
            BigInteger start =
                    new BigInteger(1, address).shiftRight(bits - prefix).shiftLeft(bits - prefix);
            byte[] bytes = new byte[address.length];
            byte[] kept = start.toByteArray();
            int length = Math.min(kept.length, bytes.length);
            System.arraycopy(kept, kept.length - length, bytes, bytes.length - length, length);
            return Optional.of(InetAddress.getByAddress(bytes).getHostAddress() + "/" + prefix);
        } catch (UnknownHostException noAddress) {
            return Optional.empty();
        }
    }
}
