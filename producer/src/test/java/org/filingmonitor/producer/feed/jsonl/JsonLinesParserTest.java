package org.filingmonitor.producer.feed.jsonl;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.filingmonitor.event.FilingObservation;
import org.filingmonitor.event.FilingStatus;
import org.filingmonitor.event.Owner;
import org.filingmonitor.event.Publication;
import org.filingmonitor.producer.feed.FilingParser;
import org.filingmonitor.producer.feed.ParsedDocument.Rejected;
import org.filingmonitor.producer.feed.Reading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonLinesParserTest {

    private static final String LANTERN =
            """
            {"office":"CN","applicationNumber":"202010223005.6","filed":"2020-03-26","firstPublished":"2020-07-24",\
            "title":"灯笼 \\u706f","abstract":"A lantern\\nwith a \\"light\\".","owners":[{"name":"Lights Ltd","country":"CN"},\
            {"name":"李灯"}],"inventors":["李灯","A. Lamp"],"ipc":["F21V1/00","F21V 1/00","F21S 8/04"],\
            "cpc":["Y02E10/50","f21v 1/00"],"status":"LAPSED","publications":[\
            {"number":"CN111447221A","kind":"A","date":"2020-07-24"},{"number":"CN 111447221","kind":"B","date":"2022-07-19"}]}
            """;

    @Test
    void readsEveryFieldOfAFiling() {
        FilingObservation filing = only(LANTERN);

        assertThat(filing.getId()).isEqualTo("CN-202010223005");
        assertThat(filing.getFiled()).isEqualTo("2020-03-26");
        assertThat(filing.getTitle()).isEqualTo("灯笼 灯");
        assertThat(filing.getAbstract$()).isEqualTo("A lantern\nwith a \"light\".");
        assertThat(filing.getOwners()).containsExactly(new Owner("Lights Ltd", "CN"), new Owner("李灯", null));
        assertThat(filing.getInventors()).containsExactly("李灯", "A. Lamp");
        assertThat(filing.getIpc()).containsExactly("F21V 1/00", "F21S 8/04");
        assertThat(filing.getCpc()).containsExactly("Y02E 10/50", "F21V 1/00");
        assertThat(filing.getStatus()).isEqualTo(FilingStatus.LAPSED);
        assertThat(filing.getPublications())
                .containsExactly(
                        new Publication("CN111447221A", "A", LocalDate.parse("2020-07-24")),
                        new Publication("CN111447221B", "B", LocalDate.parse("2022-07-19")));
        assertThat(filing.getRevision()).isEqualTo("2020-07-24T00:00:00Z");
    }

    @Test
    void statesTheFirstPublicationApartOnlyIfNoListedDocumentIsIt() {
        assertThat(only(LANTERN).getFirstPublished()).isNull();
        assertThat(only(LANTERN.replace("\"firstPublished\":\"2020-07-24\"", "\"firstPublished\":\"2020-07-01\""))
                        .getFirstPublished())
                .isEqualTo("2020-07-01");
    }

    @Test
    void takesTheStatusFromTheKindWhereNoneIsGiven() {
        assertThat(only(LANTERN.replace("\"status\":\"LAPSED\",", "")).getStatus())
                .isEqualTo(FilingStatus.IN_FORCE);
        assertThat(only("{\"office\":\"US\",\"applicationNumber\":\"19017071\",\"status\":null}")
                        .getStatus())
                .isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "2025-07-01, 2025-07-01T00:00:00Z",
        "2025-07-01T09:30:00.123456Z, 2025-07-01T09:30:00.123Z",
        "2025-07-01T01:00:00+02:00, 2025-06-30T23:00:00Z",
    })
    void aStatedRevisionWinsOverTheDateOfPublication(String stated, String revision) {
        assertThat(only(LANTERN.replace("{\"office\"", "{\"revision\":\"" + stated + "\",\"office\""))
                        .getRevision())
                .isEqualTo(revision);
    }

    @Test
    void takesTheRevisionOfTheIngestWhereTheLineHasNone() {
        byte[] line = "{\"office\":\"US\",\"applicationNumber\":\"19017071\"}".getBytes(UTF_8);
        Instant given = Instant.parse("2025-03-01T00:00:00Z");

        assertThat(Reading.of(new JsonLinesParser(), line, Optional.of(given)).filings())
                .extracting(FilingObservation::getRevision)
                .containsExactly(given);
    }

    @Test
    void readsADeletionOfTheDocumentsThatItLists() {
        FilingObservation filing =
                only("{\"id\":\"CN-PUB-111275445\",\"revision\":\"2025-01-02\",\"deleted\":true,\"publications\":"
                        + "[{\"number\":\"CN111275445B\",\"date\":\"2023-08-22\"}]}");

        assertThat(filing.getPublications()).isEmpty();
        assertThat(filing.getDeletedPublications())
                .containsExactly(new Publication("CN111275445B", "B", LocalDate.parse("2023-08-22")));
        assertThat(filing.getStatus()).isNull();
        assertThat(filing.getRevision()).isEqualTo("2025-01-02T00:00:00Z");
    }

    @Test
    void warnsOfADeletionThatDoesNotSayWhen() {
        Reading reading =
                read("{\"deleted\":true,\"publications\":[{\"number\":\"CN111275445B\",\"date\":\"2023-08-22\"}]}");

        assertThat(reading.warnings()).singleElement().asString().contains("deletes without a revision");
        assertThat(reading.filings().get(0).getRevision()).isEqualTo(Instant.EPOCH);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\":\"CN-PUB-111275445\"}",
                "{\"publications\":[{\"number\":\"CN111275445B\"}]}",
                "{\"office\":\"CN\",\"publications\":[{\"number\":\"CN 111275445\",\"kind\":\"B\"}]}",
                "{\"id\":\"CN-PUB-111275445\",\"applicationNumber\":null,\"publications\":[{\"number\":\"CN9B\"}]}",
            })
    void isKnownByAPublicationWhereThereIsNoApplication(String line) {
        assertThat(only(line).getId()).isEqualTo("CN-PUB-111275445");
        assertThat(only(line).getOffice()).isEqualTo("CN");
        assertThat(only(line).getApplicationNumber()).isNull();
    }

    @Test
    void ignoresWhatIsTheMonitorsOwnAndWarnsOfKeysThatItDoesNotKnow() {
        Reading reading = read(LANTERN.replace(
                        "{\"office\"", "{\"feeds\":[[1e999999]],\"firstSeenAt\":7,\"colour\":{\"a\":[1]},\"office\"")
                .replace("{\"name\":\"李灯\"", "{\"role\":\"agent\",\"name\":\"李灯\""));

        assertThat(reading.rejections()).isEmpty();
        assertThat(reading.warnings()).containsExactly("page.txt, line 1: unknown keys colour, owners.role: left out");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{`id`:`US-1`} | id 'US-1' without the application that it stands for: give office and applicationNumber",
                "{`id`:`US-1`,`office`:`US`,`applicationNumber`:`2`} | id 'US-1' does not agree with the rest, which "
                        + "means 'US-2': leave it out",
                "{`office`:`US`,`publications`:[{`number`:`CN1A`}]} | office 'US' does not agree with the rest, which "
                        + "means 'CN': leave it out",
                "{`applicationNumber`:`1`} | applicationNumber without office: give both",
                "{`publications`:[]} | names no filing: give office and applicationNumber, or the number of a publication",
                "{`id`:`CN-PUB-1`,`deleted`:true} | deleted without publications: list those that were deleted",
                "{`id`:`CN-PUB-1`,`office`:`cn`} | column 27: office 'cn' is no WIPO ST.3 code such as US, CN or WO",
                "{`id`:`CN-PUB-1`,`filed`:`2025-02-30`} | column 26: filed '2025-02-30' is no date such as 2025-07-17",
                "{`id`:`CN-PUB-1`,`filed`:`2026-01-01`} | column 26: filed 2026-01-01 is impossible: dates lie between "
                        + "1790-01-01 and tomorrow",
                "{`id`:`CN-PUB-1`,`filed`:20250101} | column 26: /filed must be text in quotes",
                "{`id`:`CN-PUB-1`,`title`:[]} | column 26: /title must be text in quotes",
                "{`id`:`CN-PUB-1`,`title`:`\\ud800`} | column 26: /title holds half a character, an unpaired surrogate",
                "{`id`:`CN-PUB-1`,`ipc`:`G06F`} | column 24: /ipc must be a list of texts",
                "{`id`:`CN-PUB-1`,`ipc`:[`G06F`,null]} | column 32: /ipc/1 must be text in quotes",
                "{`id`:`CN-PUB-1`,`owners`:[`me`]} | column 28: /owners/0 must be an object in braces",
                "{`id`:`CN-PUB-1`,`owners`:[{}]} | column 29: an owner has no name",
                "{`publications`:[{`number`:`CN1A`,`kind`:`B`}]} | column 45: publication CN1A has another kind code than B",
                "{`publications`:[{`number`:`1`}]} | column 31: '1' is no publication number such as CN111447221B",
                "{`publications`:[{`date`:`2025-01-01`}]} | column 38: a publication has no number",
                "{`id`:`CN-PUB-1`,`status`:`granted`} | column 27: status 'granted' is none of [PENDING, IN_FORCE, LAPSED, "
                        + "WITHDRAWN]",
                "{`id`:`CN-PUB-1`,`deleted`:`yes`} | column 28: /deleted must be true or false",
                "{`id`:`CN-PUB-1`,`revision`:`now T`} | column 29: revision 'now T' is neither a date such as 2025-07-17 "
                        + "nor a time such as 2025-07-17T09:30:00Z",
                "{`id`:`CN-PUB-1`,`revision`:`2999-01-01T00:00:00Z`} | column 29: revision 2999-01-01 is impossible: dates "
                        + "lie between 1790-01-01 and tomorrow",
                "{`id`:`CN-PUB-1`,`id`:`CN-PUB-1`} | column 22: Duplicate field 'id'",
                "{`id`:`CN-PUB-1`}{`id`:`CN-PUB-2`} | column 18: more than one object on the line: give each a line of its own",
            })
    void rejectsALineThatIsNoFilingAndReadsTheRest(String line, String reason) {
        Reading reading = read(line.replace('`', '"') + "\n" + LANTERN);

        assertThat(reading.filings()).extracting(FilingObservation::getId).containsExactly("CN-202010223005");
        assertThat(reading.rejections()).singleElement().satisfies(rejected -> {
            assertThat(rejected.position()).hasToString("page.txt, line 1");
            assertThat(rejected.reason()).isEqualTo(reason);
        });
    }

    @Test
    void recognisesAFirstLineThatIsAFilingAsFarAsItGoes() {
        FilingParser parser = new JsonLinesParser();

        assertThat(parser.recognises(LANTERN.getBytes(UTF_8))).isTrue();
        assertThat(parser.recognises(("\uFEFF\r\n \t\n" + LANTERN.substring(0, 40)).getBytes(UTF_8)))
                .isTrue();
        assertThat(parser.recognises("{\"x\":{\"id\":1},\"id\":\"CN-PUB-1\"} broken".getBytes(UTF_8)))
                .isTrue();
        assertThat(parser.recognises("{\"x\":{\"id\":1}}\n{\"id\":\"US-1\"}".getBytes(UTF_8)))
                .isFalse();
        assertThat(parser.recognises("[{\"id\":\"US-1\"}]".getBytes(UTF_8))).isFalse();
        assertThat(parser.recognises("{\n  \"id\": \"US-1\"\n}".getBytes(UTF_8)))
                .isFalse();
        assertThat(parser.recognises(new byte[0])).isFalse();
        assertThat(parser.recognises(LANTERN.getBytes(UTF_16LE))).isFalse();
    }

    @Test
    void namesManyUnknownKeysInOneWarning() {
        StringBuilder keys = new StringBuilder("{\"id\":\"CN-PUB-1\"");
        for (int i = 10; i < 30; i++) {
            keys.append(",\"k").append(i).append("\":").append(i);
        }

        assertThat(read(keys + "}").warnings())
                .contains("page.txt, line 1: unknown keys k10, k11, k12, k13, k14 and 15 more: left out");
    }

    private static FilingObservation only(String line) {
        Reading reading = read(line);
        assertThat(reading.rejections()).extracting(Rejected::reason).isEqualTo(List.of());
        assertThat(reading.filings()).hasSize(1);
        return reading.filings().get(0);
    }

    private static Reading read(String lines) {
        return Reading.of(new JsonLinesParser(), lines);
    }
}
