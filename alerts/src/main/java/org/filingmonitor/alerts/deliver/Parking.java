package org.filingmonitor.alerts.deliver;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import org.apache.kafka.common.TopicPartition;

/**
 * Shares the room for notifications out among targets. What has none is parked: of it only the place in the topic is
 * kept, where it is read again in its turn. So a target that is away for long takes room from nobody.
 */
final class Parking {

    private final Holding holding;
    private final Map<String, Integer> held = new HashMap<>();
    private final Map<String, Queue<Place>> parked = new LinkedHashMap<>();
    private int heldInAll;
    private int parkedInAll;

    Parking(Holding holding) {
        this.holding = holding;
    }

    /**
     * Where a parked notification stands.
     *
     * @param target whom it is for
     * @param tried how often it was tried before
     * @param next when it is to be tried
     */
    record Place(String target, TopicPartition partition, long offset, int tried, Instant next) {}

    /** Holds a notification, or else parks it, and tells whether it is held; it never overtakes a parked one. */
    synchronized boolean hold(Pending pending) {
        String target = pending.target();
        if (!parked.containsKey(target) && hasRoom(target)) {
            take(target);
            return true;
        }
        parked.computeIfAbsent(target, any -> new ArrayDeque<>())
                .add(new Place(
                        target, pending.partition(), pending.record().offset(), pending.tried(), pending.next()));
        parkedInAll++;
        return false;
    }

    /** Gives the room of a held notification back. */
    synchronized void release(String target) {
        if (held.merge(target, -1, Integer::sum) == 0) {
            held.remove(target);
        }
        heldInAll--;
    }

    /** Returns parked notifications for which there is room now; each counts as held. */
    synchronized List<Place> admitted(int most) {
        List<Place> admitted = new ArrayList<>();
        for (String target : List.copyOf(parked.keySet())) {
            while (admitted.size() < most && hasRoom(target)) {
                Optional<Place> first = next(target);
                if (first.isEmpty()) {
                    break;
                }
                take(target);
                admitted.add(first.get());
            }
        }
        return admitted;
    }

    private Optional<Place> next(String target) {
        Queue<Place> queue = parked.get(target);
        if (queue == null) {
            return Optional.empty();
        }
        Place first = queue.remove();
        parkedInAll--;
        if (queue.isEmpty()) {
            parked.remove(target);
        }
        return Optional.of(first);
    }

    /** Forgets what is parked of partitions that are somebody else's now. */
    synchronized void forget(Collection<TopicPartition> partitions) {
        parked.values().forEach(queue -> queue.removeIf(place -> partitions.contains(place.partition())));
        parked.values().removeIf(Queue::isEmpty);
        parkedInAll = parked.values().stream().mapToInt(Queue::size).sum();
    }

    synchronized int parkedInAll() {
        return parkedInAll;
    }

    private boolean hasRoom(String target) {
        int own = held.getOrDefault(target, 0);
        return own == 0 || (own < holding.perTarget() && heldInAll < holding.inAll());
    }

    private void take(String target) {
        held.merge(target, 1, Integer::sum);
        heldInAll++;
    }
}
