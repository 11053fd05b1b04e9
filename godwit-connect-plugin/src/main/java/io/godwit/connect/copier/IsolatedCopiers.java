package io.godwit.connect.copier;

import io.godwit.connect.plugin.Copier;
import io.godwit.connect.plugin.Copiers;
import java.time.Clock;
import java.util.Map;

/** Found by its name, behind the class loader that keeps kafka-clients apart from the worker's. */
public final class IsolatedCopiers implements Copiers {
    @Override
    public Copier task(Map<String, String> config) {
        return new TaskCopier(CopierConfig.of(config), Clock.systemUTC());
    }

    @Override
    public Copier director(Map<String, String> config) {
        return new TopicDirector(CopierConfig.of(config), Clock.systemUTC());
    }
}
