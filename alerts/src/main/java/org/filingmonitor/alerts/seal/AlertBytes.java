package org.filingmonitor.alerts.seal;

import org.apache.kafka.common.utils.Utils;
import org.filingmonitor.alerts.wire.TopicBytes;
import org.filingmonitor.event.Alert;
import org.filingmonitor.event.TrendAlert;
import org.filingmonitor.event.Watchlist;
import org.filingmonitor.serde.AvroSerdes;
import org.filingmonitor.topic.Topics;

/**
 * Alerts as the bytes of their topics, by which stores keep them: so they can be read by every version that reads the
 * topics.
 */
record AlertBytes(TopicBytes<Alert> ofFilings, TopicBytes<TrendAlert> ofTrends) {

    static AlertBytes of(AvroSerdes serdes) {
        return new AlertBytes(TopicBytes.of(Topics.ALERTS, serdes), TopicBytes.of(Topics.TREND_ALERTS, serdes));
    }

    byte[] write(FiredAlert alert) {
        return alert.isOfTrend() ? ofTrends.bytes(alert.ofTrend()) : ofFilings.bytes(alert.ofFiling());
    }

    FiredAlert read(byte[] bytes, boolean ofTrend) {
        return ofTrend ? FiredAlert.of(ofTrends.value(bytes)) : FiredAlert.of(ofFilings.value(bytes));
    }

    /** Returns the partition that a watchlist's alerts are in, as Kafka's producer chooses it by the key's bytes. */
    int partition(Watchlist watchlist, int partitions) {
        TopicBytes<?> topic = watchlist.getTrend() == null ? ofFilings : ofTrends;
        return Utils.toPositive(Utils.murmur2(topic.keyBytes(watchlist.getId()))) % partitions;
    }
}
