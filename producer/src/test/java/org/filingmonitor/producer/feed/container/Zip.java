package org.filingmonitor.producer.feed.container;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** A ZIP archive, byte by byte, with whatever is odd about it. */
final class Zip {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final ByteArrayOutputStream directory = new ByteArrayOutputStream();
    private final List<Integer> starts = new ArrayList<>();
    private int listed;

    /** How a file is packed. */
    record How(boolean deflated, boolean described, boolean signed, boolean wide, int flags, int method) {

        static final How DEFLATED = new How(true, false, true, false, 0, 8);
        static final How STORED = new How(false, false, true, false, 0, 0);

        How describedAfterwards() {
            return new How(deflated, true, signed, wide, flags, method);
        }

        How withoutSignature() {
            return new How(deflated, described, false, wide, flags, method);
        }

        How inSixtyFourBits() {
            return new How(deflated, described, signed, true, flags, method);
        }

        How encrypted() {
            return new How(deflated, described, signed, wide, flags | 1, method);
        }

        How method(int other) {
            return new How(deflated, described, signed, wide, flags, other);
        }
    }

    Zip add(String name, String content) {
        return add(name, content.getBytes(StandardCharsets.UTF_8), How.DEFLATED);
    }

    Zip add(String name, byte[] content, How how) {
        return add(name.getBytes(StandardCharsets.UTF_8), content, how);
    }

    Zip add(byte[] name, byte[] content, How how) {
        starts.add(bytes.size());
        byte[] packed = how.deflated() ? deflated(content) : content;
        CRC32 crc = new CRC32();
        crc.update(content);
        ByteBuffer extra = little(20);
        if (how.wide()) {
            extra.putShort((short) 1).putShort((short) 16);
            extra.putLong(how.described() ? 0 : content.length).putLong(how.described() ? 0 : packed.length);
        }
        int told = how.wide() ? -1 : 0;
        ByteBuffer header = little(30);
        header.putInt(0x04034b50).putShort((short) 20);
        header.putShort((short) (how.flags() | (how.described() ? 8 : 0))).putShort((short) how.method());
        header.putInt(0).putInt(how.described() ? 0 : (int) crc.getValue());
        header.putInt(how.described() || how.wide() ? told : packed.length);
        header.putInt(how.described() || how.wide() ? told : content.length);
        header.putShort((short) name.length).putShort((short) extra.position());
        write(bytes, header);
        bytes.writeBytes(name);
        write(bytes, extra);
        bytes.writeBytes(packed);
        if (how.described()) {
            describe(crc.getValue(), packed.length, content.length, how);
        }
        list(name);
        return this;
    }

    private void describe(long crc, int packed, int length, How how) {
        ByteBuffer descriptor = little(24);
        if (how.signed()) {
            descriptor.putInt(0x08074b50);
        }
        descriptor.putInt((int) crc);
        if (how.wide()) {
            descriptor.putLong(packed).putLong(length);
        } else {
            descriptor.putInt(packed).putInt(length);
        }
        write(bytes, descriptor);
    }

    private void list(byte[] name) {
        ByteBuffer entry = little(46);
        entry.putInt(0x02014b50).position(28);
        entry.putShort((short) name.length).position(46);
        write(directory, entry);
        directory.writeBytes(name);
        listed++;
    }

    byte[] bytes() {
        return bytes("");
    }

    byte[] bytes(String comment) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.writeBytes(bytes.toByteArray());
        whole.writeBytes(directory.toByteArray());
        ByteBuffer end = little(22);
        end.putInt(0x06054b50).putInt(0).putShort((short) listed).putShort((short) listed);
        end.putInt(directory.size()).putInt(bytes.size()).putShort((short) comment.length());
        write(whole, end);
        whole.writeBytes(comment.getBytes(StandardCharsets.US_ASCII));
        return whole.toByteArray();
    }

    /** Returns where a file's header begins. */
    int start(int file) {
        return starts.get(file);
    }

    static byte[] deflated(byte[] content) {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        deflater.setInput(content);
        deflater.finish();
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        while (!deflater.finished()) {
            packed.write(buffer, 0, deflater.deflate(buffer));
        }
        deflater.end();
        return packed.toByteArray();
    }

    private static ByteBuffer little(int length) {
        return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static void write(ByteArrayOutputStream out, ByteBuffer written) {
        byte[] bytes = new byte[written.position()];
        written.flip().get(bytes);
        out.writeBytes(bytes);
    }
}
