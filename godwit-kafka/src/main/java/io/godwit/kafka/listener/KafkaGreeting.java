package io.godwit.kafka.listener;

import io.godwit.kafka.listener.ListenerAnswer.Authentication;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The smallest Kafka conversation: an ApiVersions request of version 0, which every broker since 0.10 answers to anybody.
 * A listener with SASL answers it once and hangs up at the second one, since it then waits for the handshake.
 *
 * @param authentication what the listener asks for
 * @param newestVersions request key → newest version that the broker accepts
 */
record KafkaGreeting(Authentication authentication, SortedMap<Integer, Integer> newestVersions) {
    private static final short API_VERSIONS_KEY = 18;
    private static final int FIRST = 0x60D17;
    /** An ApiVersions answer has some 90 entries of 6 bytes; a TLS alert read as a length is above 350,000,000. */
    private static final int LONGEST_ANSWER_BYTES = 65_536;

    /** The broker's answer, or empty if the peer does not speak Kafka's protocol on this connection. */
    static Optional<KafkaGreeting> exchange(Socket socket) throws IOException {
        Optional<SortedMap<Integer, Integer>> versions = ask(socket, FIRST);
        if (versions.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new KafkaGreeting(askAgain(socket), versions.get()));
    }

    private static Authentication askAgain(Socket socket) throws IOException {
        try {
            return ask(socket, FIRST + 1).isPresent() ? Authentication.NONE : Authentication.UNKNOWN;
        } catch (EOFException | SocketException hungUp) {
            return Authentication.SASL;
        }
    }

    private static Optional<SortedMap<Integer, Integer>> ask(Socket socket, int correlationId) throws IOException {
        socket.getOutputStream().write(request(correlationId));
        socket.getOutputStream().flush();
        DataInputStream answer = new DataInputStream(socket.getInputStream());
        int length = answer.readInt();
        if (length < 10 || length > LONGEST_ANSWER_BYTES) {
            return Optional.empty();
        }
        byte[] body = answer.readNBytes(length);
        if (body.length < length) {
            throw new EOFException("the answer ended after " + body.length + " of " + length + " bytes");
        }
        return parse(new DataInputStream(new ByteArrayInputStream(body)), correlationId);
    }

    private static Optional<SortedMap<Integer, Integer>> parse(DataInputStream body, int correlationId)
            throws IOException {
        if (body.readInt() != correlationId || body.readShort() != 0) {
            return Optional.empty();
        }
        SortedMap<Integer, Integer> versions = new TreeMap<>();
        for (int left = body.readInt(); left > 0; left--) {
            int key = body.readShort();
            body.readShort();
            versions.put(key, (int) body.readShort());
        }
        return Optional.of(versions);
    }

    private static byte[] request(int correlationId) throws IOException {
        byte[] clientId = "godwit-probe".getBytes(StandardCharsets.US_ASCII);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(10 + clientId.length);
        out.writeShort(API_VERSIONS_KEY);
        out.writeShort(0);
        out.writeInt(correlationId);
        out.writeShort(clientId.length);
        out.write(clientId);
        return bytes.toByteArray();
    }
}
