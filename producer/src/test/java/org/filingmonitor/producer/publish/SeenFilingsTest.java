package org.filingmonitor.producer.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.apache.avro.Schema;
import org.apache.avro.Schema.Field;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.filingmonitor.event.ContentHash;
import org.filingmonitor.event.FilingObservation;
import org.filingmonitor.event.FilingStatus;
import org.filingmonitor.producer.feed.AFiling;
import org.junit.jupiter.api.Test;

class SeenFilingsTest {

    @Property(tries = 300)
    void saysTheSameHoweverDocumentsAreCutIntoPages(
            @ForAll @Size(max = 60) List<@IntRange(max = 400) Integer> documents,
            @ForAll @IntRange(min = 1, max = 7) int pageSize) {
        SeenFilings seen = new SeenFilings();
        Map<Novelty, Integer> counts = new HashMap<>();
        for (int start = 0; start < documents.size(); start += pageSize) {
            SeenFilings.Page page = seen.page();
            documents
                    .subList(start, Math.min(documents.size(), start + pageSize))
                    .forEach(document ->
                            counts.merge(page.see("US-" + document % 20, content(document)), 1, Integer::sum));
            page.commit();
        }

        Set<Integer> distinct = new HashSet<>(documents);
        int filings = (int)
                distinct.stream().map(document -> document % 20).distinct().count();
        assertThat(counts.getOrDefault(Novelty.NEW, 0)).isEqualTo(filings);
        assertThat(counts.getOrDefault(Novelty.CHANGED, 0)).isEqualTo(distinct.size() - filings);
        assertThat(counts.getOrDefault(Novelty.REPEATED, 0)).isEqualTo(documents.size() - distinct.size());
    }

    @Test
    void forgetsAPageThatWasNotCommitted() {
        SeenFilings seen = new SeenFilings();
        seen.page().see("US-1", content(1));

        assertThat(seen.page().see("US-1", content(1))).isEqualTo(Novelty.NEW);
    }

    @Test
    void holdsADocumentInFortyEightBytes() {
        SeenFilings seen = new SeenFilings();
        Random random = new Random(7);
        for (int i = 0; i < 300_000; i++) {
            byte[] bits = new byte[16];
            random.nextBytes(bits);
            seen.add("US-" + i, new ContentHash(bits));
            assertThat(i < 10_000 || seen.bytes() <= 48L * (i + 1)).isTrue();
        }
        assertThat(seen.size()).isEqualTo(300_000);
        assertThat(seen.page().see("US-299999", content(1))).isEqualTo(Novelty.CHANGED);
    }

    @Test
    void hashesWhatADocumentSaysAndNotWhoReadItWhere() {
        FilingObservation read = AFiling.observed("1", "Lamp");
        FilingObservation elsewhere = FilingObservation.newBuilder(read)
                .setFeed("another")
                .setPosition("elsewhere")
                .setHistory(true)
                .build();
        FilingObservation corrected =
                FilingObservation.newBuilder(read).setTitle("Light").build();

        assertThat(ContentHashes.of(elsewhere)).isEqualTo(ContentHashes.of(read));
        assertThat(ContentHashes.of(corrected)).isNotEqualTo(ContentHashes.of(read));
    }

    @Test
    void doesNotChangeAHashWhenALaterSchemaAddsAFieldThatSaysNothing() {
        FilingObservation read = AFiling.observed("1", "Lamp");
        List<Field> fields = new ArrayList<>(read.getSchema().getFields().stream()
                .map(field -> new Field(field, field.schema()))
                .toList());
        fields.add(0, new Field("claims", Schema.createArray(Schema.create(Schema.Type.STRING)), "", List.of()));
        GenericRecord later =
                new GenericData.Record(Schema.createRecord("FilingObservation", "", "later", false, fields));
        read.getSchema().getFields().forEach(field -> later.put(field.name(), read.get(field.pos())));

        assertThat(ContentHashes.of(later)).isNotEqualTo(ContentHashes.of(AFiling.observed("1", "Light")));
        later.put("claims", List.of());
        assertThat(ContentHashes.of(later)).isEqualTo(ContentHashes.of(read));
        later.put("claims", List.of("A lamp."));
        assertThat(ContentHashes.of(later)).isNotEqualTo(ContentHashes.of(read));
    }

    /** Whoever changes the canonical form makes every document of every installation look changed. */
    @Test
    void hashesADocumentAsItDidInEarlierReleases() {
        FilingObservation observation = FilingObservation.newBuilder(AFiling.observed("1", "Lamp"))
                .setStatus(FilingStatus.PENDING)
                .build();
        assertThat(HexFormat.of().formatHex(ContentHashes.of(observation).bytes()))
                .isEqualTo("b373a3520560dfce725ce1c74e48da49");
    }

    private static ContentHash content(int document) {
        FilingObservation observation = AFiling.observed("" + document % 20, "Lamp " + document);
        return ContentHashes.of(observation);
    }
}
