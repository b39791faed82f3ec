package org.filingmonitor.alerts.watch;

import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.filingmonitor.alerts.wire.KafkaClients;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The other instances that match, as their consumer group knows them; one that was killed stays for its time-out. */
final class Fellows implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Fellows.class);

    private final Admin admin;
    private final String group;
    private final String instance;

    Fellows(KafkaClients clients, String group) {
        this.admin = clients.admin();
        this.group = group;
        this.instance = clients.instance();
    }

    /** Tells whether there are, or may be, other instances. */
    boolean exist() throws InterruptedException {
        try {
            ConsumerGroupDescription described = admin.describeConsumerGroups(List.of(group))
                    .describedGroups()
                    .get(group)
                    .get();
            return described.members().stream()
                    .anyMatch(member -> !member.groupInstanceId().orElse("").startsWith(instance));
        } catch (ExecutionException e) {
            LOG.warn("Kafka does not tell which instances match: {}", e.getMessage());
            return true;
        }
    }

    @Override
    public void close() {
        admin.close();
    }
}
