package org.filingmonitor.alerts.courier;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.filingmonitor.event.Channel;

/**
 * What lets the recipient of a mail, and nobody else, end the subscription: the HMAC-SHA256 of watchlist and address under
 * the channel's own secret, as base64 for URLs. It holds until the channel is taken away.
 */
public final class UnsubscribeToken {

    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private UnsubscribeToken() {}

    /** Returns a new secret for a channel. */
    public static String newSecret() {
        byte[] secret = new byte[BYTES];
        RANDOM.nextBytes(secret);
        return Base64.getEncoder().encodeToString(secret);
    }

    /** Returns the token of a channel of a watchlist. */
    public static String of(String watchlistId, Channel channel) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(channel.getSecret()), "HmacSHA256"));
            byte[] signed = mac.doFinal((watchlistId + "\n" + channel.getTarget()).getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(signed);
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }

    /** Tells whether a token is that of a channel, in a time that does not say how near it is. */
    public static boolean matches(String token, String watchlistId, Channel channel) {
        return MessageDigest.isEqual(
                token.getBytes(StandardCharsets.UTF_8), of(watchlistId, channel).getBytes(StandardCharsets.UTF_8));
    }
}
