package org.filingmonitor.monitor.local;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/**
 * Runs the main class named by its first argument until standard input ends. The monitor holds the other end of that
 * pipe, so the registry's process ends with the monitor's, even one that was killed. Stands alone: it is packed into a
 * jar of its own, beside the registry's libraries.
 */
public final class RegistryLauncher {

    private RegistryLauncher() {}

    /** Runs {@code args[0]}'s main method. */
    public static void main(String[] args) throws Throwable {
        Thread watch = new Thread(RegistryLauncher::haltAtEndOfInput, "parent-watch");
        watch.setDaemon(true);
        watch.start();
        Class<?> registry = Class.forName(args[0]);
        MethodHandles.publicLookup()
                .findStatic(registry, "main", MethodType.methodType(void.class, String[].class))
                .invoke(new String[0]);
    }

    private static void haltAtEndOfInput() {
        try {
            while (System.in.read() != -1) {
                // The monitor writes nothing; whatever comes is not the end.
            }
        } catch (IOException e) {
            System.err.println("Lost the monitor: " + e);
        }
        Runtime.getRuntime().halt(0);
    }
}
