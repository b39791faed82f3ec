package org.filingmonitor.alerts.wire;

import java.time.Duration;
import java.util.NoSuchElementException;
import java.util.function.Function;
import org.apache.commons.pool2.BasePooledObjectFactory;
import org.apache.commons.pool2.PooledObject;
import org.apache.commons.pool2.impl.DefaultPooledObject;
import org.apache.commons.pool2.impl.GenericObjectPool;
import org.apache.commons.pool2.impl.GenericObjectPoolConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Readers of what topics hold, for requests: to make one takes longer than most requests do. Each is one request's at a time, and kept for the
 * next; one with which a request failed is thrown away.
 */
public final class ReaderPool implements AutoCloseable {

    /** Most readers at a time, at work or idle. */
    static final int MOST = 8;

    private static final Logger LOG = LoggerFactory.getLogger(ReaderPool.class);

    /** How long a request waits for a reader. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Duration patience;
    private final GenericObjectPool<KafkaConsumer<byte[], byte[]>> readers;

    /** Begins with none, and makes them as they are asked for. */
    public ReaderPool(KafkaClients clients) {
        this(clients, PATIENCE);
    }

    ReaderPool(KafkaClients clients, Duration patience) {
        this.patience = patience;
        GenericObjectPoolConfig<KafkaConsumer<byte[], byte[]>> config = new GenericObjectPoolConfig<>();
        config.setMaxTotal(MOST);
        config.setMaxIdle(MOST);
        config.setMaxWait(patience);
        config.setJmxEnabled(false);
        readers = new GenericObjectPool<>(new Made(clients), config);
        readers.setSwallowedExceptionListener(e -> LOG.warn("A reader could not be closed: {}", e.toString()));
    }

    /**
     * Reads with a reader that nobody else has meanwhile; it has no partitions yet.
     *
     * @throws TimeoutException if others keep all readers for too long
     */
    public <R> R read(Function<KafkaConsumer<byte[], byte[]>, R> reading) {
        KafkaConsumer<byte[], byte[]> reader = borrow();
        R read;
        try {
            read = reading.apply(reader);
        } catch (RuntimeException | Error e) {
            throwAway(reader, e);
            throw e;
        }
        readers.returnObject(reader);
        return read;
    }

    private KafkaConsumer<byte[], byte[]> borrow() {
        try {
            return readers.borrowObject();
        } catch (NoSuchElementException e) {
            throw new TimeoutException("all " + MOST + " readers were at work for " + patience.toSeconds() + " s", e);
        } catch (InterruptedException e) {
            throw new InterruptException("interrupted while waiting for a reader", e);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new KafkaException("no reader can be made", e);
        }
    }

    private void throwAway(KafkaConsumer<byte[], byte[]> reader, Throwable failure) {
        try {
            readers.invalidateObject(reader);
        } catch (Exception e) {
            failure.addSuppressed(e);
        }
    }

    /** Closes the idle readers; those at work are closed once they are given back. */
    @Override
    public void close() {
        readers.close();
    }

    /** How readers are made, put aside and closed. */
    private static final class Made extends BasePooledObjectFactory<KafkaConsumer<byte[], byte[]>> {

        private final KafkaClients clients;

        Made(KafkaClients clients) {
            this.clients = clients;
        }

        @Override
        public KafkaConsumer<byte[], byte[]> create() {
            return clients.promptReader();
        }

        @Override
        public PooledObject<KafkaConsumer<byte[], byte[]>> wrap(KafkaConsumer<byte[], byte[]> reader) {
            return new DefaultPooledObject<>(reader);
        }

        /** Drops what it has fetched, and not read. */
        @Override
        public void passivateObject(PooledObject<KafkaConsumer<byte[], byte[]>> idle) {
            idle.getObject().unsubscribe();
        }

        @Override
        public void destroyObject(PooledObject<KafkaConsumer<byte[], byte[]>> gone) {
            gone.getObject().close();
        }
    }
}
