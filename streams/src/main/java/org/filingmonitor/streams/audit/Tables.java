package org.filingmonitor.streams.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.CompressionType;
import org.rocksdb.DBOptions;
import org.rocksdb.LRUCache;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.UInt64AddOperator;
import org.rocksdb.WriteBufferManager;
import org.rocksdb.WriteOptions;

/**
 * What an audit needs to remember, on disk in a directory of its own that closing removes, so that its memory is bounded
 * however many filings there are.
 */
final class Tables implements AutoCloseable {

    /** The tables. Of {@link #CELLS}, every value is a number. */
    enum Name {
        DEFAULT,
        LINKS,
        FILINGS,
        COUNTED,
        CHANGED,
        CELLS,
        LIVE_COUNTS,
        LIVE_TRENDS
    }

    private static final long CACHE_BYTES = 64L << 20;
    private static final long WRITE_BUFFER_BYTES = 64L << 20;

    static {
        RocksDB.loadLibrary();
    }

    private final Path directory;
    private final LRUCache cache = new LRUCache(CACHE_BYTES);
    private final WriteBufferManager buffers = new WriteBufferManager(WRITE_BUFFER_BYTES, cache);
    private final DBOptions options;
    private final ColumnFamilyOptions table;
    private final WriteOptions writing = new WriteOptions().setDisableWAL(true);
    private final Map<Name, ColumnFamilyHandle> tables = new EnumMap<>(Name.class);
    private final RocksDB database;

    private Tables(Path directory) throws RocksDBException {
        this.directory = directory;
        options = new DBOptions()
                .setCreateIfMissing(true)
                .setCreateMissingColumnFamilies(true)
                .setWriteBufferManager(buffers);
        table = new ColumnFamilyOptions()
                .setCompressionType(CompressionType.LZ4_COMPRESSION)
                .setMergeOperator(new UInt64AddOperator())
                .setTableFormatConfig(
                        new BlockBasedTableConfig().setBlockCache(cache).setCacheIndexAndFilterBlocks(true));
        List<ColumnFamilyHandle> opened = new ArrayList<>();
        database = RocksDB.open(options, directory.toString(), descriptors(), opened);
        for (Name name : Name.values()) {
            tables.put(name, opened.get(tables.size()));
        }
    }

    private List<ColumnFamilyDescriptor> descriptors() {
        return Arrays.stream(Name.values())
                .map(name -> new ColumnFamilyDescriptor(
                        name == Name.DEFAULT ? RocksDB.DEFAULT_COLUMN_FAMILY : RowKey.of(name.name()), table))
                .toList();
    }

    /**
     * Opens empty tables.
     *
     * @throws UncheckedIOException if there is no place for temporary files
     */
    static Tables open() {
        try {
            return new Tables(Files.createTempDirectory("filing-monitor-audit"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (RocksDBException e) {
            throw failed(e);
        }
    }

    /** Returns what stands under a key; null for nothing. */
    byte[] get(Name name, byte[] key) {
        try {
            return database.get(handle(name), key);
        } catch (RocksDBException e) {
            throw failed(e);
        }
    }

    /** Lets a value stand under a key from now on; null for nothing. */
    void put(Name name, byte[] key, byte[] value) {
        try {
            if (value == null) {
                database.delete(handle(name), writing, key);
            } else {
                database.put(handle(name), writing, key, value);
            }
        } catch (RocksDBException e) {
            throw failed(e);
        }
    }

    /** Adds to a number; one that is not there is 0. */
    void add(Name name, byte[] key, long number) {
        byte[] value = ByteBuffer.allocate(Long.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(number)
                .array();
        try {
            database.merge(handle(name), writing, key, value);
        } catch (RocksDBException e) {
            throw failed(e);
        }
    }

    /** Reads a number. */
    static long number(byte[] value) {
        return ByteBuffer.wrap(value).order(ByteOrder.LITTLE_ENDIAN).getLong();
    }

    /** Returns the rows whose keys begin with a prefix, in order of their bytes; close them. */
    TableRows rows(Name name, byte[] prefix) {
        return new TableRows(database.newIterator(handle(name)), prefix);
    }

    private ColumnFamilyHandle handle(Name name) {
        return tables.get(name);
    }

    private static UncheckedIOException failed(RocksDBException e) {
        return new UncheckedIOException(new IOException("Cannot keep the tables of the audit: " + e.getMessage(), e));
    }

    @Override
    public void close() {
        tables.values().forEach(ColumnFamilyHandle::close);
        database.close();
        List.of(writing, table, options, buffers, cache).forEach(org.rocksdb.AbstractNativeReference::close);
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
