package org.filingmonitor.alerts.deliver;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Executor;

/**
 * One lane for each target: tasks of one target run one after the other, those of different targets side by side, so that
 * a target that hangs keeps nobody waiting but itself.
 */
final class Lanes {

    private final Executor threads;
    private final Map<String, Queue<Runnable>> waiting = new HashMap<>();

    Lanes(Executor threads) {
        this.threads = threads;
    }

    /** Runs a task once those of the same target before it are done. */
    synchronized void run(String target, Runnable task) {
        Queue<Runnable> lane = waiting.get(target);
        if (lane != null) {
            lane.add(task);
            return;
        }
        waiting.put(target, new ArrayDeque<>());
        start(target, task);
    }

    private void start(String target, Runnable task) {
        threads.execute(() -> {
            try {
                task.run();
            } finally {
                next(target);
            }
        });
    }

    private synchronized void next(String target) {
        Runnable task = waiting.get(target).poll();
        if (task == null) {
            waiting.remove(target);
        } else {
            start(target, task);
        }
    }
}
