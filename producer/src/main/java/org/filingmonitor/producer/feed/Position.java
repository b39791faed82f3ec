package org.filingmonitor.producer.feed;

/**
 * Where a document stood, for people.
 *
 * @param file name of the file
 * @param place place in the file, such as {@code record 12 (line 345)}; empty for the file as a whole
 */
public record Position(String file, String place) {

    /** Returns the position of a file as a whole. */
    public static Position of(String file) {
        return new Position(file, "");
    }

    @Override
    public String toString() {
        return place.isEmpty() ? file : file + ", " + place;
    }
}
