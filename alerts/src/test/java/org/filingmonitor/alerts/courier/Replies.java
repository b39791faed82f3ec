package org.filingmonitor.alerts.courier;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** What a mail server says to one mail. */
final class Replies {

    private Replies() {}

    /** Takes a mail up to its recipient, to whom it answers as told; if that is yes, takes it whole and leaves. */
    static void takeMail(BufferedReader read, OutputStream write, String toRecipient) throws IOException {
        MailPeer.say(write, "220 hello");
        take(read, write, toRecipient);
    }

    /** The same where the greeting was said before it was encrypted. */
    static void takeMailAfterGreeting(Socket peer) throws IOException {
        take(
                new BufferedReader(new InputStreamReader(peer.getInputStream(), StandardCharsets.US_ASCII)),
                peer.getOutputStream(),
                "250 OK");
    }

    private static void take(BufferedReader read, OutputStream write, String toRecipient) throws IOException {
        for (String line = read.readLine(); line != null; line = read.readLine()) {
            if (line.startsWith("RCPT")) {
                MailPeer.say(write, toRecipient);
            } else if (line.equals("DATA")) {
                MailPeer.say(write, "354 go on");
            } else if (line.equals(".")) {
                MailPeer.say(write, "250 taken");
                return;
            } else if (line.matches("EHLO .*|MAIL .*|RSET|QUIT")) {
                MailPeer.say(write, "250 OK");
            }
        }
    }
}
