package io.godwit.core.repoint;

import io.godwit.core.repoint.format.Setting;

/**
 * A setting whose address was replaced: what else the target needs belongs beside it.
 *
 * @param leaf its key as it is written afterwards
 * @param key the client that it belongs to; the property is the bootstrap list, or something else for free text
 */
record Anchor(Setting setting, String leaf, ClientKey key) {
    boolean isBootstrapList() {
        return key.property().equals(ClientKey.BOOTSTRAP);
    }
}
