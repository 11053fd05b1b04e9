package io.godwit.lab;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One worker of a Connect cluster: a process of its own, which keeps its port when it is started again. */
public final class ConnectWorker {
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(20);
    private static final Duration ASK_TIMEOUT = Duration.ofSeconds(5);

    private final String name;
    private final URI url;
    private final List<String> command;
    private final Path logFile;
    private final HttpClient client = HttpClient.newHttpClient();

    @Nullable
    private LabProcess process;

    ConnectWorker(String name, URI url, List<String> command, Path logFile) {
        this.name = name;
        this.url = url;
        this.command = command;
        this.logFile = logFile;
    }

    /** The address of its REST API. */
    public URI url() {
        return url;
    }

    public Path logFile() {
        return logFile;
    }

    public synchronized boolean isRunning() {
        return process != null && process.isAlive();
    }

    /** SIGKILL. */
    public void kill() {
        process().kill();
    }

    /** SIGSTOP: it keeps its connections and does nothing, like a machine that hangs. */
    public void pause() {
        process().pause();
    }

    /** SIGCONT. */
    public void resume() {
        process().resume();
    }

    /** SIGTERM. */
    public void stop() {
        process().stop(STOP_PATIENCE);
    }

    /** Starts it, or starts it again; {@link #awaitReady} tells when it serves. */
    public synchronized void start() {
        if (isRunning()) {
            throw new LabException(name + " runs already");
        }
        process = LabProcess.start(name, command, logFile);
    }

    /** Returns once its REST API answers. */
    public void awaitReady(Duration timeout) {
        Patience.await(
                timeout,
                () -> {
                    Readiness.requireAlive(process(), name);
                    return answers();
                },
                () -> name + " answers; its log ends:\n" + LogTail.of(logFile));
    }

    private boolean answers() {
        HttpRequest request = HttpRequest.newBuilder(url.resolve("/connectors"))
                .timeout(ASK_TIMEOUT)
                .build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LabException("interrupted while waiting for " + name, e);
        }
    }

    synchronized LabProcess process() {
        if (process == null) {
            throw new LabException(name + " was not started");
        }
        return process;
    }
}
