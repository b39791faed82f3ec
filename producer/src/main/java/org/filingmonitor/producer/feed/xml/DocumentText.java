package org.filingmonitor.producer.feed.xml;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The characters of a document, in the encoding that it declares: UTF-8, ISO-8859-1, US-ASCII or windows-1252. Nothing is
 * guessed: bytes that are no characters in the declared encoding reject the document.
 */
final class DocumentText {

    private static final Map<String, Charset> ENCODINGS = Map.of(
            "UTF-8", StandardCharsets.UTF_8,
            "UTF8", StandardCharsets.UTF_8,
            "ISO-8859-1", StandardCharsets.ISO_8859_1,
            "LATIN1", StandardCharsets.ISO_8859_1,
            "US-ASCII", StandardCharsets.US_ASCII,
            "ASCII", StandardCharsets.US_ASCII,
            "WINDOWS-1252", Charset.forName("windows-1252"),
            "CP1252", Charset.forName("windows-1252"));

    private static final int CHARACTERS_AT_ONCE = 8192;

    private DocumentText() {}

    /**
     * Returns a cursor at the root of a document.
     *
     * @throws IllegalArgumentException if its encoding is not read, or its bytes are not in it
     */
    static XmlCursor cursor(Cut document) {
        Charset charset = charset(document.encoding());
        byte[] bytes = document.head();
        if (!Bytes.areAscii(bytes)) {
            check(bytes, charset);
        }
        InputStream in = new ByteArrayInputStream(bytes);
        return charset.equals(StandardCharsets.UTF_8)
                ? XmlCursor.atRoot(in)
                : XmlCursor.atRoot(new InputStreamReader(in, charset));
    }

    /** The parser lets some invalid bytes pass in what it skips. */
    private static void check(byte[] bytes, Charset charset) {
        CharsetDecoder decoder = charset.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(CHARACTERS_AT_ONCE);
        CoderResult result = CoderResult.OVERFLOW;
        while (result.isOverflow()) {
            out.clear();
            result = decoder.decode(in, out, true);
        }
        if (result.isError()) {
            throw new IllegalArgumentException("not " + charset.name() + " at byte " + (in.position() + 1)
                    + " of the document: convert it, or correct the encoding that it declares");
        }
    }

    private static Charset charset(String declared) {
        Charset charset = ENCODINGS.get(declared.toUpperCase(Locale.ROOT));
        if (charset == null) {
            throw new IllegalArgumentException(
                    "declares encoding " + declared + ", which is not read: convert it to UTF-8");
        }
        return charset;
    }

    /** Says what is wrong with a file as a whole, going by its first bytes. */
    static Optional<String> fileFault(byte[] bytes, int length) {
        boolean marked = length >= 2 && List.of(0xFEFF, 0xFFFE).contains(((bytes[0] & 0xFF) << 8) | (bytes[1] & 0xFF));
        boolean wide = length >= 4 && ((bytes[0] == 0 && bytes[2] == 0) || (bytes[1] == 0 && bytes[3] == 0));
        return marked || wide ? Optional.of("encoded as UTF-16: convert it to UTF-8") : Optional.empty();
    }
}
