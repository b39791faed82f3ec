package org.filingmonitor.monitor.letter;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Bytes as a terminal may show them. */
public final class RawText {

    private static final int LINE = 16;
    private static final HexFormat HEX = HexFormat.ofDelimiter(" ");

    private RawText() {}

    /** Returns UTF-8 text as it is, though cut within its last character; anything else as hexadecimal digits. */
    public static String of(byte[] bytes) {
        return text(bytes).orElseGet(() -> hex(bytes));
    }

    /** Returns text with what would steer the terminal, or begin a line, replaced. */
    public static String inOneLine(String text) {
        return text.replaceAll("\\s+", " ").replaceAll("\\p{Cc}", "\uFFFD");
    }

    private static Optional<String> text(byte[] bytes) {
        CharBuffer text = CharBuffer.allocate(bytes.length);
        boolean malformed = StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes), text, false)
                .isError();
        return Optional.of(text.flip().toString())
                .filter(decoded -> !malformed && decoded.chars().noneMatch(RawText::steers));
    }

    private static boolean steers(int character) {
        return Character.isISOControl(character) && character != '\n' && character != '\r' && character != '\t';
    }

    private static String hex(byte[] bytes) {
        return IntStream.iterate(0, start -> start < bytes.length, start -> start + LINE)
                .mapToObj(start -> "%08x  %s"
                        .formatted(
                                start,
                                HEX.formatHex(Arrays.copyOfRange(bytes, start, Math.min(bytes.length, start + LINE)))))
                .collect(Collectors.joining("\n"));
    }
}
