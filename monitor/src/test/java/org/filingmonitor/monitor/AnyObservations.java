package org.filingmonitor.monitor;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Builders;
import org.filingmonitor.event.FilingObservation;
import org.filingmonitor.event.FilingStatus;
import org.filingmonitor.event.GeneratedRecords;
import org.filingmonitor.event.Owner;
import org.filingmonitor.event.Publication;
import org.filingmonitor.event.Translation;

/**
 * Generates what parsers may observe, about few filings, so that it collides: any script, undated filings, filings known
 * by a publication only, unknown offices and kinds, documents that come, go and come back, first publications that no
 * document has.
 */
final class AnyObservations {

    static {
        GeneratedRecords.enable();
    }

    private static final List<String> IDS =
            List.of("US-19017071", "WO-CN2025070194", "CN-202010223005", "XX-AB12C3", "XX-Ж12", "CN-PUB-111275445");
    private static final List<Publication> DOCUMENTS = List.of(
            document("CN111275445", null),
            document("CN111275445A", "A"),
            document("CN111275445B", "B"),
            document("US20240012345A1", "A1"),
            document("USD456588S1", "S1"),
            document("WO2025146094", null),
            document("IN1234DEN2005A", "A"));

    private AnyObservations() {}

    static Arbitrary<FilingObservation> any() {
        Arbitrary<String> texts = Arbitraries.strings()
                .ofMinLength(1)
                .ofMaxLength(5)
                .map(String::strip)
                .filter(text -> !text.isBlank() && text.chars().noneMatch(each -> Character.isSurrogate((char) each)));
        Arbitrary<String> names =
                Arbitraries.oneOf(texts, Arbitraries.of("--", "ACME Ltd", "Acme LTD.", "🏮 灯 \"x\"\n{"));
        Arbitrary<LocalDate> dates = Arbitraries.of("2023-12-31", "2024-01-01", "2024-02-29", "2025-07-17")
                .map(LocalDate::parse);
        Arbitrary<Owner> owners = names.flatMap(name ->
                Arbitraries.of("CN", "Cayman Islands").injectNull(0.5).map(country -> new Owner(name, country)));
        Arbitrary<Translation> translations = names.injectNull(0.3).flatMap(title -> Arbitraries.of("de", "zh", "")
                .map(language -> new Translation(language, title, "Licht")));
        Arbitrary<List<Publication>> documents = Arbitraries.of(DOCUMENTS)
                .flatMap(document -> dates.injectNull(0.2)
                        .map(date -> new Publication(document.getNumber(), document.getKind(), date)))
                .list()
                .ofMaxSize(2);
        return Builders.withBuilder(() -> FilingObservation.newBuilder().setFeed("one"))
                .use(Arbitraries.of(IDS))
                .in(AnyObservations::identify)
                .use(dates.injectNull(0.5))
                .in(FilingObservation.Builder::setFiled)
                .use(dates.injectNull(0.6))
                .in(FilingObservation.Builder::setFirstPublished)
                .use(names.injectNull(0.3))
                .in(FilingObservation.Builder::setTitle)
                .use(names.injectNull(0.5))
                .in(FilingObservation.Builder::setAbstract$)
                .use(owners.list().ofMaxSize(3))
                .in(FilingObservation.Builder::setOwners)
                .use(names.list().ofMaxSize(2))
                .in(FilingObservation.Builder::setInventors)
                .use(Arbitraries.of("G06F 21/62", "G06Q", "H", "A61K 31/4745")
                        .list()
                        .uniqueElements()
                        .ofMaxSize(3))
                .in(FilingObservation.Builder::setIpc)
                .use(Arbitraries.of("Y02E 10/50", "G06F 21/6218")
                        .list()
                        .uniqueElements()
                        .ofMaxSize(2))
                .in(FilingObservation.Builder::setCpc)
                .use(translations
                        .list()
                        .uniqueElements(Translation::getLanguage)
                        .ofMaxSize(2))
                .in(AnyObservations::translate)
                .use(Arbitraries.of(FilingStatus.class).injectNull(0.3))
                .in(FilingObservation.Builder::setStatus)
                .use(documents)
                .in(FilingObservation.Builder::setPublications)
                .use(documents)
                .in(FilingObservation.Builder::setDeletedPublications)
                .use(Arbitraries.of("1970-01-01T00:00:00Z", "2024-01-01T00:00:00Z", "2024-02-01T12:30:00.123Z"))
                .in((filing, revision) -> filing.setRevision(Instant.parse(revision)))
                .build(FilingObservation.Builder::build);
    }

    private static FilingObservation.Builder identify(FilingObservation.Builder filing, String id) {
        return filing.setId(id)
                .setOffice(id.substring(0, 2))
                .setApplicationNumber(id.contains("-PUB-") ? null : id.substring(3));
    }

    /** Sorted by language, as every feed states them. */
    private static FilingObservation.Builder translate(
            FilingObservation.Builder filing, List<Translation> translations) {
        return filing.setTranslations(translations.stream()
                .sorted(Comparator.comparing(Translation::getLanguage))
                .toList());
    }

    private static Publication document(String number, String kind) {
        return new Publication(number, kind, null);
    }
}
