package org.filingmonitor.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.filingmonitor.event.Filing;
import org.filingmonitor.event.FilingStatus;
import org.filingmonitor.event.Publication;
import org.filingmonitor.producer.feed.FilingParser;
import org.filingmonitor.producer.feed.exchange.EpoExchange;
import org.filingmonitor.producer.feed.uspto.UsptoXml;
import org.filingmonitor.producer.feed.xml.XmlFeedParser;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An application and its grant, in two weekly files and from two offices, are one filing: whichever comes first. */
class ApplicationAndGrantTest {

    private static final FilingParser WEEKLY = new XmlFeedParser(new UsptoXml());
    private static final FilingParser DOCDB = new XmlFeedParser(new EpoExchange());

    private static final String APPLICATION = weekly("application", "20240012345", "A1", "20240111", "Lantern");
    private static final String GRANT = weekly("grant", "12001234", "B2", "20240903", "Lantern with a wick");

    /** The EPO's record of the application, exchanged once more after the grant. */
    private static final String EXCHANGED = "<exchange-document country='US' doc-number='2024012345' kind='A1'"
            + " date-publ='20240111' status='A' date-of-last-exchange='20241201'><bibliographic-data>"
            + "<application-reference data-format='docdb'><document-id><country>US</country>"
            + "<doc-number>202217812345</doc-number><kind>A</kind><date>20220713</date></document-id>"
            + "</application-reference><invention-title lang='en'>Lantern</invention-title></bibliographic-data>"
            + "</exchange-document>";

    /** The EPO's record of the grant's abstract: it names the publication alone. */
    private static final String ABSTRACT = "<exchange-document country='US' doc-number='12001234' kind='B2'>"
            + "<abstract lang='en'><p>It gives light.</p></abstract></exchange-document>";

    @TempDir
    private Path stateDir;

    @ParameterizedTest
    @ValueSource(strings = {"A G", "G A", "A G A", "G A G"})
    void areOneFilingInForce(String order) throws IOException {
        try (ReadThrough run = read(order)) {
            Filing filing = only(run);
            assertThat(filing.getTitle()).isEqualTo("Lantern with a wick");
            assertThat(run.months()).isEqualTo(Map.of("2024-01", 1));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"A G E T", "T E G A", "E T A G", "G T E A", "T G E A", "E A G T"})
    void staySoWhenTheEpoTellsOfThemToo(String order) throws IOException {
        try (ReadThrough run = read(order)) {
            assertThat(only(run).getAbstract$()).isEqualTo("It gives light.");
            assertThat(run.months()).isEqualTo(Map.of("2024-01", 1));
        }
    }

    private static Filing only(ReadThrough run) {
        assertThat(run.filings().keySet()).containsExactly("US-17812345");
        Filing filing = run.filings().get("US-17812345");
        assertThat(filing.getStatus()).isEqualTo(FilingStatus.IN_FORCE);
        assertThat(filing.getFiled()).isEqualTo(LocalDate.parse("2022-07-13"));
        assertThat(filing.getPublications())
                .isEqualTo(List.of(
                        new Publication("US20240012345A1", "A1", LocalDate.parse("2024-01-11")),
                        new Publication("US12001234B2", "B2", LocalDate.parse("2024-09-03"))));
        return filing;
    }

    private ReadThrough read(String order) throws IOException {
        ReadThrough run = new ReadThrough(stateDir);
        for (String document : List.of(order.split(" "))) {
            switch (document) {
                case "A" -> run.read(WEEKLY, APPLICATION);
                case "G" -> run.read(WEEKLY, GRANT);
                case "E" -> run.read(DOCDB, EXCHANGED);
                default -> run.read(DOCDB, ABSTRACT);
            }
        }
        return run;
    }

    private static String weekly(String what, String number, String kind, String date, String title) {
        String root = "us-patent-" + what;
        String bibliographic = "us-bibliographic-data-" + what;
        return "<?xml version='1.0' encoding='UTF-8'?><" + root + " dtd-version='v4.7 2022-02-17'><" + bibliographic
                + "><publication-reference><document-id><country>US</country><doc-number>" + number
                + "</doc-number><kind>" + kind + "</kind><date>" + date
                + "</date></document-id></publication-reference>"
                + "<application-reference appl-type='utility'><document-id><country>US</country><doc-number>17812345"
                + "</doc-number><date>20220713</date></document-id></application-reference><invention-title>" + title
                + "</invention-title></" + bibliographic + "><description><p>A wick.</p></description></" + root + ">";
    }
}
