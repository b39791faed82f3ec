package org.filingmonitor.producer.feed.exchange;

import org.filingmonitor.producer.feed.FilingDraft;
import org.filingmonitor.producer.feed.ParsedDocument;
import org.filingmonitor.producer.feed.Position;
import org.filingmonitor.producer.feed.Source;
import org.filingmonitor.producer.feed.xml.XmlCursor;

/** One exchange document while it is read. */
final class ExchangeDocument {

    private final FilingDraft draft;
    private final Languages titles = new Languages();
    private final Languages abstracts = new Languages();
    private final Persons applicants = new Persons();
    private final Persons inventors = new Persons();
    private final PriorityClaims priorities = new PriorityClaims();

    ExchangeDocument(Source source, Position position) {
        this.draft = new FilingDraft(source, position);
    }

    ParsedDocument read(XmlCursor document) {
        ExchangeNumbers numbers = new ExchangeNumbers(document);
        draft.family(document.attribute("family-id"));
        document.children(part -> {
            switch (part) {
                case "bibliographic-data" -> document.children(name -> bibliographic(name, document, numbers));
                case "abstract" -> abstracts.read(document);
                default -> {}
            }
        });
        numbers.stateApplication(draft);
        draft.publication(numbers.publication(), numbers.published(draft));
        numbers.lastExchange(draft).ifPresent(draft::revision);
        return finished();
    }

    private void bibliographic(String name, XmlCursor cursor, ExchangeNumbers numbers) {
        switch (name) {
            case "publication-reference", "application-reference" -> numbers.read(name, cursor);
            case "invention-title" -> titles.read(cursor);
            case "parties" -> cursor.children(parties -> parties(parties, cursor));
            case "priority-claims" -> priorities.read(cursor);
            case "classifications-ipcr", "classification-ipc", "patent-classifications" ->
                Classifications.read(name, cursor, draft);
            default -> {}
        }
    }

    private void parties(String name, XmlCursor cursor) {
        switch (name) {
            case "applicants" -> applicants.read(cursor);
            case "inventors" -> inventors.read(cursor);
            default -> {}
        }
    }

    private ParsedDocument finished() {
        draft.title(titles.text());
        titles.translations(draft::translatedTitle);
        draft.abstractText(abstracts.text());
        abstracts.translations(draft::translatedAbstract);
        applicants.all().forEach(person -> draft.owner(person.name(), person.country()));
        inventors.all().forEach(person -> draft.inventor(person.name()));
        priorities.state(draft);
        return draft.finish();
    }
}
