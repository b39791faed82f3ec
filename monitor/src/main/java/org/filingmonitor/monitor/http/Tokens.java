package org.filingmonitor.monitor.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;

/** The tokens that a server asks for: who shows the one for reading may read, who shows the one for writing may do all. */
public final class Tokens {

    /** Nobody is asked. */
    public static final Tokens NONE = new Tokens(Optional.empty(), Optional.empty());

    /** What RFC 6750 lets a bearer token be, and long enough not to be guessed. */
    private static final String FORM = "[A-Za-z0-9._~+/-]{16,200}=*";

    /** What a token allows. */
    enum Right {
        READ,
        WRITE
    }

    private final Optional<String> read;
    private final Optional<String> write;

    private Tokens(Optional<String> read, Optional<String> write) {
        this.read = read;
        this.write = write;
    }

    /**
     * Asks for one of two tokens. Without one for writing nobody may write; without one for reading, that for writing reads.
     *
     * @throws IllegalArgumentException if one is no token, or both are the same
     */
    public static Tokens of(Optional<String> read, Optional<String> write) {
        if (!read.orElse(write.orElse("")).matches(FORM)
                || !write.orElse(read.orElse("")).matches(FORM)) {
            throw new IllegalArgumentException("a token has 16 to 200 letters, digits and . _ ~ + / -");
        }
        if (read.equals(write)) {
            throw new IllegalArgumentException("give two different tokens, or who may only read could write");
        }
        return new Tokens(read, write);
    }

    /** Tells whether any token is asked for. */
    public boolean areAsked() {
        return read.isPresent() || write.isPresent();
    }

    /** Returns the token by which this server itself reads from others that ask for the same. */
    public Optional<String> forReading() {
        return read.or(() -> write);
    }

    /** Returns what a token allows; empty if it is none of these. Every comparison takes the same time. */
    Optional<Right> right(String token) {
        boolean writes = isSame(write, token);
        boolean reads = isSame(read, token);
        return writes ? Optional.of(Right.WRITE) : reads ? Optional.of(Right.READ) : Optional.empty();
    }

    private static boolean isSame(Optional<String> known, String token) {
        return MessageDigest.isEqual(hash(known.orElse("")), hash(token)) && known.isPresent();
    }

    /** Hashes have one length, so that not even that of a token can be measured. */
    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
