package org.filingmonitor.monitor.command;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.Help.Ansi;

/** A table for people: columns as wide as they need be, numbers to the right, a blank line after it. */
final class Table {

    private static final String GAP = "  ";

    private final int columns;
    private final List<List<String>> rows = new ArrayList<>();

    Table(String... header) {
        columns = header.length;
        rows.add(List.of(header));
    }

    /** Adds a row; cells beyond the header's are left out. */
    void row(String... cells) {
        rows.add(List.of(Arrays.copyOf(cells, columns)));
    }

    void print(PrintWriter out) {
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int i = 0; i < columns; i++) {
                widths[i] = Math.max(widths[i], width(row.get(i)));
            }
        }
        rows.forEach(row -> out.println(line(row, widths)));
        out.println();
    }

    private String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < columns; i++) {
            String cell = row.get(i);
            String padding = " ".repeat(widths[i] - width(cell));
            boolean number = cell.matches("<?\\d+(\\.\\d+)?|-");
            line.append(i == 0 ? "" : GAP).append(number ? padding + cell : cell + padding);
        }
        return line.toString().stripTrailing();
    }

    /** A Chinese character takes two columns. */
    private static int width(String cell) {
        return Ansi.OFF.new Text(cell).getCJKAdjustedLength();
    }
}
