package org.filingmonitor.producer.feed.portfolio;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.filingmonitor.producer.feed.portfolio.Pages.page;
import static org.filingmonitor.producer.feed.portfolio.Pages.record;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.filingmonitor.event.FilingObservation;
import org.filingmonitor.event.FilingStatus;
import org.filingmonitor.event.Owner;
import org.filingmonitor.event.Publication;
import org.filingmonitor.producer.feed.Reading;
import org.junit.jupiter.api.Test;

class OwnerPortfolioParserTest {

    private static final String US =
            record(1).us("18123456", "2024-03-05", "2025-07-03").print();

    private static final String PCT = record(2)
            .pct("NO2024050123", "2025/012345", "2024-05-06", "2025-07-10")
            .print();

    @Test
    void readsAnApplicationWithoutPublicationNumberAsOneOfTheUnitedStates() {
        FilingObservation filing = only(read(page(US)));

        assertThat(filing.getId()).isEqualTo("US-18123456");
        assertThat(filing.getStatus()).isEqualTo(FilingStatus.PENDING);
        assertThat(filing.getFiled()).isEqualTo("2024-03-05");
        assertThat(filing.getFirstPublished()).isEqualTo("2025-07-03");
        assertThat(filing.getPublications()).isEmpty();
        assertThat(filing.getTitle()).isEqualTo("LANTERN WITH A COOLED LAMP");
        assertThat(filing.getAbstract$()).isEqualTo("A lantern is described.");
        assertThat(filing.getOwners()).containsExactly(new Owner("Lantern Works Ltd.", "Norway"));
        assertThat(filing.getInventors()).containsExactly("Aas, Kari");
        assertThat(filing.getIpc()).containsExactly("F21V 29/70");
        assertThat(filing.getIpcTitles()).isEqualTo(Map.of("F21V 29/70", "Cooling arrangementsHeat sinks"));
        assertThat(filing.getRevision()).isEqualTo("2025-07-03T00:00:00Z");
        assertThat(filing.getPosition()).isEqualTo("page.txt, record 1 (line 9)");
    }

    @Test
    void readsAnInternationalApplicationWithItsPublication() {
        FilingObservation filing = only(read(page(PCT)));

        assertThat(filing.getId()).isEqualTo("WO-NO2024050123");
        assertThat(filing.getStatus()).isEqualTo(FilingStatus.IN_FORCE);
        assertThat(filing.getFirstPublished()).isNull();
        assertThat(filing.getPublications())
                .containsExactly(new Publication("WO2025012345", null, LocalDate.parse("2025-07-10")));
        assertThat(filing.getRevision()).isEqualTo("2025-07-10T00:00:00Z");
    }

    @Test
    void readsBulletedOwnersAndInventorsInTheirOrder() {
        String people =
                """
                Owner
                  • Lantern Works Ltd. (Norway)
                  • LAMP ( OSLO ) CO., LTD.
                Inventor
                  • Aas, Kari
                  • Bø, Per
                """;
        FilingObservation filing = only(read(page(record(1)
                .us("18123456", "2024-03-05", "2025-07-03")
                .people(people)
                .print())));

        assertThat(filing.getOwners())
                .containsExactly(new Owner("Lantern Works Ltd.", "Norway"), new Owner("LAMP ( OSLO ) CO., LTD.", null));
        assertThat(filing.getInventors()).containsExactly("Aas, Kari", "Bø, Per");
    }

    @Test
    void keepsTitlesAndAbstractsThatReadLikeLabels() {
        String text = "Status light.\n1.\nA lamp.\n2.\nOwner Lantern\nFiling Date unknown";
        FilingObservation filing = only(read(page(record(7)
                .us("18123456", "2024-03-05", "2025-07-03")
                .titled("Owner Identification By Lantern")
                .text(text)
                .print())));

        assertThat(filing.getTitle()).isEqualTo("Owner Identification By Lantern");
        assertThat(filing.getAbstract$()).isEqualTo(text);
        assertThat(filing.getOwners()).hasSize(1);
    }

    @Test
    void keepsARecordWithoutAbstractAndWithoutIpc() {
        FilingObservation filing = only(read(page(record(1)
                .us("18123456", "2024-03-05", "2025-07-03")
                .text("")
                .ipc("")
                .print())));

        assertThat(filing.getAbstract$()).isNull();
        assertThat(filing.getIpc()).isEmpty();
    }

    @Test
    void readsRecordsWithoutHeaderAndFooterInAnyLineEnds() {
        assertThat(read(US + PCT).filings()).hasSize(2);
        assertThat(read((US + PCT).replace("\n", "\r\n")).filings())
                .isEqualTo(read(US + PCT).filings());
        assertThat(read("\uFEFF" + US).filings()).hasSize(1);
    }

    @Test
    void takesTheGivenRevisionOrElseTheEarliestWhereARecordHasNoDateOfPublication() {
        byte[] undated = Pages.record(1)
                .with("Application Number 18123456")
                .with("Filing Date 2024-03-05")
                .print()
                .getBytes(UTF_8);
        Instant given = Instant.parse("2025-07-20T00:00:00Z");

        Reading withRevision = Reading.of(new OwnerPortfolioParser(), undated, Optional.of(given));
        Reading without = Reading.of(new OwnerPortfolioParser(), undated);

        assertThat(only(withRevision).getRevision()).isEqualTo(given);
        assertThat(only(without).getRevision()).isEqualTo(Instant.EPOCH);
        assertThat(only(without).getStatus()).isNull();
        assertThat(without.warnings())
                .containsExactly("page.txt, record 1 (line 2): has no date of publication: the filing stays undated, in"
                        + " no count");
    }

    private static Reading read(String page) {
        return Reading.of(new OwnerPortfolioParser(), page);
    }

    private static FilingObservation only(Reading reading) {
        assertThat(reading.filings()).hasSize(1);
        return reading.filings().get(0);
    }
}
