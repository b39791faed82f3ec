package org.filingmonitor.alerts.courier;

import java.net.InetAddress;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/** A certificate authority of a test, and certificates of its servers. */
final class Certificates {

    private final HeldCertificate authority =
            new HeldCertificate.Builder().certificateAuthority(0).build();

    /** What a server of a name shows. */
    HandshakeCertificates of(String name) {
        HeldCertificate certificate = new HeldCertificate.Builder()
                .addSubjectAlternativeName(name)
                .signedBy(authority)
                .build();
        return new HandshakeCertificates.Builder().heldCertificate(certificate).build();
    }

    /** What trusts the authority. */
    HandshakeCertificates trusting() {
        return new HandshakeCertificates.Builder()
                .addTrustedCertificate(authority.certificate())
                .build();
    }

    static String loopback() {
        return InetAddress.getLoopbackAddress().getHostAddress();
    }
}
