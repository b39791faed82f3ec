package org.filingmonitor.producer.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.filingmonitor.producer.feed.AFiling.page;
import static org.filingmonitor.producer.feed.AFiling.read;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.filingmonitor.event.FeedStatus;
import org.filingmonitor.producer.publish.LossyProxy.Loss;
import org.filingmonitor.topic.TestBroker;
import org.filingmonitor.topic.Topics;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A commit of which the publisher hears nothing: it may have succeeded or not. */
class LostCommitTest {

    @ParameterizedTest
    @EnumSource
    void publishesAPageOnceWhateverOfItsCommitIsLost(Loss loss) throws Exception {
        int port = TestBroker.freePort();
        try (LossyProxy proxy = new LossyProxy(port);
                TestKafka kafka = TestKafka.startBehind(proxy.port(), port);
                FilingPublisher publisher = publisher(kafka)) {
            publisher.open();
            publisher.publish(page("1", read("1", "Lamp")));

            proxy.lose(loss);
            assertThat(publisher.publish(page("2", read("1", "Lamp"), read("2", "Wick"))))
                    .isEqualTo(new Tally(1, 0, 1, 0, 0));
            assertThat(publisher.publish(page("3", read("2", "Wick")))).isEqualTo(new Tally(0, 0, 1, 0, 0));

            assertThat(kafka.values(Topics.FILINGS)).hasSize(2);
            assertThat(kafka.values(Topics.FEED_STATUS))
                    .extracting(FeedStatus::getRead)
                    .containsExactly(1L, 3L, 4L);
        }
    }

    private static FilingPublisher publisher(TestKafka kafka) {
        Map<String, String> impatient = new HashMap<>(kafka.clients());
        impatient.put("max.block.ms", "6000");
        impatient.put("delivery.timeout.ms", "3000");
        impatient.put("request.timeout.ms", "2000");
        return new FilingPublisher(impatient, "a", "test", new Ledger(impatient), Clock.systemUTC());
    }
}
