package org.filingmonitor.filing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.ObjIntConsumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Reads the files of a scheme, and gathers what is wrong with any of them. */
final class IpcSchemeReader {

    /** Bytes of a file, at most: that of all symbols has 2.5 MB, and those of all titles have some 6 MB together. */
    static final int LARGEST_FILE = 64 << 20;

    /** Problems that are told, at most; of the others, how many there are. */
    private static final int TOLD = 10;

    /** How deep files may lie: archives unpack to directories of their own. */
    private static final int DEEPEST = 3;

    private static final Comparator<Path> BY_NAME = Comparator.<Path, String>comparing(
                    file -> file.getFileName().toString())
            .thenComparing(Comparator.naturalOrder());

    private final IpcSchemeRows rows = new IpcSchemeRows();
    private final List<String> problems = new ArrayList<>();
    private int untold;
    private Path inventory;

    private IpcSchemeReader() {}

    /**
     * Reads a scheme from files and directories of files.
     *
     * @throws IllegalArgumentException in one line that names every problem
     */
    static IpcScheme read(Collection<Path> given) {
        IpcSchemeReader reader = new IpcSchemeReader();
        given.stream().flatMap(reader::files).distinct().sorted(BY_NAME).forEach(reader::readFile);
        return reader.scheme(given);
    }

    private IpcScheme scheme(Collection<Path> given) {
        if (inventory == null && problems.isEmpty()) {
            problem("nothing in " + given + " is an inventory of IPC symbols: add WIPO's, with rows such as "
                    + IpcSchemeRows.INVENTORY_ROW);
        }
        if (!problems.isEmpty()) {
            String more = untold == 0 ? "" : "; and " + untold + " more problems";
            throw new IllegalArgumentException(String.join("; ", problems) + more);
        }
        return rows.scheme();
    }

    private void problem(String problem) {
        if (problems.size() < TOLD) {
            problems.add(problem);
        } else {
            untold++;
        }
    }

    private Stream<Path> files(Path given) {
        Path path = given.toAbsolutePath().normalize();
        if (!Files.isDirectory(path)) {
            return Stream.of(path);
        }
        try (Stream<Path> entries = Files.walk(path, DEEPEST)) {
            List<Path> files = entries.filter(Files::isRegularFile)
                    .filter(file -> !isHidden(path.relativize(file)))
                    .toList();
            return files.stream();
        } catch (IOException | UncheckedIOException e) {
            problem(path + ": not readable");
            return Stream.empty();
        }
    }

    private static boolean isHidden(Path file) {
        return StreamSupport.stream(file.spliterator(), false)
                .anyMatch(part -> part.toString().startsWith("."));
    }

    private void readFile(Path file) {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            problem(file + ": no such file or directory, or not readable");
            return;
        }
        try {
            readRows(file);
        } catch (IOException e) {
            problem(file + ": " + e.getMessage() + ": give the scheme's own files, unpacked");
        }
    }

    private void readRows(Path file) throws IOException {
        String first = firstRow(file);
        if (first.isEmpty()) {
            problem(file + ": empty: get it anew, or take it away");
        } else if (first.indexOf(IpcSchemeRows.TITLE_DIVIDER) >= 0) {
            eachRow(file, (row, line) -> rows.addTitle(row));
        } else if (first.indexOf(IpcSchemeRows.INVENTORY_DIVIDER) >= 0) {
            readInventory(file);
        } else {
            problem(file + ": neither an inventory, with rows such as " + IpcSchemeRows.INVENTORY_ROW
                    + ", nor a title list, such as " + IpcSchemeRows.TITLE_ROW + ": take it away");
        }
    }

    private void readInventory(Path file) throws IOException {
        if (inventory != null) {
            problem(file + ": an inventory, as " + inventory + " is: keep the newer one alone");
            return;
        }
        inventory = file;
        eachRow(file, rows::addPeriod);
    }

    /** Returns the first line that is not blank, or an empty one. */
    private static String firstRow(Path file) throws IOException {
        if (Files.size(file) > LARGEST_FILE) {
            throw new IOException("larger than " + LARGEST_FILE + " bytes");
        }
        try (BoundedLines lines = new BoundedLines(Files.newInputStream(file))) {
            String line = lines.next();
            while (line != null && line.isBlank()) {
                line = lines.next();
            }
            return line == null ? "" : line;
        }
    }

    private void eachRow(Path file, ObjIntConsumer<String> add) throws IOException {
        try (BoundedLines lines = new BoundedLines(Files.newInputStream(file))) {
            for (String line = lines.next(); line != null; line = lines.next()) {
                addRow(line, lines.number(), file, add);
            }
        }
    }

    private void addRow(String line, int number, Path file, ObjIntConsumer<String> add) {
        try {
            if (!line.isBlank()) {
                add.accept(line, number);
            }
        } catch (IllegalArgumentException wrong) {
            problem(file + ", line " + number + ": " + wrong.getMessage());
        }
    }
}
