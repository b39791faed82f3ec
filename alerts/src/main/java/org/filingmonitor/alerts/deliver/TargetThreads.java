package org.filingmonitor.alerts.deliver;

import java.time.Duration;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.RejectedExecutionHandler;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads that wait for targets: as many as targets are tried at a moment, up to {@value #MOST}, so that a thousand of
 * them that hang keep nobody else waiting. A thread that has nothing to do is used before another one is started.
 */
final class TargetThreads {

    private static final int MOST = 2_000;
    /** In bytes; sending needs less than half of it, the usual stack is four times as large. */
    private static final long STACK = 256L * 1024;

    private static final Duration IDLE = Duration.ofSeconds(30);

    private TargetThreads() {}

    static ThreadPoolExecutor start() {
        HandedOver waiting = new HandedOver();
        RejectedExecutionHandler later = (task, threads) -> {
            if (!threads.isShutdown()) { // what comes once it is closed is tried again after the next start
                waiting.put(task);
            }
        };
        AtomicInteger number = new AtomicInteger();
        ThreadFactory factory = task -> new Thread(null, task, "alert-delivery-" + number.incrementAndGet(), STACK);
        return new ThreadPoolExecutor(0, MOST, IDLE.toSeconds(), TimeUnit.SECONDS, waiting, factory, later);
    }

    /** Takes a task only if a thread is waiting for one; what is put is kept until one is free. */
    private static final class HandedOver extends LinkedTransferQueue<Runnable> {

        private static final long serialVersionUID = 1;

        @Override
        public boolean offer(Runnable task) {
            return tryTransfer(task);
        }
    }
}
