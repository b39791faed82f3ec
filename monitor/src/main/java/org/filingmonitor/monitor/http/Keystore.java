package org.filingmonitor.monitor.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Collections;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A PKCS #12 file with the certificate and the private key that a server shows itself by. */
public final class Keystore {

    static final String TYPE = "PKCS12";

    private final KeyStore content;
    private final String password;

    private Keystore(KeyStore content, String password) {
        this.content = content;
        this.password = password;
    }

    /**
     * Reads a file.
     *
     * @throws IllegalArgumentException if it cannot be read, the password is wrong, or no private key is in it
     */
    public static Keystore read(Path file, String password) {
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore content = KeyStore.getInstance(TYPE);
            content.load(in, password.toCharArray());
            for (String alias : Collections.list(content.aliases())) {
                if (content.isKeyEntry(alias)) {
                    return new Keystore(content, password);
                }
            }
            throw new IllegalArgumentException(file + " holds no private key");
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalArgumentException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    KeyStore content() {
        return content;
    }

    String password() {
        return password;
    }

    /** Returns what trusts the holder of this certificate, and who is vouched for by a certificate that is in the file. */
    public SSLContext trusting() {
        try {
            KeyStore trusted = KeyStore.getInstance(TYPE);
            trusted.load(null, null);
            for (String alias : Collections.list(content.aliases())) {
                trusted.setCertificateEntry(alias, content.getCertificate(alias));
            }
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("A certificate that was read cannot be trusted", e);
        }
    }
}
