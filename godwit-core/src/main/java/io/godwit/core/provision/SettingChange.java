package io.godwit.core.provision;

import java.util.Objects;
import java.util.Optional;

/**
 * A setting of the source that the new cluster does not get as it is.
 *
 * @param name of the broker setting on the source
 * @param value there
 * @param becomes what is set instead, {@code name=value}; empty when the setting is left out
 * @param reason why
 */
public record SettingChange(String name, String value, Optional<String> becomes, String reason) {
    public SettingChange {
        Objects.requireNonNull(name);
        Objects.requireNonNull(value);
        Objects.requireNonNull(becomes);
        Objects.requireNonNull(reason);
    }

    static SettingChange dropped(String name, String value, String reason) {
        return new SettingChange(name, value, Optional.empty(), reason);
    }

    static SettingChange changed(String name, String value, String newName, String newValue, String reason) {
        return new SettingChange(name, value, Optional.of(newName + "=" + newValue), reason);
    }
}
