package org.filingmonitor.alerts.watch;

/**
 * What is wrong with a file of watchlists, and what to do about it.
 *
 * @param file the file
 * @param line line in it, from 1
 * @param column column in that line, from 1
 * @param watchlist id of the watchlist; empty where it has none, or the whole file is meant
 * @param where part of the watchlist, such as {@code channels[0].url}; empty if it is not about one
 * @param problem what is wrong, and the cure
 */
public record FileProblem(String file, int line, int column, String watchlist, String where, String problem) {

    static FileProblem of(String file, Place place, String problem) {
        return new FileProblem(file, place.line(), place.column(), "", "", problem);
    }

    /** Returns it as compilers write theirs, {@code FILE:LINE:COLUMN: WHERE: PROBLEM}. */
    @Override
    public String toString() {
        return file + ":" + line + ":" + column + ": " + (where.isEmpty() ? "" : where + ": ") + problem;
    }
}
