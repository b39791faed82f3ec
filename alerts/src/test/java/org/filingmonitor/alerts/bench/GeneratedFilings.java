package org.filingmonitor.alerts.bench;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.filingmonitor.event.Filing;
import org.filingmonitor.event.FilingStatus;
import org.filingmonitor.event.GeneratedRecords;
import org.filingmonitor.event.Owner;
import org.filingmonitor.event.Publication;

/** Invents filings: a title of 8 words, an abstract of 120, an owner or two, three inventors, four IPC and six CPC symbols. */
final class GeneratedFilings {

    static {
        GeneratedRecords.enable();
    }

    private static final LocalDate LAST = LocalDate.of(2025, 12, 31);

    private final GeneratedText text;
    private int made;

    GeneratedFilings(long seed) {
        text = new GeneratedText(seed);
    }

    Filing next() {
        int number = 19_000_000 + made++;
        LocalDate published = LAST.minusDays(text.below(300));
        return Filing.newBuilder()
                .setId("US-" + number)
                .setOffice(text.oneIn(2) ? "US" : "CN")
                .setApplicationNumber(String.valueOf(number))
                .setFiled(published.minusMonths(18))
                .setFirstPublished(published)
                .setFirstSeenAt(Instant.EPOCH)
                .setTitle(text.text(8))
                .setAbstract$(text.text(120))
                .setOwners(owners())
                .setInventors(List.of(text.text(2), text.text(2), text.text(2)))
                .setIpc(symbols(4))
                .setCpc(symbols(6))
                .setStatus(FilingStatus.PENDING)
                .setPublications(List.of(new Publication("US2025" + number + "A1", "A1", published)))
                .build();
    }

    private List<Owner> owners() {
        return Stream.generate(() -> new Owner(text.owner(), "US"))
                .limit(text.oneIn(3) ? 2 : 1)
                .toList();
    }

    private List<String> symbols(int count) {
        return Stream.generate(text::symbol).distinct().limit(count).toList();
    }
}
