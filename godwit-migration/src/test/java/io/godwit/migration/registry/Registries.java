package io.godwit.migration.registry;

import io.godwit.core.config.Migration;
import io.godwit.core.config.RegistryConfig;
import io.godwit.core.config.RegistryConfig.Address;
import io.godwit.core.config.external.ExternalValues;
import io.godwit.core.config.parser.MigrationParser;
import io.godwit.core.registry.RegistryPlan;
import io.godwit.core.registry.RegistryWay;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Two registries in this process, or elsewhere, and what is done with them. */
final class Registries {
    private Registries() {}

    static Migration migration(Address source, Address target, Optional<RegistryWay> way) {
        return migration(source, Optional.of(target), way, "127.0.0.1:1", "127.0.0.1:2");
    }

    static Migration migration(
            Address source, Optional<Address> target, Optional<RegistryWay> way, String from, String to) {
        Migration plain = new MigrationParser(ExternalValues.none())
                .parse(
                        "name: crm\nsource: {bootstrapServers: '" + from + "'}\ntarget: {bootstrapServers: '" + to
                                + "'}\n",
                        "migration.yaml");
        return new Migration(
                plain.name(),
                plain.source(),
                plain.target(),
                plain.topics(),
                plain.groups(),
                plain.policies(),
                plain.mirror(),
                plain.verify(),
                plain.cutover(),
                plain.assess(),
                plain.applications(),
                plain.waves(),
                plain.security(),
                plain.repoint(),
                Optional.of(new RegistryConfig(way, source, target, Optional.empty(), 16, Duration.ofSeconds(30))));
    }

    static Migration migration(ConfluentStandIn source, ConfluentStandIn target) {
        return migration(Address.of(source.url()), Address.of(target.url()), Optional.empty());
    }

    static RegistryPlan plan(Migration migration) {
        try (RegistryPair pair = RegistryPair.open(migration)) {
            return pair.survey().plan();
        }
    }

    /** Plans and does it, without a lease. */
    static List<String> apply(Migration migration) {
        List<String> told = new ArrayList<>();
        try (RegistryPair pair = RegistryPair.open(migration)) {
            RegistryPair.Survey survey = pair.survey();
            new MoveRegistry(pair.target(), survey.target().orElseThrow(), () -> {}, told::add)
                    .apply(survey.plan(), pair.source());
        }
        return told;
    }

    static VerifyRegistry.Verified verify(Migration migration) {
        try (RegistryPair pair = RegistryPair.open(migration)) {
            return VerifyRegistry.verify(migration, pair, OptionalLong.empty());
        }
    }
}
