package org.filingmonitor.alerts.query;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexableField;
import org.apache.lucene.index.memory.MemoryIndex;
import org.filingmonitor.event.Filing;
import org.filingmonitor.event.Owner;
import org.filingmonitor.event.Publication;
import org.filingmonitor.event.Translation;
import org.filingmonitor.filing.IpcSymbol;

/** What queries see of a filing: the values of each field, in compatible characters (Unicode NFKC). */
public final class FilingDocument {

    /** How many codes or symbols a filing has says nothing about how well one of them fits. */
    private static final FieldType WITHOUT_LENGTH = withoutLength();

    private final Map<FilingField, List<String>> values;
    private MemoryIndex index;

    private FilingDocument(Map<FilingField, List<String>> values) {
        this.values = values;
    }

    /** Returns the document of a filing. */
    public static FilingDocument of(Filing filing) {
        Map<FilingField, List<String>> values = new EnumMap<>(FilingField.class);
        values.put(FilingField.TITLE, inAllLanguages(filing, filing.getTitle(), Translation::getTitle));
        values.put(FilingField.ABSTRACT, inAllLanguages(filing, filing.getAbstract$(), Translation::getAbstract$));
        values.put(FilingField.OWNER, all(filing.getOwners().stream().map(Owner::getName)));
        values.put(FilingField.INVENTOR, all(filing.getInventors().stream()));
        values.put(FilingField.OFFICE, some(filing.getOffice()));
        values.put(FilingField.KIND, all(filing.getPublications().stream().map(Publication::getKind)));
        values.put(FilingField.STATUS, some(filing.getStatus().name()));
        values.put(FilingField.IPC, classified(filing.getIpc()));
        values.put(FilingField.CPC, classified(filing.getCpc()));
        values.put(FilingField.FILED, day(filing.getFiled()));
        values.put(FilingField.PUBLISHED, day(filing.getFirstPublished()));
        values.put(FilingField.ID, some(filing.getId()));
        return new FilingDocument(values);
    }

    /** Returns the values of a field, in the filing's order. */
    List<String> values(FilingField field) {
        return values.getOrDefault(field, List.of());
    }

    /** Hands on each field with its values. */
    void forEach(BiConsumer<FilingField, List<String>> reader) {
        values.forEach(reader);
    }

    /** Returns an index that holds this document alone; it is made once, for the first who asks. */
    public synchronized MemoryIndex index() {
        if (index == null) {
            MemoryIndex made = new MemoryIndex();
            values.forEach((field, texts) -> texts.forEach(text -> add(made, field, text)));
            made.freeze();
            index = made;
        }
        return index;
    }

    /** Returns the fields under which an index on disk, whose analyzer is {@link #analyzer}, finds this document. */
    public List<IndexableField> fields() {
        return values.entrySet().stream()
                .flatMap(field -> field.getValue().stream().map(text -> indexed(field.getKey(), text)))
                .toList();
    }

    /** Returns what reads the words of {@link #fields}. */
    public static Analyzer analyzer() {
        return FilingAnalyzers.INDEX;
    }

    private static IndexableField indexed(FilingField field, String text) {
        return new Field(field.label(), text, field.reading().hasWords() ? TextField.TYPE_NOT_STORED : WITHOUT_LENGTH);
    }

    /** Returns an index of one value alone, which knows where in it each word stands. */
    static MemoryIndex index(FilingField field, String value) {
        MemoryIndex index = new MemoryIndex(true);
        add(index, field, value);
        index.freeze();
        return index;
    }

    private static FieldType withoutLength() {
        FieldType type = new FieldType(TextField.TYPE_NOT_STORED);
        type.setOmitNorms(true);
        type.freeze();
        return type;
    }

    private static void add(MemoryIndex index, FilingField field, String value) {
        index.addField(field.label(), value, FilingAnalyzers.INDEX);
    }

    private static List<String> inAllLanguages(Filing filing, String text, Function<Translation, String> other) {
        return all(Stream.concat(
                Stream.ofNullable(text), filing.getTranslations().stream().map(other)));
    }

    private static List<String> classified(List<String> symbols) {
        return symbols.isEmpty() ? List.of(IpcSymbol.UNCLASSIFIED) : all(symbols.stream());
    }

    private static List<String> day(LocalDate date) {
        return date == null ? List.of() : List.of(date.toString());
    }

    private static List<String> some(String text) {
        return all(Stream.ofNullable(text));
    }

    private static List<String> all(Stream<String> texts) {
        return texts.filter(Objects::nonNull).map(FilingDocument::compatible).toList();
    }

    static String compatible(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC);
    }
}
