package org.filingmonitor.producer.feed;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.filingmonitor.producer.feed.ParsedDocument.Rejected;

/**
 * A page rendered to text, as lines. Pages are UTF-8 and at most {@value #LIMIT} bytes long; a page may be cut anywhere,
 * inside a character too.
 *
 * @param lines the lines, blanks of every kind around them stripped
 * @param ended true if the last line has its line end, so that it is known to be whole
 */
public record TextPage(List<String> lines, boolean ended) {

    /** Length of a page in bytes, at most: a thousand times a page of a hundred records. */
    static final int LIMIT = 16 * 1024 * 1024;

    private static final byte[] BIG_ENDIAN = {(byte) 0xFE, (byte) 0xFF};
    private static final byte[] LITTLE_ENDIAN = {(byte) 0xFF, (byte) 0xFE};
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    /**
     * Reads the documents of a page. Whatever is wrong with the page as a whole, rather than with a document, gives one
     * rejection. Of damaged content, what stands before the damage is read as a page that is cut there.
     */
    public static DocumentReader read(
            InputStream content, Source source, Function<TextPage, List<ParsedDocument>> documents) throws IOException {
        byte[] bytes = Beginning.upTo(LIMIT + 1, content);
        Optional<String> fault = fault(bytes);
        return DocumentReader.of(
                fault.isPresent()
                        ? List.of(new Rejected(Position.of(source.file()), fault.get(), bytes))
                        : documents.apply(of(bytes)));
    }

    /** Returns a page's first bytes as text, for telling its format; what is no UTF-8 is replaced. */
    public static TextPage ofHead(byte[] head) {
        return of(head);
    }

    /**
     * Returns lines as the bytes that a dead letter keeps, so that to read them again is to read them as they stood.
     *
     * @param whole true if the last line has its line end
     */
    public static byte[] raw(List<String> lines, boolean whole) {
        return (String.join("\n", lines) + (whole ? "\n" : "")).getBytes(StandardCharsets.UTF_8);
    }

    private static TextPage of(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        String unmarked = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
        // No-break spaces lay such pages out; String.strip leaves them.
        List<String> lines =
                unmarked.replace('\u00A0', ' ').lines().map(String::strip).toList();
        return new TextPage(lines, unmarked.endsWith("\n") || unmarked.endsWith("\r"));
    }

    /** Says why bytes cannot be a page of text: empty, too long, binary or wrongly encoded. */
    public static Optional<String> fault(byte[] bytes) {
        if (bytes.length == 0) {
            return Optional.of("empty");
        }
        if (bytes.length > LIMIT) {
            return Optional.of("longer than the " + LIMIT + " bytes that a page of text may have: split it");
        }
        if (startsUtf16(bytes)) {
            return Optional.of("encoded as UTF-16: convert it to UTF-8");
        }
        for (byte each : bytes) {
            if (each == 0) {
                return Optional.of("binary, not text");
            }
        }
        return malformed(bytes);
    }

    private static boolean startsUtf16(byte[] bytes) {
        byte[] mark = Arrays.copyOf(bytes, 2);
        return Arrays.equals(mark, BIG_ENDIAN) || Arrays.equals(mark, LITTLE_ENDIAN);
    }

    private static Optional<String> malformed(byte[] bytes) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(8192);
        while (true) {
            // Without endOfInput, a character cut at the page's end is no fault.
            CoderResult result = decoder.decode(in, out, false);
            if (result.isError()) {
                return Optional.of("not UTF-8 at byte " + (in.position() + 1) + ": convert it to UTF-8");
            }
            if (result.isUnderflow()) {
                return Optional.empty();
            }
            out.clear();
        }
    }
}
