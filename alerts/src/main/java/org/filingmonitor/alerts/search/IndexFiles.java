package org.filingmonitor.alerts.search;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.MMapDirectory;

/** The files of an index: whether they are one that this version can use. */
final class IndexFiles {

    private IndexFiles() {}

    /** Makes an empty directory. */
    static void clear(Path path) throws IOException {
        Files.createDirectories(path);
        try (DirectoryStream<Path> files = Files.newDirectoryStream(path)) {
            for (Path file : files) {
                Files.delete(file);
            }
        }
    }

    /**
     * Returns up to where the index in a directory has read.
     *
     * @throws UnfitIndexException if it does not say so
     */
    static IndexPosition position(Path path) throws IOException, UnfitIndexException {
        try (Directory directory = new MMapDirectory(path)) {
            if (!DirectoryReader.indexExists(directory)) {
                throw new UnfitIndexException("there is none");
            }
            return IndexPosition.of(SegmentInfos.readLatestCommit(directory).getUserData())
                    .orElseThrow(
                            () -> new UnfitIndexException("it is of another version, or was never built to the end"));
        } catch (IOException e) {
            throw unfit(e);
        }
    }

    /** Returns why files are no index; throws what says nothing about them, as when the disk cannot be read. */
    static UnfitIndexException unfit(IOException failure) throws IOException {
        if (failure instanceof IndexFormatTooOldException || failure instanceof IndexFormatTooNewException) {
            return new UnfitIndexException("another version of Lucene wrote it", failure);
        }
        if (isDamage(failure)) {
            return new UnfitIndexException("it is damaged", failure);
        }
        throw failure;
    }

    /** Tells whether a failure says that files are damaged or missing. */
    static boolean isDamage(Throwable failure) {
        return failure instanceof CorruptIndexException
                || failure instanceof EOFException
                || failure instanceof NoSuchFileException
                || failure instanceof FileNotFoundException;
    }
}
