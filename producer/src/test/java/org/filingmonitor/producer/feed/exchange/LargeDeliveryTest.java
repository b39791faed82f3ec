package org.filingmonitor.producer.feed.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.filingmonitor.producer.feed.exchange.Exchange.document;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Optional;
import org.filingmonitor.producer.feed.ParsedDocument;
import org.filingmonitor.producer.feed.ParsedDocument.Observed;
import org.junit.jupiter.api.Test;

/** A delivery of hundreds of thousands of documents. */
class LargeDeliveryTest {

    private static final String START = "<exch:exchange-documents xmlns:exch='http://www.epo.org/exchange'>";
    private static final String END = "</exch:exchange-documents>";
    private static final int DOCUMENTS = 200_000;

    /** Documents that may be read ahead of the one that is given, at most: what a buffer of 1 MiB holds. */
    private static final int AHEAD = 3_000;

    private int generated;
    private int given;
    private int ahead;
    private String last = "";

    @Test
    void isReadOneDocumentAtATime() {
        Exchange.each(new Delivery(), Optional.empty(), this::count);

        assertThat(given).isEqualTo(DOCUMENTS);
        assertThat(ahead).isLessThan(AHEAD);
        assertThat(last).isEqualTo("EP-PUB-" + (1_000_000 + DOCUMENTS));
    }

    private void count(ParsedDocument document) {
        given++;
        last = ((Observed) document).observation().getId();
        ahead = Math.max(ahead, generated - given);
    }

    /** Makes the documents as they are asked for. */
    private final class Delivery extends InputStream {

        private byte[] part = START.getBytes(StandardCharsets.UTF_8);
        private int at;

        @Override
        public int read() {
            return more() ? part[at++] : -1;
        }

        @Override
        public int read(byte[] into, int from, int most) {
            if (!more()) {
                return -1;
            }
            int length = Math.min(most, part.length - at);
            System.arraycopy(part, at, into, from, length);
            at += length;
            return length;
        }

        private boolean more() {
            if (at == part.length && generated <= DOCUMENTS) {
                generated++;
                part = (generated > DOCUMENTS ? END : next(generated)).getBytes(StandardCharsets.UTF_8);
                at = 0;
            }
            return at < part.length;
        }
    }

    private static String next(int number) {
        return document(
                "exch:",
                "country='EP' doc-number='" + (1_000_000 + number) + "' kind='A1' date-publ='20111228'",
                "<exch:invention-title lang='en'>" + String.join(" ", Collections.nCopies(40, "wheel"))
                        + "</exch:invention-title>");
    }
}
