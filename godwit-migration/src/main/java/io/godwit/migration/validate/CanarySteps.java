package io.godwit.migration.validate;

import io.godwit.core.error.ErrorCode;
import io.godwit.core.error.GeneralError;
import io.godwit.core.error.GodwitException;
import io.godwit.kafka.connection.ClusterConnection;
import io.godwit.kafka.connection.ClusterRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.KafkaException;

/** Runs the steps of a canary, times them, and tells at which one it failed and why. */
final class CanarySteps {
    private final ClusterConnection cluster;
    private final String topic;
    private final List<CanaryReport.Step> done = new ArrayList<>();

    /** Something that talks to the cluster. */
    interface Work<T> {
        T run() throws ExecutionException, InterruptedException, TimeoutException;
    }

    CanarySteps(ClusterConnection cluster, String topic) {
        this.cluster = cluster;
        this.topic = topic;
    }

    List<CanaryReport.Step> done() {
        return done;
    }

    <T> T run(ErrorCode code, String right, Work<T> work) {
        String step = code.toString().toLowerCase(Locale.ROOT);
        long begin = System.nanoTime();
        try {
            T result = work.run();
            done.add(new CanaryReport.Step(step, Math.round((System.nanoTime() - begin) / 10_000.0) / 100.0));
            return result;
        } catch (InterruptedException | org.apache.kafka.common.errors.InterruptException e) {
            Thread.currentThread().interrupt();
            throw new GodwitException(
                    GeneralError.INTERRUPTED,
                    "validate",
                    "interrupted at the step " + step,
                    "run godwit validate again; it removes what is left over",
                    e);
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            throw failed(code, step, right, e);
        }
    }

    GodwitException failed(ErrorCode code, String reason, String fix) {
        return new GodwitException(code, cluster.config().side().word() + " topic " + topic, reason, fix);
    }

    private GodwitException failed(ErrorCode code, String step, String right, Exception cause) {
        GodwitException told = cluster.errors().translate(cause, new ClusterRequest("canary step " + step, right));
        return new GodwitException(
                code,
                cluster.config().side().word() + " topic " + topic,
                "step " + step + " failed: " + told.code().id() + " " + told.reason(),
                told.fix(),
                cause);
    }
}
