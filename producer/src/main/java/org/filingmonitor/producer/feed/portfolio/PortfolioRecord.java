package org.filingmonitor.producer.feed.portfolio;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.filingmonitor.event.FilingStatus;
import org.filingmonitor.filing.ApplicationNumber;
import org.filingmonitor.producer.feed.FilingDraft;
import org.filingmonitor.producer.feed.ParsedDocument;
import org.filingmonitor.producer.feed.Position;
import org.filingmonitor.producer.feed.PublicationNumber;
import org.filingmonitor.producer.feed.Source;

/** The fields of one record, and what they say about a filing. */
final class PortfolioRecord {

    private static final String BULLET = "•";
    private static final Pattern COUNTRY_LAST = Pattern.compile("(.*\\S)\\s*\\(([^()]+)\\)");
    private static final Pattern WO_PUBLICATION = Pattern.compile("\\d{4}/\\d{6}");

    private static final Map<String, FilingStatus> STATUS = Map.of(
            "Pending", FilingStatus.PENDING,
            "In Force", FilingStatus.IN_FORCE,
            "Registered", FilingStatus.IN_FORCE,
            "Registered / In Force", FilingStatus.IN_FORCE);

    private final List<String> title = new ArrayList<>();
    private final Map<Label, List<String>> fields = new EnumMap<>(Label.class);
    private Label open;

    /**
     * Takes a record apart.
     *
     * @param lines its number, then its lines
     * @param cut true if the last line may not be whole
     * @throws IllegalArgumentException if the record is not whole
     */
    PortfolioRecord(List<String> lines, boolean cut) {
        lines.stream().skip(1).filter(line -> !line.isEmpty()).forEach(this::take);
        if (!fields.containsKey(Label.IPC_CLASSES)) {
            throw new IllegalArgumentException("incomplete: ends before '" + Label.IPC_CLASSES.text() + "'");
        }
        String last = lines.get(lines.size() - 1);
        if (cut && last.startsWith(BULLET) && !last.contains(" - ")) {
            throw new IllegalArgumentException("incomplete: ends within an IPC symbol");
        }
    }

    private void take(String line) {
        Optional<Label> label = opens(line);
        if (label.isPresent()) {
            open = label.get();
            String value = open.valueIn(line);
            List<String> values = fields.computeIfAbsent(open, none -> new ArrayList<>());
            if (!value.isEmpty()) {
                values.add(value);
            }
        } else if (open == null) {
            title.add(line);
        } else if (open == Label.ABSTRACT || line.startsWith(BULLET)) {
            fields.get(open)
                    .add(open == Label.ABSTRACT ? line : line.substring(1).strip());
        }
    }

    /** A title or a line of an abstract may begin like a label: the first line is the title, IPC ends an abstract. */
    private Optional<Label> opens(String line) {
        boolean inTitle = open == null && title.isEmpty();
        return Label.of(line)
                .filter(label -> !inTitle || Label.headsRecord(line))
                .filter(label -> open != Label.ABSTRACT || label == Label.IPC_CLASSES);
    }

    /** Reads the fields as an observation. */
    ParsedDocument observe(Source source, Position position) {
        FilingDraft draft = new FilingDraft(source, position);
        draft.title(String.join(" ", title));
        draft.abstractText(String.join("\n", all(Label.ABSTRACT)));
        identify(draft);
        date(draft, Label.FILING_DATE).ifPresent(draft::filed);
        one(Label.STATUS).ifPresent(word -> status(draft, word));
        all(Label.OWNER).forEach(owner -> owner(draft, owner));
        all(Label.INVENTOR).forEach(draft::inventor);
        all(Label.IPC_CLASSES).forEach(line -> ipc(draft, line));
        return draft.finish();
    }

    private void identify(FilingDraft draft) {
        Optional<String> publication = one(Label.PUBLICATION_NUMBER);
        Optional<LocalDate> date = date(draft, Label.PUBLICATION_DATE);
        Optional<LocalDate> first = date(draft, Label.FIRST_PUBLICATION_DATE);
        Optional<ApplicationNumber> application =
                one(Label.APPLICATION_NUMBER).map(number -> application(draft, number));
        application.ifPresent(draft::application);
        publication.ifPresent(number -> draft.publication(
                publication(number, application.map(ApplicationNumber::office)),
                date.or(() -> first).orElse(null)));
        first.or(() -> publication.isPresent() ? Optional.empty() : date).ifPresent(draft::firstPublished);
    }

    /** Pages print no office: the number's shape tells it. XX is the code of WIPO ST.3 for an office not known. */
    private static ApplicationNumber application(FilingDraft draft, String number) {
        String plain = number.replaceAll("[^\\p{Alnum}]", "");
        if (plain.matches("(?:PCT)?[A-Z]{2}\\d{10}")) {
            return ApplicationNumber.of("WO", number);
        }
        if (plain.matches("[A-Z]{2}\\w*\\d\\w*")) {
            return ApplicationNumber.of(plain.substring(0, 2), number);
        }
        if (plain.matches("\\d{7,8}")) {
            return ApplicationNumber.of(plain.length() == 8 ? "US" : "CA", number);
        }
        draft.warn("application number '" + number + "' has no known shape: its office is taken as XX, unknown");
        return ApplicationNumber.of("XX", number);
    }

    private static PublicationNumber publication(String number, Optional<String> office) {
        if (WO_PUBLICATION.matcher(number).matches()) {
            return PublicationNumber.of("WO" + number);
        }
        boolean named = Character.isLetter(number.charAt(0));
        return PublicationNumber.of(named ? number : office.orElse("XX") + number);
    }

    private Optional<LocalDate> date(FilingDraft draft, Label label) {
        return one(label).map(text -> draft.date(label.text(), text));
    }

    private static void status(FilingDraft draft, String word) {
        Optional<FilingStatus> status = Optional.ofNullable(STATUS.get(word));
        if (status.isEmpty()) {
            draft.warn("status '" + word + "' is not known: left out");
        }
        draft.status(status);
    }

    private static void owner(FilingDraft draft, String text) {
        Matcher parts = COUNTRY_LAST.matcher(text);
        if (parts.matches()) {
            draft.owner(parts.group(1), parts.group(2).strip());
        } else {
            draft.owner(text, null);
        }
    }

    private static void ipc(FilingDraft draft, String line) {
        String[] parts = line.split("\\s+-\\s+", 2);
        draft.ipc(parts[0], parts.length > 1 ? parts[1] : null);
    }

    private List<String> all(Label label) {
        return fields.getOrDefault(label, List.of());
    }

    private Optional<String> one(Label label) {
        List<String> values = all(label);
        if (values.size() > 1) {
            throw new IllegalArgumentException("has '" + label.text() + "' " + values.size()
                    + " times: the number that starts a record may be missing");
        }
        return values.stream().findFirst();
    }
}
