package org.filingmonitor.producer.feed.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.filingmonitor.producer.feed.exchange.Exchange.application;
import static org.filingmonitor.producer.feed.exchange.Exchange.delivery;
import static org.filingmonitor.producer.feed.exchange.Exchange.document;
import static org.filingmonitor.producer.feed.exchange.Exchange.documents;
import static org.filingmonitor.producer.feed.exchange.Exchange.filing;
import static org.filingmonitor.producer.feed.exchange.Exchange.id;
import static org.filingmonitor.producer.feed.exchange.Exchange.rejection;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.filingmonitor.event.FilingObservation;
import org.filingmonitor.event.Publication;
import org.filingmonitor.producer.feed.ParsedDocument.Observed;
import org.junit.jupiter.api.Test;

/** What DOCDB deletes, and creates again. */
class DeletionTest {

    private static final String NUMBER = "country='EP' doc-number='2400812' kind='A1' date-publ='20111228'";
    private static final Publication PUBLICATION = new Publication("EP2400812A1", "A1", LocalDate.parse("2011-12-28"));

    private static String exchanged(String status, String date) {
        return document(
                "exch:",
                NUMBER + " status='" + status + "' date-of-last-exchange='" + date + "'",
                application(id("docdb", "EP", "10167109", "A", "20100624"))
                        + "<exch:invention-title lang='en'>Wheel</exch:invention-title>");
    }

    @Test
    void takesOnePublicationOutAndStatesNothingElse() {
        FilingObservation deleted = filing(delivery(exchanged("D", "20240218")));

        assertThat(deleted.getId()).isEqualTo("EP-10167109");
        assertThat(deleted.getDeletedPublications()).containsExactly(PUBLICATION);
        assertThat(deleted.getPublications()).isEmpty();
        assertThat(deleted.getTitle()).isNull();
        assertThat(deleted.getStatus()).isNull();
        assertThat(deleted.getRevision()).isEqualTo(Instant.parse("2024-02-18T00:00:00Z"));
    }

    @Test
    void goesByThePublicationWhereItNamesNoApplication() {
        FilingObservation deleted = filing(
                delivery("<exch:exchange-document " + NUMBER + " status='D' date-of-last-exchange='20240218'/>"));

        assertThat(deleted.getId()).isEqualTo("EP-PUB-2400812");
        assertThat(deleted.getDeletedPublications()).containsExactly(PUBLICATION);
    }

    @Test
    void ordersItselfBetweenTwoCreationsByTheDateOfExchange() {
        List<FilingObservation> read =
                documents(delivery(exchanged("C", "20240101"), exchanged("D", "20240108"), exchanged("C", "20240115")))
                        .stream()
                        .map(each -> ((Observed) each).observation())
                        .toList();

        assertThat(read).extracting(FilingObservation::getId).containsOnly("EP-10167109");
        assertThat(read)
                .extracting(FilingObservation::getRevision)
                .containsExactly(
                        Instant.parse("2024-01-01T00:00:00Z"),
                        Instant.parse("2024-01-08T00:00:00Z"),
                        Instant.parse("2024-01-15T00:00:00Z"));
        assertThat(read.get(0).getPublications()).isEqualTo(read.get(1).getDeletedPublications());
        assertThat(read.get(2).getPublications()).isEqualTo(read.get(1).getDeletedPublications());
    }

    @Test
    void cannotBeOrderedWithoutADate() {
        String undated = delivery("<exch:exchange-document " + NUMBER + " status='D'/>");
        Instant given = Instant.parse("2025-01-01T00:00:00Z");

        assertThat(rejection(undated))
                .isEqualTo("deletes a document without date-of-last-exchange: give its date with --revision");
        assertThat(documents(undated.getBytes(StandardCharsets.UTF_8), Optional.of(given)))
                .singleElement()
                .isInstanceOfSatisfying(
                        Observed.class,
                        each -> assertThat(each.observation().getRevision()).isEqualTo(given));
    }
}
