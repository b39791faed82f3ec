package org.filingmonitor.producer.feed.container;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Names of files in an archive. They are shown to people and are never opened as a path. */
final class EntryName {

    private static final int SHOWN = 200;
    private static final int REPLACEMENT = 0xFFFD;

    private EntryName() {}

    /** Returns a name from its bytes: UTF-8, or else some older code of which the letters of English are right. */
    static String decoded(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException older) {
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
    }

    /** Returns what to show of a name: no way up or to the root, no control or invisible character, its end if it is long. */
    static String shown(String name) {
        String path = Arrays.stream(name.replace('\\', '/').split("/"))
                .filter(part -> !part.isEmpty() && !part.equals(".") && !part.equals(".."))
                .collect(Collectors.joining("/"));
        int[] plain = path.codePoints()
                .map(character -> isPlain(character) ? character : REPLACEMENT)
                .toArray();
        int cut = Math.max(0, plain.length - SHOWN);
        String shown = new String(plain, cut, plain.length - cut);
        return cut > 0 ? "\u2026" + shown : shown;
    }

    private static boolean isPlain(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
