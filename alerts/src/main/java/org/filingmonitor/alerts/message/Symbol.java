package org.filingmonitor.alerts.message;

/**
 * An IPC symbol.
 *
 * @param title its title, empty where none is known
 */
public record Symbol(String symbol, String title) {}
