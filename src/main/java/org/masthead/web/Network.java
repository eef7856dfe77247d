package org.masthead.web;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A range of addresses, written like {@code 10.0.0.0/8}, {@code 2001:db8::/32}, or a single address.
 *
 * @param address the range's start, four or sixteen bytes
 * @param prefix how many of its bits count
 */
public record Network(InetAddress address, int prefix) {

    private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(?:\\.\\d{1,3}){3}");
    private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:.]{2,45}");

    private static final int IPV6_NEIGHBOURHOOD = 64;

    private static final Pattern ZEROS = Pattern.compile("(?<![0-9a-f])0(?::0)+(?![0-9a-f])");

    /** Reads a range as an operator writes it. */
    public static Network valueOf(String text) {
        String[] parts = text.strip().split("/", 2);
        InetAddress address = address(parts[0]).orElseThrow(() -> notANetwork(text));
        int bits = address.getAddress().length * Byte.SIZE;
        try {
            int prefix = parts.length == 2 ? Integer.parseInt(parts[1]) : bits;
            if (prefix >= 0 && prefix <= bits) {
                return new Network(address, prefix);
            }
        } catch (NumberFormatException e) {
            // falls through to the one message for all of it
        }
        throw notANetwork(text);
    }

    private static IllegalArgumentException notANetwork(String text) {
        return new IllegalArgumentException("'" + text + "' is not a network like 10.0.0.0/8 or 2001:db8::/32");
    }

    /** Reads an address, never asking a name server; IPv4 within IPv6 becomes IPv4. */
    public static Optional<InetAddress> address(String text) {
        boolean literal = IPV4.matcher(text).matches()
                || (text.indexOf(':') >= 0 && IPV6.matcher(text).matches());
        if (!literal) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(text));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    /** An address as people write it, of IPv6 as RFC 5952 says: the longest run of zeros is left out. */
    static String plain(InetAddress address) {
        String text = address.getHostAddress();
        MatchResult longest = ZEROS.matcher(text)
                .results()
                .max(Comparator.comparingInt(each -> each.end() - each.start()))
                .orElse(null);
        if (longest == null) {
            return text;
        }
        String before = text.substring(0, longest.start());
        String after = text.substring(longest.end());
        return (before.endsWith(":") ? before : before + ":") + (after.startsWith(":") ? after : ":" + after);
    }

    /** What a limit counts by: the address, of IPv6 only its first 64 bits, as the rest is free to choose. */
    public static String neighbourhood(String address) {
        return address(address).map(Network::neighbourhood).orElse(address);
    }

    static String neighbourhood(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (bytes.length == 4) {
            return address.getHostAddress();
        }
        try {
            return plain(InetAddress.getByAddress(masked(bytes, IPV6_NEIGHBOURHOOD))) + "/" + IPV6_NEIGHBOURHOOD;
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether an address lies in it. */
    public boolean contains(InetAddress other) {
        byte[] ours = address.getAddress();
        byte[] theirs = other.getAddress();
        if (ours.length != theirs.length) {
            return false;
        }
        return Arrays.equals(masked(ours, prefix), masked(theirs, prefix));
    }

    /** The bytes with only their first bits left. */
    static byte[] masked(byte[] bytes, int prefix) {
        byte[] masked = new byte[bytes.length];
        for (int bit = 0; bit < prefix; bit++) {
            masked[bit / Byte.SIZE] |= (byte) (bytes[bit / Byte.SIZE] & (0x80 >> (bit % Byte.SIZE)));
        }
        return masked;
    }

    @Override
    public String toString() {
        return plain(address) + "/" + prefix;
    }
}
