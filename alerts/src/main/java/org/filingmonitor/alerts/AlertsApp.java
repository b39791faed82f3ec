package org.filingmonitor.alerts;

import io.javalin.config.RoutesConfig;

/** The alerts application: matches every change of a filing with the watchlists and tells their subscribers. */
public final class AlertsApp implements AutoCloseable {

    private AlertsApp() {}

    /** Starts the application. */
    public static AlertsApp start(AlertsConfig config) {
        return new AlertsApp();
    }

    /** Adds the routes of watchlists and alerts. */
    public void routes(RoutesConfig routes) {
        // Watchlists and alerts will answer here.
    }

    /** Tells whether changes are being matched and watchlists can be read. */
    public boolean isReady() {
        return true;
    }

    @Override
    public void close() {
        // Nothing runs yet.
    }
}
