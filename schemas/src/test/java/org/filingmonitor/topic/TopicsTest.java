package org.filingmonitor.topic;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

class TopicsTest {

    @Test
    void topicsThatAreJoinedByFilingHaveAsManyPartitions() {
        assertThat(Topics.FILING_CHANGES.partitions()).isEqualTo(Topics.FILINGS.partitions());
        assertThat(Topics.FILINGS_TABLE.partitions()).isEqualTo(Topics.FILINGS.partitions());
    }

    @Test
    void tablesReadWholeHaveOnePartition() {
        assertThat(Topics.LEDGER.partitions()).isEqualTo(1);
        assertThat(Topics.IPC_TITLES.partitions()).isEqualTo(1);
        assertThat(Topics.WATCHLISTS.partitions()).isEqualTo(1);
        assertThat(Topics.ALERT_MARKS.partitions()).isEqualTo(1);
    }

    @Test
    void namesAreUniqueAndCarryAVersion() {
        assertThat(Topics.all())
                .extracting(Topic::name)
                .doesNotHaveDuplicates()
                .allMatch(name -> name.matches("[a-z]+(-[a-z]+)*\\.v[1-9]\\d*"));
    }

    @Test
    void deadLettersStandBesideTheirTopic() {
        assertThat(Topics.FILINGS.deadLetters()).isEqualTo("filings.dlq.v1");
        assertThat(Topics.all()).containsAll(Topics.withDeadLetters());
        assertThat(Topics.withDeadLetters()).extracting(Topic::deadLetters).doesNotHaveDuplicates();
    }

    @Test
    void aRecordThatMeansSomethingAtEveryTimeIsNeverCompactedAway() {
        assertThat(Topics.withDeadLetters()).extracting(Topic::cleanup).doesNotContain(Topic.Cleanup.COMPACT);
    }

    @Test
    void everyFieldSaysWhatItIs() {
        assertThat(Topics.all()).allSatisfy(topic -> {
            assertDocumented(topic.keySchema());
            assertDocumented(topic.valueSchema());
        });
    }

    private static void assertDocumented(Schema schema) {
        switch (schema.getType()) {
            case RECORD -> {
                assertThat(schema.getDoc()).as(schema.getFullName()).isNotBlank();
                for (Schema.Field field : schema.getFields()) {
                    assertThat(field.doc())
                            .as(schema.getFullName() + "." + field.name())
                            .isNotBlank();
                    assertDocumented(field.schema());
                }
            }
            case ENUM -> assertThat(schema.getDoc()).as(schema.getFullName()).isNotBlank();
            case ARRAY -> assertDocumented(schema.getElementType());
            case MAP -> assertDocumented(schema.getValueType());
            case UNION -> schema.getTypes().forEach(TopicsTest::assertDocumented);
            default -> {
                // Numbers and strings are described by their field.
            }
        }
    }
}
