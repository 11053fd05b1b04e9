package io.godwit.cli.demo;

import io.godwit.lab.pipeline.Sinks;
import io.godwit.lab.workload.CrmProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** The configuration of the pipeline's move, as an operator would have written it by hand. */
final class PipelineConfiguration {
    static final String WAVE = "pipeline";

    private PipelineConfiguration() {}

    /** The registry is started first, then those that write with its schemas, then those that only read with them. */
    static void write(
            Path file,
            PipelineStage.Kafka kafka,
            PipelineStage.Around around,
            CrmProgram orders,
            Path registryScript,
            Path sinksScript,
            List<Path> sinkFiles)
            throws IOException {
        Files.writeString(
                file,
                """
                name: pipeline
                source:
                  bootstrapServers: %1$s
                target:
                  bootstrapServers: %2$s
                topics:
                  include: [order, price, order-bad, %3$s, 'kafkasql-.*', registry-events]
                groups:
                  include: ['connect-.*']
                mirror:
                  refreshInterval: 2s
                cutover:
                  maxWritePause: 3m
                  commandTimeout: 2m
                  stableTimeout: 2m
                repoint:
                  urls: {'%4$s': '%5$s'}
                applications:
                  - name: registry
                    produces: ['kafkasql-.*', registry-events]
                    stop: '%6$s stop'
                    start: '%6$s start'
                    startOnSource: '%6$s start'
                  - name: orders
                    produces: [order, price, order-bad]
                    files: ['%7$s']
                    stop: '%8$s stop'
                    start: '%8$s start'
                    health: '%8$s health'
                  - name: sinks
                    groups: [connect-%9$s, connect-%9$s-coord, connect-%10$s]
                    produces: [%3$s]
                    files: [%11$s]
                    stop: '%12$s stop'
                    start: '%12$s start'
                waves:
                  - name: %13$s
                    applications: [registry, orders, sinks]
                """
                        .formatted(
                                kafka.source().bootstrapServers(),
                                kafka.target().bootstrapServers(),
                                Sinks.CONTROL_TOPIC,
                                around.sourceRegistry().url(),
                                around.targetRegistry().url(),
                                registryScript,
                                orders.configurationFile(),
                                orders.script(),
                                Sinks.LAKE,
                                Sinks.DATABASE,
                                sinkFiles.stream().map(path -> "'" + path + "'").collect(Collectors.joining(", ")),
                                sinksScript,
                                WAVE));
    }
}
