package org.filingmonitor.streams.query;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * The body of an answer while it comes. Unlike the client's own stream it fails when nothing comes for a time, as from an
 * instance that hangs. No more is fetched than is read.
 */
final class PatientStream extends InputStream implements BodySubscriber<InputStream> {

    /** Buffers, a failure, or the end: one at a time, since the next is asked for once the last is read. */
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();

    private final CompletableFuture<Subscription> subscription = new CompletableFuture<>();
    private final Duration patience;
    private Iterator<ByteBuffer> buffers = List.<ByteBuffer>of().iterator();
    private ByteBuffer current = ByteBuffer.allocate(0);
    private boolean ended;

    PatientStream(Duration patience) {
        this.patience = patience;
    }

    private record Event(List<ByteBuffer> buffers, Throwable failure) {}

    @Override
    public CompletionStage<InputStream> getBody() {
        return CompletableFuture.completedStage(this);
    }

    @Override
    public void onSubscribe(Subscription begun) {
        subscription.complete(begun);
        begun.request(1);
    }

    @Override
    public void onNext(List<ByteBuffer> item) {
        events.add(new Event(item, null));
    }

    @Override
    public void onError(Throwable failure) {
        events.add(new Event(List.of(), failure));
    }

    @Override
    public void onComplete() {
        events.add(new Event(null, null));
    }

    @Override
    public int read() throws IOException {
        return advance() ? Byte.toUnsignedInt(current.get()) : -1;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        if (length == 0) {
            return 0;
        }
        if (!advance()) {
            return -1;
        }
        int size = Math.min(length, current.remaining());
        current.get(bytes, offset, size);
        return size;
    }

    /** Moves on to a buffer with bytes; false at the end. */
    private boolean advance() throws IOException {
        while (!ended && !current.hasRemaining()) {
            if (buffers.hasNext()) {
                current = buffers.next();
            } else {
                take(next());
            }
        }
        return !ended;
    }

    private void take(Event event) throws IOException {
        if (event.failure() != null) {
            throw new IOException("The answer was broken off", event.failure());
        }
        ended = event.buffers() == null;
        if (!ended) {
            buffers = event.buffers().iterator();
            subscription.join().request(1);
        }
    }

    private Event next() throws IOException {
        try {
            Event event = events.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
            if (event == null) {
                throw new HttpTimeoutException("Nothing came for " + patience.toSeconds() + " s");
            }
            return event;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    @Override
    public void close() {
        Subscription begun = subscription.getNow(null);
        if (begun != null) {
            begun.cancel();
        }
    }
}
