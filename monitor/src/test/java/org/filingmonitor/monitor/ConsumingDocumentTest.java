package org.filingmonitor.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.filingmonitor.topic.Topic;
import org.filingmonitor.topic.Topics;
import org.junit.jupiter.api.Test;

class ConsumingDocumentTest {

    @Test
    void describesEveryTopic() throws IOException {
        List<String> rows = Files.readAllLines(Path.of("..", "streams", "CONSUMING.md")).stream()
                .filter(line -> line.startsWith("| `"))
                .toList();
        assertThat(Topics.all()).allSatisfy(topic -> assertThat(rows)
                .anyMatch(row -> row.startsWith("| `" + topic.name() + "` |")
                        && row.contains("| " + topic.value().getSimpleName() + " |")));
        assertThat(Topics.withDeadLetters()).extracting(Topic::deadLetters).allSatisfy(name -> assertThat(rows)
                .anyMatch(row -> row.contains("`" + name + "`")));
    }
}
