package org.filingmonitor.alerts.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Readers that nobody ever has to answer: what is asked of the pool goes without Kafka. */
class ReaderPoolTest {

    private final int before = OpenClients.open();
    private final ReaderPool pool = new ReaderPool(unanswered(), Duration.ofMillis(50));

    private static KafkaClients unanswered() {
        Map<String, String> kafka = new HashMap<>(OpenClients.counted());
        kafka.put("bootstrap.servers", "127.0.0.1:1");
        return new KafkaClients(kafka, "test");
    }

    @AfterEach
    void leavesNoneOpen() {
        pool.close();
        assertThat(OpenClients.open()).isEqualTo(before);
    }

    @Test
    void keepsAReaderForTheNextWithoutItsPartitions() {
        KafkaConsumer<byte[], byte[]> first = pool.read(reader -> {
            reader.assign(List.of(new TopicPartition("any", 0)));
            return reader;
        });

        pool.read(second -> {
            assertThat(second).isSameAs(first);
            assertThat(second.assignment()).isEmpty();
            return null;
        });
        assertThat(OpenClients.open()).isEqualTo(before + 1);
    }

    @Test
    void throwsAReaderAwayThatFailed() {
        Set<Object> failed = ConcurrentHashMap.newKeySet();

        assertThatThrownBy(() -> pool.read(reader -> {
                    failed.add(reader);
                    throw new TimeoutException("it took too long");
                }))
                .isInstanceOf(TimeoutException.class)
                .hasMessage("it took too long");

        assertThat(OpenClients.open()).isEqualTo(before);
        assertThat((Object) pool.read(reader -> reader)).isNotIn(failed);
    }

    @Test
    void refusesWhoFindsAllReadersAtWorkAndClosesThemOnceTheyAreDone() throws Exception {
        ExecutorService requests = Executors.newFixedThreadPool(ReaderPool.MOST);
        try {
            Set<Object> atWork = ConcurrentHashMap.newKeySet();
            CountDownLatch done = new CountDownLatch(1);
            List<Future<Object>> answers = Stream.generate(() -> requests.submit(() -> pool.read(reader -> {
                        assertThat(atWork.add(reader)).isTrue();
                        return heldUntil(done);
                    })))
                    .limit(ReaderPool.MOST)
                    .toList();
            await().until(() -> atWork.size() == ReaderPool.MOST);

            assertThatThrownBy(() -> pool.read(reader -> reader))
                    .isInstanceOf(TimeoutException.class)
                    .hasMessageStartingWith("all 8 readers were at work");
            pool.close();
            assertThat(OpenClients.open()).isEqualTo(before + ReaderPool.MOST);
            done.countDown();
            for (Future<Object> answer : answers) {
                assertThat(answer.get()).isEqualTo("done");
            }
        } finally {
            requests.shutdownNow();
        }
    }

    private static Object heldUntil(CountDownLatch done) {
        try {
            done.await();
            return "done";
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
