package org.filingmonitor.alerts.deliver;

/**
 * How many notifications are held in memory; the others of their targets are parked until there is room.
 *
 * @param perTarget most of one target
 * @param inAll most of all targets together; a target that has none may always hold one
 */
public record Holding(int perTarget, int inAll) {

    public static final Holding DEFAULT = new Holding(500, 10_000);

    /** Checks that there is room at all. */
    public Holding {
        if (perTarget < 1 || inAll < 1) {
            throw new IllegalArgumentException("hold at least one notification");
        }
    }
}
