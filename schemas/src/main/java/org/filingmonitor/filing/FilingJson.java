package org.filingmonitor.filing;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.List;
import org.filingmonitor.event.Filing;

/**
 * A filing as the HTTP API and the exchange format JSON lines show it. Dates are ISO 8601, {@code firstSeenAt} is an ISO
 * instant; what is not known is null.
 */
public record FilingJson(
        String id,
        String office,
        String applicationNumber,
        String filed,
        String firstPublished,
        String firstSeenAt,
        String title,
        @JsonProperty("abstract") String abstractText,
        List<Owner> owners,
        List<String> inventors,
        List<String> ipc,
        List<String> cpc,
        List<Translation> translations,
        String status,
        List<Publication> publications,
        List<String> feeds) {

    /** An owner in the source's spelling. */
    public record Owner(String name, String country) {}

    /** A published document; its number holds office, number and kind code. */
    public record Publication(String number, String kind, String date) {}

    /** Title and abstract in one more language. */
    public record Translation(String language, String title, @JsonProperty("abstract") String abstractText) {}

    /** Returns what is shown of a filing. */
    public static FilingJson of(Filing filing) {
        return new FilingJson(
                filing.getId(),
                filing.getOffice(),
                filing.getApplicationNumber(),
                date(filing.getFiled()),
                date(filing.getFirstPublished()),
                filing.getFirstSeenAt().toString(),
                filing.getTitle(),
                filing.getAbstract$(),
                filing.getOwners().stream()
                        .map(owner -> new Owner(owner.getName(), owner.getCountry()))
                        .toList(),
                filing.getInventors(),
                filing.getIpc(),
                filing.getCpc(),
                filing.getTranslations().stream()
                        .map(one -> new Translation(one.getLanguage(), one.getTitle(), one.getAbstract$()))
                        .toList(),
                filing.getStatus().name(),
                filing.getPublications().stream()
                        .map(document ->
                                new Publication(document.getNumber(), document.getKind(), date(document.getDate())))
                        .toList(),
                filing.getFeeds());
    }

    private static String date(LocalDate date) {
        return date == null ? null : date.toString();
    }
}
