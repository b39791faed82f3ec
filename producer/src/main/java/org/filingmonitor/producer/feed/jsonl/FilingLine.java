package org.filingmonitor.producer.feed.jsonl;

import static java.util.Map.entry;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.filingmonitor.event.FilingStatus;
import org.filingmonitor.producer.feed.FilingDraft;
import org.filingmonitor.producer.feed.ParsedDocument;
import org.filingmonitor.producer.feed.Position;
import org.filingmonitor.producer.feed.PublicationNumber;
import org.filingmonitor.producer.feed.Source;

/** One line while it is read: what stands by itself goes to the draft at once, the rest is held until the line's end. */
final class FilingLine {

    /** Keys of which each filing has one. */
    static final Set<String> IDENTIFYING = Set.of("id", "applicationNumber", "publications");

    private static final int UNKNOWN_NAMED = 5;
    private static final int UNKNOWN_LENGTH = 40;

    private static final List<FilingStatus> STATUSES = Stream.of(FilingStatus.values())
            .filter(status -> status != FilingStatus.UNKNOWN)
            .toList();

    private static final Map<String, BiConsumer<FilingLine, JsonText>> KEYS = Map.ofEntries(
            entry("id", (line, json) -> line.identity.id(json.text())),
            entry("office", (line, json) -> line.identity.office(json.text())),
            entry("applicationNumber", (line, json) -> line.identity.applicationNumber(json.text())),
            entry("filed", (line, json) -> line.draft.filed(line.date("filed", json.text()))),
            entry("firstPublished", (line, json) -> line.firstPublished = line.date("firstPublished", json.text())),
            entry("title", (line, json) -> line.draft.title(json.text())),
            entry("abstract", (line, json) -> line.draft.abstractText(json.text())),
            entry("owners", (line, json) -> line.owners(json)),
            entry("inventors", (line, json) -> json.texts().forEach(line.draft::inventor)),
            entry("ipc", (line, json) -> json.texts().forEach(symbol -> line.draft.ipc(symbol, null))),
            entry("cpc", (line, json) -> json.texts().forEach(line.draft::cpc)),
            entry("translations", (line, json) -> line.translations(json)),
            entry("status", (line, json) -> line.status(json.text())),
            entry("publications", (line, json) -> line.publications(json)),
            entry("revision", (line, json) -> line.revision(json.text())),
            entry("deleted", (line, json) -> line.deleted = json.flag()),
            entry("firstSeenAt", (line, json) -> json.skip()),
            entry("feeds", (line, json) -> json.skip()));

    private final FilingDraft draft;
    private final Identity identity = new Identity();
    private final List<Document> publications = new ArrayList<>();
    private final Set<String> unknown = new TreeSet<>();
    private LocalDate firstPublished;
    private boolean revised;
    private boolean deleted;

    private FilingLine(FilingDraft draft) {
        this.draft = draft;
    }

    private record Document(PublicationNumber number, LocalDate date) {}

    /**
     * Reads a line.
     *
     * @throws IllegalArgumentException if it is no filing, with the column where a value is wrong
     */
    static ParsedDocument read(String text, Source source, Position position) {
        FilingLine line = new FilingLine(new FilingDraft(source, position));
        JsonText.read(text, line::key);
        line.identify();
        line.state(source);
        return line.draft.finish();
    }

    private void key(JsonText json) {
        BiConsumer<FilingLine, JsonText> reading = KEYS.get(json.key());
        if (reading == null) {
            unknown.add(json.key());
            json.skip();
        } else {
            reading.accept(this, json);
        }
    }

    private LocalDate date(String key, String text) {
        return text == null ? null : draft.date(key, text);
    }

    private void owners(JsonText json) {
        json.objects(
                Set.of("name", "country"),
                owner -> {
                    if (owner.get("name") == null) {
                        throw new IllegalArgumentException("an owner has no name");
                    }
                    draft.owner(owner.get("name"), owner.get("country"));
                },
                key -> unknown.add("owners." + key));
    }

    private void translations(JsonText json) {
        json.objects(
                Set.of("language", "title", "abstract"),
                translation -> {
                    String language = Objects.requireNonNullElse(translation.get("language"), "");
                    draft.translatedTitle(language, translation.get("title"));
                    draft.translatedAbstract(language, translation.get("abstract"));
                },
                key -> unknown.add("translations." + key));
    }

    private void publications(JsonText json) {
        json.objects(
                Set.of("number", "kind", "date"),
                document -> {
                    if (document.get("number") == null) {
                        throw new IllegalArgumentException("a publication has no number");
                    }
                    publications.add(new Document(
                            PublicationNumber.of(document.get("number"), document.get("kind")),
                            date("date", document.get("date"))));
                },
                key -> unknown.add("publications." + key));
    }

    private void status(String name) {
        if (name == null) {
            return;
        }
        Optional<FilingStatus> status =
                STATUSES.stream().filter(one -> one.name().equals(name)).findFirst();
        if (status.isEmpty()) {
            throw new IllegalArgumentException("status '" + name + "' is none of " + STATUSES);
        }
        draft.status(status);
    }

    private void revision(String text) {
        if (text != null) {
            draft.revision(Revision.of(text, draft));
            revised = true;
        }
    }

    private void identify() {
        identity.state(draft, publications.stream().map(Document::number).toList());
    }

    private void state(Source source) {
        if (!unknown.isEmpty()) {
            draft.warn(leftOut());
        }
        if (deleted && publications.isEmpty()) {
            throw new IllegalArgumentException("deleted without publications: list those that were deleted");
        }
        if (deleted && !revised && source.revision().isEmpty()) {
            draft.warn("deletes without a revision: documents that are stated elsewhere stay");
        }
        for (Document document : publications) {
            if (deleted) {
                draft.deletedPublication(document.number(), document.date());
            } else {
                draft.publication(document.number(), document.date());
            }
        }
        if (deleted || !Objects.equals(firstPublished, earliest())) {
            draft.firstPublished(firstPublished);
        }
    }

    /** The date of the earliest document is not stated by itself: it would stay when that document is deleted. */
    private LocalDate earliest() {
        return publications.stream()
                .map(Document::date)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    private String leftOut() {
        String named = unknown.stream()
                .limit(UNKNOWN_NAMED)
                .map(key -> key.substring(0, Math.min(key.length(), UNKNOWN_LENGTH)))
                .collect(Collectors.joining(", "));
        int more = unknown.size() - UNKNOWN_NAMED;
        return "unknown " + (unknown.size() == 1 ? "key " : "keys ") + named
                + (more > 0 ? " and " + more + " more" : "") + ": left out";
    }
}
