package io.godwit.core.repoint;

import io.godwit.core.config.Migration;
import io.godwit.core.config.external.FakeExternalValues;
import io.godwit.core.config.parser.MigrationParser;
import java.util.List;
import java.util.Map;

/** A source of two brokers, and targets with the kinds of security that Amazon MSK has. */
final class RepointFixture {
    static final SourceAddresses SOURCE =
            SourceAddresses.of(List.of("old-1.example:9092,PLAINTEXT://old-2.example:9092"), List.of());
    static final Map<String, String> URLS = Map.of("http://registry-old:8081", "https://registry-new");
    static final String SCRAM =
            """
              properties:
                security.protocol: SASL_SSL
                sasl.mechanism: SCRAM-SHA-512
                sasl.jaas.config: org.apache.kafka.common.security.scram.ScramLoginModule required username="godwit" password="target-secret";
            """;

    private RepointFixture() {}

    static Rewriter scram() {
        return rewriter(SCRAM, "");
    }

    static Rewriter iam() {
        return rewriter("", "repoint: {properties: {security.protocol: SASL_SSL, sasl.mechanism: AWS_MSK_IAM}}\n");
    }

    static Rewriter rewriter(String targetProperties, String more) {
        return new Rewriter(SOURCE, TargetClient.of(migration(targetProperties, more)), URLS);
    }

    static Migration migration(String targetProperties, String more) {
        return new MigrationParser(new FakeExternalValues())
                .parse(
                        "name: crm\nsource: {bootstrapServers: 'old-1.example:9092'}\ntarget:\n"
                                + "  bootstrapServers: b-1.new.example:9096,b-2.new.example:9096\n"
                                + targetProperties
                                + more,
                        "migration.yaml");
    }
}
