package org.filingmonitor.monitor.apart;

import io.javalin.config.RoutesConfig;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * An application that was started, as far as its runner is concerned.
 *
 * @param part what to close in the end
 * @param routes adds its HTTP routes
 * @param ready tells whether it is ready
 */
public record Application(AutoCloseable part, Consumer<RoutesConfig> routes, BooleanSupplier ready) {}
