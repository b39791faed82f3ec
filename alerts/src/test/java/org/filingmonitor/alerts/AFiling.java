package org.filingmonitor.alerts;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.filingmonitor.event.Filing;
import org.filingmonitor.event.FilingStatus;
import org.filingmonitor.event.GeneratedRecords;
import org.filingmonitor.event.Owner;
import org.filingmonitor.event.Publication;
import org.filingmonitor.event.Translation;

/** A filing under construction: {@code aFiling("US-1").title("Wheel").filing()}. */
public final class AFiling {

    static {
        GeneratedRecords.enable();
    }

    private final Filing.Builder filing = Filing.newBuilder().setFirstSeenAt(Instant.EPOCH);

    private AFiling() {}

    public static AFiling aFiling(String id) {
        AFiling one = new AFiling();
        one.filing.setId(id).setOffice(id.substring(0, id.indexOf('-')));
        return one;
    }

    public AFiling title(String title) {
        filing.setTitle(title);
        return this;
    }

    public AFiling saying(String text) {
        filing.setAbstract$(text);
        return this;
    }

    public AFiling translated(String language, String title, String text) {
        filing.setTranslations(List.of(new Translation(language, title, text)));
        return this;
    }

    public AFiling owners(String... names) {
        filing.setOwners(Stream.of(names).map(name -> new Owner(name, null)).toList());
        return this;
    }

    public AFiling inventors(String... names) {
        filing.setInventors(List.of(names));
        return this;
    }

    public AFiling ipc(String... symbols) {
        filing.setIpc(List.of(symbols));
        return this;
    }

    public AFiling cpc(String... symbols) {
        filing.setCpc(List.of(symbols));
        return this;
    }

    public AFiling filed(String date) {
        filing.setFiled(LocalDate.parse(date));
        return this;
    }

    public AFiling published(String date) {
        filing.setFirstPublished(LocalDate.parse(date));
        return this;
    }

    public AFiling status(FilingStatus status) {
        filing.setStatus(status);
        return this;
    }

    /** Publications as number and kind, {@code CN111B}, one a day. */
    public AFiling publications(String... numbers) {
        LocalDate first = LocalDate.of(2020, 1, 1);
        filing.setPublications(Stream.of(numbers)
                .map(number -> new Publication(number, number.replaceFirst("^\\D+\\d+", ""), first))
                .toList());
        return this;
    }

    public AFiling deleted() {
        filing.setDeleted(true);
        return this;
    }

    public Filing filing() {
        return filing.build();
    }
}
