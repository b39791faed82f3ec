package org.filingmonitor.alerts.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.filingmonitor.alerts.AFiling.aFiling;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.filingmonitor.event.FilingChange;
import org.junit.jupiter.api.Test;

/** Feeding an index that stops and begins again, as where Kafka was away. */
class IndexUpkeepTest {

    private static final IndexPosition POSITION =
            new IndexPosition(new IndexPosition.Origin("cluster", "topic"), Map.of(0, 1L));

    @Test
    void makesFoundAndLastWhatWasWrittenBeforeItBeganAgain() throws IOException {
        try (TestIndex index = new TestIndex()) {
            FilingChange change =
                    new FilingChange(null, aFiling("US-1").filing(), List.of("NEW"), Instant.EPOCH, false);
            index.change("US-1", change);
            new IndexUpkeep(index.index()).after(1, POSITION);

            IndexUpkeep again = new IndexUpkeep(index.index());
            await().atMost(Duration.ofSeconds(20)).until(() -> {
                again.after(0, POSITION);
                return index.content().containsKey("US-1");
            });
            again.finish(POSITION);
            index.restart();
            assertThat(index.content()).containsKey("US-1");
        }
    }
}
