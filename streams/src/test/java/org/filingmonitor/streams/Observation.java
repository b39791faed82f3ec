package org.filingmonitor.streams;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.filingmonitor.event.FilingObservation;
import org.filingmonitor.event.FilingStatus;
import org.filingmonitor.event.GeneratedRecords;
import org.filingmonitor.event.Owner;
import org.filingmonitor.event.Publication;

/** Builds observations for tests: {@code observation("US-1").ipc("H04L 9/32").published("2024-05-02").seen()}. */
public final class Observation {

    static {
        GeneratedRecords.enable();
    }

    private final FilingObservation seen;

    private Observation(String id) {
        seen = FilingObservation.newBuilder()
                .setId(id)
                .setOffice(id.substring(0, 2))
                .setApplicationNumber(id.startsWith("-PUB-", 2) ? null : id.substring(3))
                .setRevision(Instant.parse("2024-01-01T00:00:00Z"))
                .setFeed("test")
                .build();
    }

    public static Observation observation(String id) {
        return new Observation(id);
    }

    public Observation revision(String date) {
        seen.setRevision(Instant.parse(date + "T00:00:00Z"));
        return this;
    }

    public Observation published(String date) {
        seen.setFirstPublished(LocalDate.parse(date));
        return this;
    }

    public Observation filed(String date) {
        seen.setFiled(LocalDate.parse(date));
        return this;
    }

    public Observation title(String title) {
        seen.setTitle(title);
        return this;
    }

    public Observation owners(String... names) {
        seen.setOwners(Stream.of(names).map(name -> new Owner(name, null)).toList());
        return this;
    }

    public Observation ipc(String... symbols) {
        seen.setIpc(List.of(symbols));
        return this;
    }

    public Observation ipcTitle(String symbol, String title) {
        seen.setIpcTitles(Map.of(symbol, title));
        return this;
    }

    public Observation status(FilingStatus status) {
        seen.setStatus(status);
        return this;
    }

    public Observation history() {
        seen.setHistory(true);
        return this;
    }

    public Observation document(String number, String kind, String date) {
        seen.setPublications(with(seen.getPublications(), number, kind, date));
        return this;
    }

    public Observation deleted(String number, String kind, String date) {
        seen.setDeletedPublications(with(seen.getDeletedPublications(), number, kind, date));
        return this;
    }

    public Observation feed(String feed) {
        seen.setFeed(feed);
        return this;
    }

    public FilingObservation seen() {
        return seen;
    }

    private static List<Publication> with(List<Publication> documents, String number, String kind, String date) {
        List<Publication> more = new ArrayList<>(documents);
        more.add(new Publication(number, kind, date == null ? null : LocalDate.parse(date)));
        return more;
    }
}
