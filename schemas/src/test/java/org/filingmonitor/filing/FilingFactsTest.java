package org.filingmonitor.filing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import org.filingmonitor.event.Filing;
import org.filingmonitor.event.FilingStatus;
import org.filingmonitor.event.Publication;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilingFactsTest {

    @Test
    void aFilingThatIsNotKnownHasNone() {
        assertThat(FilingFacts.of(null)).isEmpty();
    }

    @Test
    void aDeletedFilingHasNone() {
        Filing filing = filing("CN", FilingStatus.IN_FORCE, "CN111275445B");
        filing.setDeleted(true);
        assertThat(FilingFacts.of(filing)).isEmpty();
    }

    @Test
    void aPendingFilingIsNew() {
        assertThat(FilingFacts.of(filing("US", FilingStatus.PENDING))).containsExactly("NEW");
    }

    @Test
    void aPublicationAfterTheEarliestIsAFactOfItsOwn() {
        assertThat(FilingFacts.of(filing("CN", FilingStatus.PENDING, "CN111275445A", "CN111275445B")))
                .containsExactly("GRANTED", "NEW", "PUBLISHED:CN111275445B");
    }

    @Test
    void aFilingInForceIsGrantedAtAnOfficeThatGrants() {
        assertThat(FilingFacts.of(filing("US", FilingStatus.IN_FORCE))).containsExactly("GRANTED", "NEW");
        assertThat(FilingFacts.of(filing("WO", FilingStatus.IN_FORCE, "WO2025146094")))
                .containsExactly("NEW");
    }

    @Test
    void aWithdrawnFilingSaysSo() {
        assertThat(FilingFacts.of(filing("EP", FilingStatus.WITHDRAWN))).containsExactly("NEW", "WITHDRAWN");
    }

    @Test
    void aPublicationNumberTooShortForAnOfficeIsNoGrant() {
        assertThat(FilingFacts.of(filing("CN", FilingStatus.PENDING, "7"))).containsExactly("NEW");
    }

    @ParameterizedTest
    @CsvSource({
        "US,B1,true",
        "US,B2,true",
        "US,A,true",
        "US,A1,false",
        "US,S1,true",
        "US,P2,true",
        "US,P1,false",
        "US,E1,true",
        "US,H1,false",
        "CN,A,false",
        "CN,B,true",
        "CN,U,true",
        "CN,Y,true",
        "EP,A1,false",
        "EP,B1,true",
        "WO,A1,false",
        "WO,B1,false",
        "DE,B,false",
        "DE,B4,true",
        "DE,C1,true",
        "DE,A1,false",
        "JP,A,false",
        "JP,B2,true",
        "JP,B4,false",
        "KR,B1,true",
        "KR,A,false",
        "AU,B2,true",
        "AU,A1,false",
        "AU,,false",
    })
    void kindCodesMeanWhatTheirOfficeMeansByThem(String office, String kind, boolean granted) {
        assertThat(KindCode.isGrant(office, kind)).isEqualTo(granted);
    }

    private static Filing filing(String office, FilingStatus status, String... publications) {
        return Filing.newBuilder()
                .setId(office + "-1")
                .setOffice(office)
                .setFirstSeenAt(Instant.EPOCH)
                .setStatus(status)
                .setPublications(Arrays.stream(publications)
                        .map(FilingFactsTest::publication)
                        .toList())
                .build();
    }

    private static Publication publication(String number) {
        String kind = number.replaceFirst(".*\\d", "");
        return new Publication(number, kind.isEmpty() ? null : kind, null);
    }
}
