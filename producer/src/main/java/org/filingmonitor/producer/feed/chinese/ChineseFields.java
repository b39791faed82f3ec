package org.filingmonitor.producer.feed.chinese;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.filingmonitor.filing.ApplicationNumber;
import org.filingmonitor.producer.feed.FilingDraft;
import org.filingmonitor.producer.feed.PublicationNumber;
import org.filingmonitor.producer.feed.chinese.ChineseLabel.Field;

/** The fields of one document, and what they say about its filing. */
public final class ChineseFields {

    private static final String OFFICE = "CN";

    /** Divides names and symbols; commas stand inside names. */
    private static final String SEMICOLON = "[;；]";

    private final Map<ChineseLabel, String> values = new EnumMap<>(ChineseLabel.class);

    /** Adds a field; the first of its label holds. */
    public void add(Field field) {
        values.putIfAbsent(field.label(), field.value());
    }

    /** Adds a line to the text of a field. */
    public void append(ChineseLabel label, String line) {
        values.merge(label, line, (text, more) -> text.isEmpty() ? more : text + "\n" + more);
    }

    /** Tells whether a label was there, whatever stands behind it. */
    public boolean has(ChineseLabel label) {
        return values.containsKey(label);
    }

    /**
     * States what the fields say.
     *
     * @throws IllegalArgumentException if a check digit is wrong, or a date or number is none
     */
    public void state(FilingDraft draft) {
        value(ChineseLabel.APPLICATION_NUMBER)
                .ifPresent(number -> draft.application(ApplicationNumber.of(OFFICE, number)));
        value(ChineseLabel.FILING_DATE)
                .ifPresent(date -> draft.filed(draft.date(ChineseLabel.FILING_DATE.text(), date)));
        value(ChineseLabel.PUBLICATION_NUMBER)
                .ifPresent(number -> draft.publication(
                        publication(number),
                        value(ChineseLabel.PUBLICATION_DATE)
                                .map(date -> draft.date(ChineseLabel.PUBLICATION_DATE.text(), date))
                                .orElse(null)));
        value(ChineseLabel.ABSTRACT).ifPresent(draft::abstractText);
        parts(ChineseLabel.INVENTOR, "[;；、,，\\s]+").forEach(draft::inventor);
        parts(ChineseLabel.OWNER, SEMICOLON).forEach(owner -> draft.owner(owner, null));
        Stream.concat(parts(ChineseLabel.MAIN_IPC, SEMICOLON), parts(ChineseLabel.IPC, SEMICOLON))
                .forEach(symbol -> draft.ipc(symbol, null));
    }

    private static PublicationNumber publication(String number) {
        return PublicationNumber.of(Character.isDigit(number.charAt(0)) ? OFFICE + number : number);
    }

    private Stream<String> parts(ChineseLabel label, String divider) {
        return value(label).stream()
                .flatMap(text -> Stream.of(text.split(divider)))
                .filter(part -> !part.isBlank());
    }

    private Optional<String> value(ChineseLabel label) {
        return Optional.ofNullable(values.get(label)).filter(text -> !text.isBlank());
    }
}
