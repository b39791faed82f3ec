package org.filingmonitor.producer.publish;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Stands between clients and a broker, and loses the request to end a transaction, or the answer to it, when told to. */
final class LossyProxy implements AutoCloseable {

    /** What to lose, until a producer opens its transactions anew. */
    enum Loss {
        NOTHING,
        REQUEST,
        ANSWER
    }

    private static final short INIT_PRODUCER_ID = 22;
    private static final short END_TXN = 26;

    private final ServerSocket server;
    private final int brokerPort;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private volatile Loss loss = Loss.NOTHING;

    LossyProxy(int brokerPort) throws IOException {
        this.brokerPort = brokerPort;
        this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        threads.execute(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    void lose(Loss what) {
        loss = what;
    }

    private void accept() {
        try {
            while (!server.isClosed()) {
                Socket client = server.accept();
                Connection connection =
                        new Connection(client, new Socket(InetAddress.getLoopbackAddress(), brokerPort));
                threads.execute(connection::requests);
                threads.execute(connection::answers);
            }
        } catch (IOException ended) {
            loss = Loss.NOTHING;
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        threads.shutdownNow();
    }

    /** One client's connection. */
    private final class Connection {

        private final Socket client;
        private final Socket broker;
        private volatile boolean mute;

        Connection(Socket client, Socket broker) {
            this.client = client;
            this.broker = broker;
        }

        void requests() {
            try (client;
                    broker;
                    DataInputStream in = new DataInputStream(client.getInputStream());
                    DataOutputStream out = new DataOutputStream(broker.getOutputStream())) {
                while (true) {
                    byte[] request = new byte[in.readInt()];
                    in.readFully(request);
                    if (!isLost(ByteBuffer.wrap(request).getShort())) {
                        out.writeInt(request.length);
                        out.write(request);
                        out.flush();
                    }
                }
            } catch (IOException ended) {
                mute = true;
            }
        }

        private boolean isLost(short api) {
            if (api == INIT_PRODUCER_ID) {
                loss = Loss.NOTHING;
            }
            mute |= api == END_TXN && loss == Loss.ANSWER;
            return api == END_TXN && loss == Loss.REQUEST;
        }

        void answers() {
            try (InputStream in = broker.getInputStream()) {
                byte[] bytes = new byte[8192];
                for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
                    if (!mute) {
                        client.getOutputStream().write(bytes, 0, read);
                    }
                }
                client.close();
            } catch (IOException ended) {
                closeClient();
            }
        }

        private void closeClient() {
            try {
                client.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
