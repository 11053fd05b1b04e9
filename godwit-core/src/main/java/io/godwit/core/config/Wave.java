package io.godwit.core.config;

import java.util.List;

/** Applications that are cut over together. */
public record Wave(String name, List<String> applications) {
    public Wave {
        applications = List.copyOf(applications);
    }
}
