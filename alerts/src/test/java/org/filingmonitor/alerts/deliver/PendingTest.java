package org.filingmonitor.alerts.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.filingmonitor.alerts.courier.Channels;
import org.filingmonitor.event.ChannelType;
import org.filingmonitor.event.Notification;
import org.junit.jupiter.api.Test;

class PendingTest {

    private static Pending to(ChannelType type, String target) {
        Notification notification = Records.notification("n", "w", target);
        notification.setChannel(Channels.of(type, target, null));
        return Pending.fresh(new ConsumerRecord<>("t", 0, 0, new byte[0], new byte[0]), notification, 0);
    }

    @Test
    void opensFewConnectionsToAMailServerAtOnce() {
        assertThat(IntStream.range(0, 500)
                        .mapToObj(i ->
                                to(ChannelType.EMAIL, "a" + i + "@example.org").lane())
                        .distinct())
                .hasSize(Pending.MAIL_LANES);
        assertThat(IntStream.range(0, 500)
                        .mapToObj(i -> to(ChannelType.WEBHOOK, "https://example.org/" + i)
                                .lane())
                        .distinct())
                .hasSize(500);
    }

    @Test
    void keepsTheRoomOfEachAddressApart() {
        assertThat(to(ChannelType.EMAIL, "a@example.org").target())
                .isNotEqualTo(to(ChannelType.EMAIL, "b@example.org").target());
    }
}
