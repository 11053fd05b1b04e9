package io.godwit.mirror.wire;

import java.io.IOException;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.common.network.ChannelBuilder;
import org.apache.kafka.common.network.NetworkSend;
import org.apache.kafka.common.network.Selector;
import org.apache.kafka.common.network.Send;
import org.apache.kafka.common.network.TransferableChannel;
import org.apache.kafka.common.utils.LogContext;
import org.apache.kafka.common.utils.Time;

/** Kafka's selector, which closes a connection rather than write to it what was decided before a standstill. */
final class PulsedSelector extends Selector {
    private final Pulse pulse;

    PulsedSelector(long maxIdleMs, Metrics metrics, ChannelBuilder channels, LogContext logContext, Pulse pulse) {
        super(maxIdleMs, metrics, Time.SYSTEM, WireOpening.METRICS, channels, logContext);
        this.pulse = pulse;
    }

    @Override
    public void send(NetworkSend send) {
        super.send(new NetworkSend(send.destinationId(), new PulsedSend(send.send(), pulse.standstills())));
    }

    private final class PulsedSend implements Send {
        private final Send send;
        private final int standstills;

        PulsedSend(Send send, int standstills) {
            this.send = send;
            this.standstills = standstills;
        }

        @Override
        public boolean completed() {
            return send.completed();
        }

        @Override
        public long writeTo(TransferableChannel channel) throws IOException {
            pulse.requireNoneSince(standstills);
            return send.writeTo(channel);
        }

        @Override
        public long size() {
            return send.size();
        }
    }
}
