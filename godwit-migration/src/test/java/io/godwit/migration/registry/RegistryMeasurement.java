package io.godwit.migration.registry;

import io.godwit.core.config.Migration;
import io.godwit.core.registry.RegistryPlan;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * Measures how long 2,000 subjects with 10,000 versions take to be inventoried, moved and verified between two registries in this
 * process, and prints it. Not a test: start its main method. Arguments: subjects (default 2,000), versions a subject (default 5).
 */
final class RegistryMeasurement {
    private RegistryMeasurement() {}

    public static void main(String[] arguments) {
        int subjects = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 2_000;
        int versions = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5;
        try (ConfluentStandIn source = new ConfluentStandIn();
                ConfluentStandIn target = new ConfluentStandIn()) {
            fill(source, subjects, versions);
            Migration migration = Registries.migration(source, target);
            long begin = System.nanoTime();
            RegistryPlan plan = timed("plan", source, target, () -> Registries.plan(migration));
            timed("move", source, target, () -> Registries.apply(migration));
            var verified = timed("verify", source, target, () -> Registries.verify(migration));
            System.out.printf(
                    Locale.ROOT,
                    "%,d subjects, %,d steps, %,d versions equal, verdict %s, %.1f s in all%n",
                    subjects,
                    plan.steps().size(),
                    verified.registries().equal(),
                    verified.exitCode(),
                    (System.nanoTime() - begin) / 1e9);
        }
    }

    private static <T> T timed(String what, ConfluentStandIn source, ConfluentStandIn target, Supplier<T> work) {
        long begin = System.nanoTime();
        long before = source.requests() + target.requests();
        T result = work.get();
        double seconds = (System.nanoTime() - begin) / 1e9;
        long requests = source.requests() + target.requests() - before;
        System.out.printf(
                Locale.ROOT, "%-7s %6.1f s  %,8d requests  %,7.0f/s%n", what, seconds, requests, requests / seconds);
        return result;
    }

    /** Each subject's versions grow by a field; every tenth refers to a shared schema, every fiftieth is soft-deleted. */
    private static void fill(ConfluentStandIn source, int subjects, int versions) {
        source.put("money", 1, 1, "{\"type\":\"record\",\"name\":\"Money\",\"fields\":[]}");
        int id = 2;
        for (int subject = 0; subject < subjects; subject++) {
            StringBuilder fields = new StringBuilder();
            String name = "topic-" + subject + "-value";
            for (int version = 1; version <= versions; version++) {
                fields.append(fields.isEmpty() ? "" : ",")
                        .append("{\"name\":\"f")
                        .append(version)
                        .append("\",\"type\":\"string\"}");
                String schema = "{\"type\":\"record\",\"name\":\"R" + subject + "\",\"fields\":[" + fields + "]}";
                if (subject % 10 == 0) {
                    source.put(name, version, id++, schema, "money@1");
                } else {
                    source.put(name, version, id++, schema);
                }
            }
            if (subject % 50 == 0) {
                source.softDelete(name, 1);
            }
        }
    }
}
