package io.godwit.lab.workload;

import io.godwit.lab.LabException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;

/**
 * The main class of the CRM's programs. It runs until SIGTERM, or until the process that owns the lab is gone.
 *
 * <p>Usage: {@code CrmApplication FILE.properties}
 */
public final class CrmApplication {
    private static final long TICK_MS = 250;
    private static final long CLUSTER_TIMEOUT_SECONDS = 60;

    private final ProgramSettings settings;
    private final CountDownLatch stopRequested = new CountDownLatch(1);
    private final CountDownLatch stopped = new CountDownLatch(1);

    private CrmApplication(ProgramSettings settings) {
        this.settings = settings;
    }

    public static void main(String[] arguments) {
        if (arguments.length != 1) {
            System.err.println("Usage: CrmApplication FILE.properties");
            System.exit(2);
        }
        try {
            new CrmApplication(ProgramSettings.read(Path.of(arguments[0]))).run();
        } catch (LabException | KafkaException e) {
            System.err.println(e);
            System.exit(1);
        }
    }

    private void run() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::stopAndWait, "crm-stop"));
        try (CrmRole role = role()) {
            role.start();
            say("started against " + settings.cluster());
            tickUntilStopped(role);
        } finally {
            say("stopped");
            stopped.countDown();
        }
    }

    private CrmRole role() {
        CrmControl control = CrmControl.read(settings.home());
        if (settings.program().equals(OrderProducers.PROGRAM)) {
            return new OrderProducers(settings, control);
        }
        String clusterId = clusterId();
        if (settings.groups().isEmpty()) {
            return new CrmProducers(settings, clusterId, control);
        }
        return settings.groups().contains(CrmGroup.SETTLEMENT)
                ? new CrmSettlement(settings)
                : new CrmConsumers(settings, clusterId, control);
    }

    private void tickUntilStopped(CrmRole role) {
        boolean ready = false;
        while (!awaitStop()) {
            CrmControl control = CrmControl.read(settings.home());
            // Asked before the tick saves, so that whoever waited for the start finds the first records in the state
            // file.
            boolean working = role.isWorking();
            role.tick(control);
            if (!ready && working) {
                ready = true;
                writeReady();
            }
            if (isOrphaned(control)) {
                say("the lab is gone");
                return;
            }
        }
    }

    private boolean awaitStop() {
        try {
            return stopRequested.await(TICK_MS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private void stopAndWait() {
        stopRequested.countDown();
        try {
            if (!stopped.await(1, TimeUnit.MINUTES)) {
                say("did not stop in order within a minute");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String clusterId() {
        Map<String, Object> properties = new HashMap<>(settings.client());
        try (Admin admin = Admin.create(properties)) {
            return admin.describeCluster().clusterId().get(CLUSTER_TIMEOUT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new LabException("could not reach the cluster " + settings.cluster() + ": " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LabException("interrupted while reaching the cluster " + settings.cluster(), e);
        }
    }

    private void writeReady() {
        try {
            Files.writeString(settings.readyFile(), ProcessHandle.current().pid() + " " + settings.cluster() + "\n");
        } catch (IOException e) {
            throw new LabException("could not write " + settings.readyFile() + ": " + e.getMessage(), e);
        }
    }

    private static boolean isOrphaned(CrmControl control) {
        return control.ownerProcessId() > 0
                && ProcessHandle.of(control.ownerProcessId())
                        .filter(ProcessHandle::isAlive)
                        .isEmpty();
    }

    private void say(String what) {
        System.out.println(settings.program() + " " + what);
    }
}
